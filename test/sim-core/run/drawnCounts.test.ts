import { describe, expect, test } from 'vitest';
import type { EngineName, PlanOutcomes } from '../../../sim-core/index.ts';
import { mergeOutcomes, truthCodes } from '../../../sim-core/outcome/outcomes.ts';
import { streamsOf } from '../../../sim-core/engine/streams.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import { momentsOf, regularizedBeta } from '../../../sim-core/statistics/index.ts';
import { scenarioOf } from '../worlds.ts';

const REPLICATIONS = 1500;
const TOLERANCE = 0.005;
const engines = ['events', 'ticks', 'lazy'] as const;

const plans = {
  ab: [{ strategy: 'ab', hours: 20, metric: 'success', alpha: 0.1, whenInconclusive: 'promote' }],
  canary: [
    {
      strategy: 'canary',
      stages: [{ share: 0.5, hours: 20 }],
      gates: [{ kind: 'z', metric: 'successes', limit: 1.5, looks: 'stage-end' }],
    },
  ],
};

/** An incumbent known exactly, and a challenger of which 95% succeeded in an evaluation. */
const evaluated = (challenger: unknown, requestsPerSecond = 0.01) =>
  scenarioOf(
    { traffic: { requestsPerSecond }, incumbent: { success: 0.93 }, challenger: { success: challenger } },
    plans,
    { tolerance: TOLERANCE },
  );
const measured = (trials: number, uncertainty = 'drawn') => ({
  kind: 'measured',
  events: trials * 0.95,
  trials,
  uncertainty,
});

function play(scenario: ReturnType<typeof evaluated>, engine: EngineName, replications = REPLICATIONS) {
  return playChunk(compileScenario(scenario), engine, 7, { from: 0, to: replications });
}

const shareOf = (values: Float64Array, wanted: number) =>
  values.filter((value) => value === wanted).length / values.length;

describe.each(engines)('by the %s engine, counts that are drawn', (engine) => {
  const outcomes = play(evaluated(measured(100)), engine);

  test('make the challenger harmful and better as often as the posterior of 95 in 100 says', () => {
    const below = regularizedBeta(0.93 - TOLERANCE, 95.5, 5.5);
    const above = 1 - regularizedBeta(0.93 + TOLERANCE, 95.5, 5.5);
    for (const [probability, code] of [
      [below, truthCodes.harmful],
      [above, truthCodes.better],
    ] as const) {
      const standardError = Math.sqrt((probability * (1 - probability)) / REPLICATIONS);
      const share = shareOf(outcomes[0]!.columns.truth, code);
      expect(Math.abs(share - probability)).toBeLessThan(3 * standardError);
    }
  });

  test('are the same for all plans of a replication, and whichever engine plays it', () => {
    expect(outcomes[1]!.columns.truth).toEqual(outcomes[0]!.columns.truth);
    const other = play(evaluated(measured(100)), engine === 'lazy' ? 'ticks' : 'lazy', 200);
    expect(outcomes[0]!.columns.truth.slice(0, 200)).toEqual(other[0]!.columns.truth);
  });

  test('carry the size of the evaluation into the outcomes: 100 trials leave more open than a million', () => {
    const many = play(evaluated(measured(1e6)), engine);
    // What serving all comes to varies with the truth, and by little else in traffic without dispersion.
    const spread = (played: readonly PlanOutcomes[]) => {
      const { columns } = played[0]!;
      const promoted = columns.extraFailures.filter((_, row) => columns.verdict[row] === 1);
      const { m2, count } = momentsOf(promoted);
      return Math.sqrt(m2 / count);
    };
    expect(spread(outcomes)).toBeGreaterThan(5 * spread(many));
    expect(shareOf(many[0]!.columns.truth, truthCodes.better)).toBe(1);
  });

  test('approach the point estimate as the trials grow', () => {
    const huge = play(evaluated(measured(1e12)), engine, 300);
    const point = play(evaluated(0.95), engine, 300);
    huge.forEach(({ columns }, plan) => {
      const { columns: expected } = point[plan]!;
      const alike = columns.verdict.filter((verdict, row) => verdict === expected.verdict[row]).length;
      expect(alike).toBeGreaterThan(290);
      expect(momentsOf(columns.extraFailures).mean).toBeCloseTo(momentsOf(expected.extraFailures).mean, 1);
    });
  });

  test('and are ignored play the point estimate, bit by bit', () => {
    expect(play(evaluated(measured(100, 'ignored')), engine, 100)).toEqual(
      play(evaluated(0.95), engine, 100),
    );
  });

  test('give the same numbers in any chunks', () => {
    const compiled = compileScenario(evaluated(measured(100)));
    const parts = [
      [0, 1],
      [30, 100],
      [1, 30],
    ].map(([from, to]) => playChunk(compiled, engine, 7, { from: from!, to: to! }));
    const whole = playChunk(compiled, engine, 7, { from: 0, to: 100 });
    expect(whole.map((_, plan) => mergeOutcomes(parts.map((part) => part[plan]!)))).toEqual(whole);
  });
});

describe('compileScenario(source).inReplication(open)', () => {
  test('is the very scenario where nothing is drawn', () => {
    const compiled = compileScenario(evaluated(measured(100, 'ignored')));
    expect(compiled.inReplication(streamsOf(1)(0))).toBe(compiled);
  });

  test('has a world and a truth of its own where something is, and shares the traffic', () => {
    const compiled = compileScenario(evaluated(measured(100)));
    const [first, again, second] = [0, 0, 1].map((replication) =>
      compiled.inReplication(streamsOf(1)(replication)),
    );
    expect(first!.world.failure.challenger).toEqual(again!.world.failure.challenger);
    expect(first!.world.failure.challenger[0]).not.toBe(second!.world.failure.challenger[0]);
    expect(first!.world.requests).toBe(compiled.world.requests);
    expect(first!.plans).toBe(compiled.plans);
  });

  test('draws from a stream of its own', () => {
    const opened: string[] = [];
    compileScenario(evaluated(measured(100))).inReplication((name) => {
      opened.push(name);
      return streamsOf(1)(0)(name);
    });
    expect(opened).toEqual(['parameters']);
  });

  test('moves the onset with the truth', () => {
    const drift = {
      name: 'Errors',
      shape: 'incremental',
      model: 'challenger',
      quantity: 'error',
      change: 0.2,
    };
    const compiled = compileScenario(
      scenarioOf(
        {
          incumbent: { error: 0.1 },
          challenger: { error: { ...measured(100), events: 5 } },
          drifts: [{ ...drift, atHours: 0, overHours: 24 }],
        },
        plans,
      ),
    );
    const onsets = Array.from(
      { length: 50 },
      (_, replication) => compiled.inReplication(streamsOf(1)(replication)).truth.onsetHours,
    );
    expect(new Set(onsets).size).toBeGreaterThan(3);
  });
});
