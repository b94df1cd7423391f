import { describe, expect, test } from 'vitest';
import { comparePlans, createSimulationWorker } from '../../../sim-core/index.ts';
import type { Incomparable, PairedDifference, Race, Scenario } from '../../../sim-core/index.ts';
import type { Outcome } from '../../../sim-core/outcome/outcomes.ts';
import { truthCodes, verdictCodes } from '../../../sim-core/outcome/outcomes.ts';
import { unpackOutcomes } from '../../../sim-core/outcome/packedOutcomes.ts';
import { Random } from '../../../sim-core/random/index.ts';
import { scenarioOf } from '../worlds.ts';
import { outcomesOf } from './outcomesOf.ts';

const { promoted, rolledBack } = verdictCodes;
const harmful = { truth: truthCodes.harmful, onsetHours: 6 };
const stopAt = (decisionHours: number): Partial<Outcome> => ({ verdict: rolledBack, decisionHours });
const shipAt = (decisionHours: number): Partial<Outcome> => ({ verdict: promoted, decisionHours });

/** Compares two plans from what each of them came to, row by row, in worlds that are given once. */
function compare(world: Partial<Outcome>, pairs: readonly (readonly [Partial<Outcome>, Partial<Outcome>])[]) {
  const plan = (id: string, side: 0 | 1) =>
    outcomesOf(
      id,
      pairs.map((pair) => ({ ...world, ...pair[side] })),
    );
  return comparePlans(plan('canary', 0), plan('ab', 1));
}

const shares = (race: Race | Incomparable) => {
  const { first, second, together, neither } = race as Race;
  return [first, second, together, neither].map(({ estimate }) => estimate);
};

describe('comparePlans(first, second) of a harmful challenger', () => {
  const { races, differences, planIds, replications } = compare(harmful, [
    [stopAt(8), stopAt(20)],
    [stopAt(8), shipAt(7)],
    [stopAt(30), {}],
    [shipAt(9), stopAt(12)],
    [stopAt(10), stopAt(10)],
    [stopAt(6), stopAt(40)],
    [{}, shipAt(7)],
    [{}, {}],
  ]);

  test('names what it compares', () => {
    expect(planIds).toEqual(['canary', 'ab']);
    expect(replications).toBe(8);
  });

  test('sees who catches the harm first, where promotion, the horizon and a rollback by the onset are never', () => {
    expect(races.catchesHarm).toMatchObject({ counted: 8 });
    expect(shares(races.catchesHarm)).toEqual([3 / 8, 2 / 8, 1 / 8, 2 / 8]);
    expect(races.catchesHarm).toMatchObject({
      firstAlone: { estimate: 2 / 8 },
      secondAlone: { estimate: 2 / 8 },
    });
  });

  test('sees who decides first, whatever the verdict', () => {
    expect(shares(races.decides)).toEqual([4 / 8, 2 / 8, 1 / 8, 1 / 8]);
  });

  test('has nobody ship a good challenger', () => {
    expect(races.shipsGood).toEqual({ notCompared: 'alwaysHarmful' });
    expect(differences.gainForgone).toEqual({ notCompared: 'neverBetter' });
  });

  test('compares hours only where both have them, and says how many those are', () => {
    expect(differences.catchHours).toMatchObject({ counted: 2, mean: -6 });
    expect(differences.decisionHours).toMatchObject({
      counted: 5,
      mean: (8 - 20 + (8 - 7) + (9 - 12) + 0 + (6 - 40)) / 5,
    });
  });
});

describe('comparePlans(first, second) of quantities', () => {
  test('takes the mean difference of the pairs and its interval from their own spread', () => {
    const { differences } = compare({}, [
      [{ users: 100 }, { users: 103 }],
      [{ users: 2000 }, { users: 2005 }],
      [{ users: 7 }, { users: 7 }],
      [{ users: 50 }, { users: 46 }],
    ]);
    const users = differences.users as PairedDifference;
    expect(users.counted).toBe(4);
    expect(users.mean).toBeCloseTo(-1, 12);
    expect([users.firstLower, users.secondLower, users.same].map(({ estimate }) => estimate)).toEqual([
      0.5, 0.25, 0.25,
    ]);
    // Differences -3, -5, 0, 4: sum of squared distances from -1 is 46.
    const half = 1.959964 * Math.sqrt(46 / 3 / 4);
    expect(users.interval![0]).toBeCloseTo(-1 - half, 5);
    expect(users.interval![1]).toBeCloseTo(-1 + half, 5);
  });

  test('takes rounding noise of the failures beside the requests for no difference', () => {
    const { differences } = compare({ requests: 1e6 }, [
      [{ extraFailures: 4e-6 }, { extraFailures: -4e-6 }],
      [{ extraFailures: 12 }, { extraFailures: 13 }],
    ]);
    const { same, firstLower, mean } = differences.extraFailures as PairedDifference;
    expect([same.estimate, firstLower.estimate, mean]).toEqual([0.5, 0.5, -0.5]);
  });

  test('has no interval of a single pair', () => {
    expect(compare({}, [[{ users: 3 }, { users: 1 }]]).differences.users).toMatchObject({
      mean: 2,
      interval: null,
    });
  });

  test('counts the gain forgone only where the challenger is better', () => {
    const better = { truth: truthCodes.better };
    const { differences, races } = compare({}, [
      [
        { ...better, gainForgone: 30 },
        { ...better, gainForgone: 10, ...shipAt(4) },
      ],
      [{}, {}],
    ]);
    expect(differences.gainForgone).toMatchObject({ counted: 1, mean: 20 });
    expect(shares(races.shipsGood)).toEqual([0, 0.5, 0, 0.5]);
    expect(races.catchesHarm).toEqual({ notCompared: 'neverHarmful' });
    expect(differences.catchHours).toEqual({ notCompared: 'neverHarmful' });
  });
});

describe('comparePlans(first, second) that has nothing to compare', () => {
  test('says so of nothing played', () => {
    const { races, differences } = comparePlans(outcomesOf('canary', []), outcomesOf('ab', []));
    for (const answer of [...Object.values(races), ...Object.values(differences)]) {
      expect(answer).toEqual({ notCompared: 'nothingPlayed' });
    }
  });

  test('says so of hours that no replication has twice', () => {
    const { differences } = compare(harmful, [
      [stopAt(8), {}],
      [{}, stopAt(8)],
    ]);
    expect(differences.catchHours).toEqual({ notCompared: 'neverBothCatch' });
    expect(differences.decisionHours).toEqual({ notCompared: 'neverBothDecide' });
  });

  test('throws of other replications, and of other worlds', () => {
    const one = outcomesOf('canary', [{}, {}]);
    expect(() => comparePlans(one, outcomesOf('ab', [{}]))).toThrow(
      'comparePlans requires the same replications of both plans, got 2 and 1',
    );
    const later = { ...outcomesOf('ab', [{}, {}]), replications: Float64Array.of(1, 2) };
    expect(() => comparePlans(one, later)).toThrow(
      'comparePlans requires the same replications of both plans, got 0 beside 1',
    );
    expect(() => comparePlans(one, outcomesOf('ab', [{}, harmful]))).toThrow(
      'comparePlans requires the same worlds, got two in replication 1',
    );
  });
});

test('comparePlans(first, second) of exponential hours is within 3 standard errors of their closed form', () => {
  const random = new Random(1, 2, 3, 4);
  const count = 20_000;
  const [fast, slow] = [1 / 10, 1 / 30];
  const hours = (rate: number) => 6 - Math.log(1 - random.uniform()) / rate;
  const { races, differences } = compare(
    harmful,
    Array.from({ length: count }, () => [stopAt(hours(fast)), stopAt(hours(slow))] as const),
  );
  // P(A before B) = a / (a + b); mean difference 1/a - 1/b, of variance 1/a² + 1/b².
  const first = (races.catchesHarm as Race).first.estimate;
  expect(Math.abs(first - 0.75)).toBeLessThan(3 * Math.sqrt((0.75 * 0.25) / count));
  const { mean, interval } = differences.catchHours as PairedDifference;
  const error = Math.sqrt((100 + 900) / count);
  expect(Math.abs(mean - -20)).toBeLessThan(3 * error);
  expect((interval![1] - interval![0]) / 2 / 1.959964).toBeCloseTo(error, 1);
});

describe('comparePlans(first, second) of plans that were played', () => {
  const ab = { strategy: 'ab', hours: 12, metric: 'error' };
  const play = async (scenario: Scenario) => {
    const worker = createSimulationWorker();
    await worker.prepare({ scenario, seed: 1, replications: 20, engine: 'ticks' });
    const [one, two] = unpackOutcomes(await worker.play({ from: 0, to: 20 }), scenario.plans);
    return comparePlans(one!, two!);
  };

  test('finds no difference at all between two of the same settings', async () => {
    const scenario = scenarioOf({ challenger: { error: 0.3 } }, { one: [ab], two: [ab] });
    const { races, differences } = await play(scenario);
    expect(races.decides).toMatchObject({ first: { estimate: 0 }, second: { estimate: 0 } });
    expect(differences.users).toMatchObject({ counted: 20, mean: 0, same: { estimate: 1 } });
  });

  test('meets the same worlds with two of other settings, where measured counts are drawn', async () => {
    const challenger = { error: { kind: 'measured', events: 13, trials: 100, uncertainty: 'drawn' } };
    const { races } = await play(
      scenarioOf(
        { incumbent: { error: 0.1 }, challenger },
        { one: [ab], two: [{ ...ab, hours: 6, challengerShare: 0.2 }] },
      ),
    );
    const [bad, good] = [races.catchesHarm as Race, races.shipsGood as Race];
    expect(bad.counted).toBeGreaterThan(0);
    expect(good.counted).toBeGreaterThan(0);
    expect(bad.counted + good.counted).toBe(20);
  });
});
