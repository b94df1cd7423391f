import { describe, expect, test } from 'vitest';
import type { Measured, MeasuredScenario, TruthClass } from '../../../sim-core/index.ts';
import {
  aimOf,
  cellScenario,
  createSimulationWorker,
  factorAtPower,
  powerCurve,
} from '../../../sim-core/index.ts';
import { scenarioOf } from '../worlds.ts';

const number = (estimate: number): Measured => ({ estimate, low: 0, high: 1 });

function measured(truth: TruthClass, shares: Readonly<Record<string, number>>): MeasuredScenario {
  const measures = Object.fromEntries(Object.entries(shares).map(([key, value]) => [key, number(value)]));
  return {
    replications: 100,
    truth,
    extraFailuresPerRequest: 0,
    plans: [
      { id: 'ab', sampleUnit: 'users', measures: measures as never, exemplars: {} as never, outcomes: null },
    ],
  };
}

const harmfulWorld = [
  { factor: 1, measured: measured('harmful', { caught: 0.6, rolledBack: 0.7, promoted: 0.3 }) },
  { factor: 0, measured: measured('equal', { caught: 0, rolledBack: 0.05, promoted: 0.9 }) },
  { factor: 2, measured: measured('harmful', { caught: 1, rolledBack: 1, promoted: 0 }) },
];

describe('aimOf(played)', () => {
  test('is what the truth of the scenario asks for', () => {
    expect(aimOf(harmfulWorld)).toBe('rollBack');
    expect(aimOf([{ factor: 1, measured: measured('better', {}) }])).toBe('promote');
  });
  test('is that of the largest effect where its own is within the tolerance, and none where all are', () => {
    const within = { factor: 1, measured: measured('equal', {}) };
    expect(aimOf([within, { factor: 3, measured: measured('better', {}) }])).toBe('promote');
    expect(aimOf([within])).toBeUndefined();
  });
});

describe('powerCurve(played, planId, aim)', () => {
  test('counts what is caught after the harm began, and every rollback of an equal challenger', () => {
    const curve = powerCurve(harmfulWorld, 'ab', 'rollBack')!;
    expect(curve.points.map(({ factor, power }) => [factor, 'estimate' in power && power.estimate])).toEqual([
      [0, 0.05],
      [1, 0.6],
      [2, 1],
    ]);
    expect(curve.equal).toMatchObject({ rolledBack: { estimate: 0.05 }, promoted: { estimate: 0.9 } });
  });
  test('has no false-alarm rate before the equal challenger was played, and none of an unknown plan', () => {
    expect(powerCurve(harmfulWorld.slice(0, 1), 'ab', 'rollBack')!.equal).toBeUndefined();
    expect(powerCurve(harmfulWorld, 'canary', 'rollBack')).toBeUndefined();
  });
  test('is the power that theory gives a gate, at every size of the effect', async () => {
    const scenario = scenarioOf(
      {
        horizonHours: 24,
        traffic: { requestsPerSecond: 0.05 },
        users: { population: 100_000_000 },
        incumbent: { error: 0.1 },
        challenger: { error: 0.16 },
        sharedLuck: 0,
      },
      {
        canary: [
          {
            strategy: 'canary',
            stages: [{ share: 0.5, hours: 24 }],
            gates: [{ kind: 'z', metric: 'errors', limit: 1.96, looks: 'stage-end', minimumRequests: 1 }],
          },
        ],
      },
    );
    const worker = createSimulationWorker();
    const replications = 2000;
    const played = await Promise.all(
      [0, 0.5, 1].map(async (factor) => {
        const { scenario: cell } = cellScenario(scenario, [{ swept: { kind: 'effect' }, value: factor }]);
        return {
          factor,
          measured: await worker.measure({ scenario: cell!, seed: 1, replications, engine: 'auto' }, false),
        };
      }),
    );
    const { points, equal } = powerCurve(played, 'canary', 'rollBack')!;
    // 0.05 requests a second for a day, half of them each model's.
    for (const { factor, power } of points) {
      const expected = theory(0.1, 0.1 + 0.06 * factor, 0.05 * 86_400 * 0.5);
      expect(Math.abs(('estimate' in power ? power.estimate : Number.NaN) - expected)).toBeLessThan(0.035);
    }
    expect(equal!.rolledBack).toEqual(points[0]!.power);
  });
});

/** Power of a one-sided z test of two proportions with a pooled error, by the normal approximation. */
function theory(first: number, second: number, each: number): number {
  const pooled = (first + second) / 2;
  const null_ = Math.sqrt((2 * pooled * (1 - pooled)) / each);
  const own = Math.sqrt((first * (1 - first) + second * (1 - second)) / each);
  return normalCdf((second - first - 1.96 * null_) / own);
}

function normalCdf(z: number): number {
  // Simpson's rule over the density.
  const steps = 2000;
  let sum = 0;
  for (let step = 0; step <= steps; step += 1) {
    const x = -8 + ((z + 8) * step) / steps;
    sum += (step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2) * Math.exp((-x * x) / 2);
  }
  return (sum * (z + 8)) / steps / 3 / Math.sqrt(2 * Math.PI);
}

describe('factorAtPower(curve, power)', () => {
  test('lies on the straight line between the points around it', () => {
    const curve = powerCurve(harmfulWorld, 'ab', 'rollBack')!;
    expect(factorAtPower(curve, 0.8)).toBe(1.5);
    expect(factorAtPower(curve, 0.6)).toBe(1);
  });
  test('is "throughout" where it is never below, and nothing where it is not reached', () => {
    const curve = powerCurve(harmfulWorld, 'ab', 'rollBack')!;
    expect(factorAtPower(curve, 0.01)).toBe('throughout');
    expect(factorAtPower({ ...curve, points: curve.points.slice(0, 2) }, 0.8)).toBeUndefined();
  });
});
