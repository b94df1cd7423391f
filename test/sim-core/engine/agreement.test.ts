import { describe, expect, it } from 'vitest';
import type { EngineName, OutcomeColumn, Scenario } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import { kolmogorovSmirnovTest } from '../../../sim-core/statistics/index.ts';
import { smallWorlds } from '../worlds.ts';

const REPLICATIONS = 3000;

/** One in 10,000: with some 70 comparisons the suite would fail by luck once in 140 seeds, and the seed is fixed. */
const LEVEL = 1e-4;

const compared: readonly OutcomeColumn[] = [
  'verdict',
  'decisionHours',
  'requests',
  'users',
  'extraFailures',
  'harm',
  'unitsSeen',
  'extraModelRuns',
];

function play(scenario: Scenario, engine: EngineName, seed: number) {
  return playChunk(compileScenario(scenario), engine, seed, { from: 0, to: REPLICATIONS });
}

/** "None" as a number, so that how often there is none is compared too. */
const withoutNaN = (values: Float64Array) => values.map((value) => (Number.isNaN(value) ? -1 : value));

describe.each(Object.entries(smallWorlds))('engines: %s', (_, make) => {
  const scenario = make();
  const ticks = play(scenario, 'ticks', 1);
  const events = play(scenario, 'events', 2);

  it.each(scenario.plans.map(({ id }, index) => [id, index] as const))(
    'the aggregate draws of plan "%s" agree with request-by-request play in every outcome',
    (_id, index) => {
      for (const column of compared) {
        const test = kolmogorovSmirnovTest(
          withoutNaN(ticks[index]!.columns[column]),
          withoutNaN(events[index]!.columns[column]),
        );
        expect(test!.pValue, column).toBeGreaterThan(LEVEL);
      }
    },
  );

  it('the two runs differ replication by replication, so agreement is no identity', () => {
    expect(ticks[0]!.columns.requests).not.toEqual(events[0]!.columns.requests);
  });
});
