import { describe, it } from 'vitest';
import type { EngineName, PlanOutcomes, Scenario } from '../../sim-core/index.ts';
import { compileScenario } from '../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../sim-core/run/playChunk.ts';
import { shipped } from '../gallery/scenario.ts';
import { expectSameDistribution } from '../sim-core/sameDistribution.ts';
import { smallWorlds } from '../sim-core/worlds.ts';

const REPLICATIONS = 20_000;

/** Some 600 comparisons: by luck alone the suite would fail once in 15 sets of seeds, and the seeds are fixed. */
const LEVEL = 1e-4;

const seeds: Readonly<Record<EngineName, number>> = { events: 101, ticks: 202, lazy: 303 };

type Play = (engine: EngineName) => readonly PlanOutcomes[];

/** Plays a scenario with each engine at most once, when first asked. */
function playsOf(make: () => Scenario): Play {
  const played = new Map<EngineName, PlanOutcomes[]>();
  return (engine) => {
    const outcomes =
      played.get(engine) ??
      playChunk(compileScenario(make()), engine, seeds[engine], { from: 0, to: REPLICATIONS });
    played.set(engine, outcomes);
    return outcomes;
  };
}

function expectAgreement(play: Play, first: EngineName, second: EngineName): void {
  const others = play(second);
  play(first).forEach((outcomes, plan) => expectSameDistribution(outcomes, others[plan]!, LEVEL));
}

/** A scenario with so few requests (and users) that each of them can be played; all else as it is. */
function inMiniature(scenario: Scenario, requests: number): Scenario {
  const { world } = scenario;
  const factor = requests / compileScenario(scenario).world.requestsBefore.at(-1)!;
  const traffic = { ...world.traffic, requestsPerSecond: world.traffic.requestsPerSecond * factor };
  const users = { ...world.users, population: Math.max(100, Math.round(world.users.population * factor)) };
  return { ...scenario, world: { ...world, traffic, users } };
}

const againstEvents = [
  ['ticks', 'events'],
  ['lazy', 'events'],
] as const;

describe(`engines agree at ${REPLICATIONS} replications (Kolmogorov-Smirnov, every plan, every outcome)`, () => {
  describe.each(Object.entries(smallWorlds))('%s', (_, make) => {
    const play = playsOf(make);
    it.each(againstEvents)('%s and %s', (first, second) => {
      expectAgreement(play, first, second);
    });
  });

  describe.each(['slow-burn', 'needle', 'ranking-win', 'reference-null', 'reference-drift'])(
    'the shipped scenario %s',
    (id) => {
      const inFull = playsOf(() => shipped(id));
      it('lazy and ticks, as it is', () => {
        expectAgreement(inFull, 'lazy', 'ticks');
      });

      const small = playsOf(() => inMiniature(shipped(id), 3000));
      it.each(againstEvents)('%s and %s, in miniature', (first, second) => {
        expectAgreement(small, first, second);
      });
    },
  );
});
