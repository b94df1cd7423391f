import { describe, expect, it } from 'vitest';
import type { EngineName, Scenario } from '../../../../sim-core/index.ts';
import { compileScenario } from '../../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../../sim-core/run/playChunk.ts';
import { expectSameDistribution } from '../../sameDistribution.ts';

const REPLICATIONS = 3000;

/** One in 10,000: with some 180 comparisons the suite would fail by luck once in 55 seeds, and the seed is fixed. */
const LEVEL = 1e-4;

function play(scenario: Scenario, engine: EngineName, seed: number) {
  return playChunk(compileScenario(scenario), engine, seed, { from: 0, to: REPLICATIONS });
}

/**
 * The engines agree in every outcome of every plan of these worlds. Each group of worlds has a test file of its own, so that
 * they are played side by side.
 */
export function describeAgreement(worlds: Record<string, () => Scenario>): void {
  describe.each(Object.entries(worlds))('engines: %s', (_, make) => {
    const scenario = make();
    const events = play(scenario, 'events', 1);
    const aggregate = { ticks: play(scenario, 'ticks', 2), lazy: play(scenario, 'lazy', 3) };

    it.each(
      (['ticks', 'lazy'] as const).flatMap((engine) =>
        scenario.plans.map(({ id }, index) => [engine, id, index] as const),
      ),
    )(
      'the %s engine agrees with request-by-request play of plan "%s" in every outcome',
      (engine, _id, index) => {
        expectSameDistribution(aggregate[engine][index]!, events[index]!, LEVEL);
      },
    );

    it('the runs differ replication by replication, so agreement is no identity', () => {
      expect(aggregate.ticks[0]!.columns.requests).not.toEqual(events[0]!.columns.requests);
      expect(aggregate.ticks[0]!.columns.requests).not.toEqual(aggregate.lazy[0]!.columns.requests);
    });
  });
}
