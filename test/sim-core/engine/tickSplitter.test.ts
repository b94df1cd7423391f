import { describe, expect, test } from 'vitest';
import type { EngineName } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { traceReplication } from '../../../sim-core/run/traceReplication.ts';
import { kolmogorovSmirnovTest } from '../../../sim-core/statistics/index.ts';
import { smallWorlds } from '../worlds.ts';

const TRACES = 1500;

/** Counts of the fifth tick by replication. */
function countsOf(world: string, plan: string, engine: EngineName, seed: number) {
  const compiled = compileScenario(smallWorlds[world]!());
  const traces = Array.from({ length: TRACES }, (_, replication) =>
    traceReplication(compiled, engine, seed, plan, replication),
  );
  const column = (read: (tick: (typeof traces)[number]['ticks'][number]) => number) =>
    Float64Array.from(traces, ({ ticks }) => read(ticks[4]!));
  return {
    requests: column(({ requests }) => requests),
    challenger: column(({ challenger }) => challenger?.requests ?? 0),
    difference: column(
      ({ challenger, incumbent }) => (challenger?.requests ?? 0) - (incumbent?.requests ?? 0),
    ),
    successes: column(({ challenger }) => challenger?.successes ?? 0),
  };
}

describe('a block that is spread over its ticks has the counts of ticks played one by one', () => {
  test.each([
    ['sessions of users who are alike', 'ab'],
    ['users who differ in propensity and come in sessions', 'ab'],
    ['bots, and requests that never reach the counts', 'ab'],
  ])('%s: %s', (world, plan) => {
    const spread = countsOf(world, plan, 'ticks', 5);
    const played = countsOf(world, plan, 'events', 6);
    for (const name of ['requests', 'challenger', 'difference', 'successes'] as const) {
      expect(kolmogorovSmirnovTest(spread[name], played[name])!.pValue, name).toBeGreaterThan(1e-3);
    }
  });
});
