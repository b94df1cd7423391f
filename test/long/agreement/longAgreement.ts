import type { EngineName, PlanOutcomes, Scenario } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import { describe, it } from 'vitest';
import { expectSameDistribution } from '../../sim-core/sameDistribution.ts';

export const REPLICATIONS = 20_000;

/** Some 600 comparisons: by luck alone the suite would fail once in 15 sets of seeds, and the seeds are fixed. */
const LEVEL = 1e-4;

const seeds: Readonly<Record<EngineName, number>> = { events: 101, ticks: 202, lazy: 303 };

export type Play = (engine: EngineName) => readonly PlanOutcomes[];

/** Plays a scenario with each engine at most once, when first asked. */
export function playsOf(make: () => Scenario): Play {
  const played = new Map<EngineName, PlanOutcomes[]>();
  return (engine) => {
    const outcomes =
      played.get(engine) ??
      playChunk(compileScenario(make()), engine, seeds[engine], { from: 0, to: REPLICATIONS });
    played.set(engine, outcomes);
    return outcomes;
  };
}

/** Both engines agree in every outcome of every plan (Kolmogorov-Smirnov). */
export function expectAgreement(play: Play, first: EngineName, second: EngineName): void {
  const others = play(second);
  play(first).forEach((outcomes, plan) => expectSameDistribution(outcomes, others[plan]!, LEVEL));
}

export const againstEvents = [
  ['ticks', 'events'],
  ['lazy', 'events'],
] as const;

/** The engines agree on these worlds. Groups of them have files of their own, so that they are played side by side. */
export function describeLongAgreement(worlds: Record<string, () => Scenario>): void {
  describe.each(Object.entries(worlds))(`engines at ${REPLICATIONS} replications: %s`, (_, make) => {
    const play = playsOf(make);
    it.each(againstEvents)('%s and %s agree', (first, second) => {
      expectAgreement(play, first, second);
    });
  });
}
