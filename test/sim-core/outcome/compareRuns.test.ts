import { describe, expect, test } from 'vitest';
import {
  compareRuns,
  addOutcomes,
  createSimulationWorker,
  pairingOf,
  runEndings,
} from '../../../sim-core/index.ts';
import type {
  MeanDifference,
  PlanOutcomes,
  PlayedPlan,
  RunSettings,
  Scenario,
} from '../../../sim-core/index.ts';
import { outcomeColumns, truthCodes, verdictCodes } from '../../../sim-core/outcome/outcomes.ts';
import type { Outcome } from '../../../sim-core/outcome/outcomes.ts';
import { scenarioOf } from '../worlds.ts';
import { outcomesOf } from './outcomesOf.ts';

const world = { incumbent: { error: 0.1 }, challenger: { error: 0.25 } };
const ab = { strategy: 'ab', hours: 12, metric: 'error' };
const canary = (share: number) => ({
  strategy: 'canary',
  stages: [{ share, hours: 20 }],
  gates: [{ kind: 'z', metric: 'errors', limit: 2, minimumRequests: 20 }],
});

const settingsOf = (scenario: Scenario, seed = 1): RunSettings => ({
  scenario,
  seed,
  replications: 20,
  engine: 'ticks',
});

async function play(settings: RunSettings, planId: string): Promise<PlayedPlan> {
  const worker = createSimulationWorker();
  await worker.prepare(settings);
  const played = addOutcomes([], [await worker.play({ from: 0, to: settings.replications })], settings);
  return { settings, outcomes: played.find((plan) => plan.planId === planId)! };
}

/** Outcomes as a run of another plan would have them: the settings say that it was changed. */
const changed = {
  now: settingsOf(scenarioOf(world, { plan: [canary(0.2)] })),
  before: settingsOf(scenarioOf(world, { plan: [canary(0.1)] })),
};

function compare(now: readonly Partial<Outcome>[], before: readonly Partial<Outcome>[], seed = 1) {
  return compareRuns(
    { settings: changed.now, outcomes: outcomesOf('plan', now) },
    { settings: { ...changed.before, seed }, outcomes: outcomesOf('plan', before) },
  );
}

describe('pairingOf(now, before)', () => {
  const before = settingsOf(scenarioOf(world, { plan: [ab] }));
  const worlds: Record<string, { now: RunSettings; pairing: string }> = {
    'other plans and replications': {
      now: { ...settingsOf(scenarioOf(world, { plan: [canary(0.1)], more: [ab] })), replications: 5 },
      pairing: 'sameWorlds',
    },
    'other names': {
      now: settingsOf(
        scenarioOf({ ...world, segments: [{ id: 'all', name: 'Everyone', share: 1 }] }, { plan: [ab] }),
      ),
      pairing: 'sameWorlds',
    },
    'another behaviour': {
      now: settingsOf(scenarioOf({ ...world, challenger: { error: 0.26 } }, { plan: [ab] })),
      pairing: 'sameLuck',
    },
    'another tolerance': {
      now: settingsOf(scenarioOf(world, { plan: [ab] }, { tolerance: 0.5 })),
      pairing: 'sameLuck',
    },
    'another seed': { now: { ...before, seed: 2 }, pairing: 'independent' },
  };
  for (const [words, { now, pairing }] of Object.entries(worlds)) {
    test(`is "${pairing}" with ${words}`, () => {
      expect(pairingOf(now, before)).toBe(pairing);
    });
  }
});

describe('compareRuns(now, before) of a plan that was played', () => {
  test('finds an unchanged plan exactly the same, whatever became of the others', async () => {
    const before = await play(settingsOf(scenarioOf(world, { one: [ab], two: [canary(0.1)] })), 'one');
    const now = await play(settingsOf(scenarioOf(world, { zero: [canary(0.3)], one: [ab] })), 'one');
    const found = compareRuns(now, before);
    expect(found).toMatchObject({ pairing: 'sameWorlds', isUnchanged: true });
    // Where there is anything to compare: nothing is gained by a challenger that is worse.
    const { gainForgone, ...others } = found.quantities;
    expect(gainForgone).toEqual({ notCompared: 'neverInEither' });
    for (const quantity of Object.values(others)) {
      expect(quantity).toMatchObject({ difference: 0, interval: [0, 0] });
    }
    for (const ending of runEndings) {
      expect(found.endings![ending]).toMatchObject({ difference: 0, interval: [0, 0] });
    }
    expect(found.races!.decides).toMatchObject({ first: { estimate: 0 }, second: { estimate: 0 } });
  });

  test('compares only what both runs have played', async () => {
    const scenario = scenarioOf(world, { plan: [ab] });
    const before = await play({ ...settingsOf(scenario), replications: 8 }, 'plan');
    const { replications, quantities } = compareRuns(await play(settingsOf(scenario), 'plan'), before);
    expect(replications).toEqual({ now: 8, before: 8 });
    expect(quantities.users).toMatchObject({ counted: { now: 8, before: 8 }, difference: 0 });
  });

  test('has nobody first in another world, and in none under another seed', async () => {
    const before = await play(settingsOf(scenarioOf(world, { plan: [ab] })), 'plan');
    const other = settingsOf(scenarioOf({ ...world, challenger: { error: 0.4 } }, { plan: [ab] }));
    const inOtherWorld = compareRuns(await play(other, 'plan'), before);
    expect(inOtherWorld).toMatchObject({ pairing: 'sameLuck', isUnchanged: false, races: undefined });
    const reseeded = await play({ ...before.settings, seed: 2, replications: 30 }, 'plan');
    expect(compareRuns(reseeded, before)).toMatchObject({
      pairing: 'independent',
      isUnchanged: false,
      races: undefined,
      replications: { now: 30, before: 20 },
    });
  });
});

const z = 1.959964;
const stopAt = (decisionHours: number) => ({
  truth: truthCodes.harmful,
  onsetHours: 6,
  verdict: verdictCodes.rolledBack,
  decisionHours,
});

describe('compareRuns(now, before) of quantities', () => {
  const users = (counts: readonly number[]) => counts.map((count) => ({ users: count }));

  test('takes the paired-t interval of what every replication has', () => {
    const { quantities } = compare(users([100, 2000, 7, 50]), users([103, 2005, 7, 46]));
    const { difference, interval } = quantities.users as MeanDifference;
    expect(difference).toBeCloseTo(-1, 12);
    // Differences -3, -5, 0, 4: sum of squared distances from -1 is 46.
    expect(interval![1] - interval![0]).toBeCloseTo(2 * z * Math.sqrt(46 / 3 / 4), 4);
  });

  test('adds the errors of two samples up under another seed', () => {
    const { quantities } = compare(users([10, 12, 14]), users([1, 3, 5, 7]), 2);
    const { difference, interval } = quantities.users as MeanDifference;
    expect(difference).toBeCloseTo(8, 12);
    expect(interval![1] - interval![0]).toBeCloseTo(2 * z * Math.sqrt(4 / 3 + 20 / 3 / 4), 4);
  });

  test('counts the hours to the catch from the onset, over those that catch it', () => {
    const missed = { truth: truthCodes.harmful, onsetHours: 6 };
    const { quantities } = compare(
      [stopAt(8), stopAt(10), stopAt(6), missed],
      [stopAt(16), missed, stopAt(18), stopAt(20)],
    );
    expect(quantities.detectionHours).toMatchObject({
      counted: { now: 2, before: 3 },
      now: 3,
      before: 12,
      difference: -9,
    });
    // Parts of the rows: 4 / 2 of (-1, 1, none, none) less 4 / 3 of (-2, none, 0, 2).
    const ofRows = [-2 + 8 / 3, 2, 0, -8 / 3];
    const squares = ofRows.reduce((sum, own) => sum + own * own, 0);
    const { interval } = quantities.detectionHours as MeanDifference;
    expect(interval![1] + 9).toBeCloseTo(z * Math.sqrt(squares / 3 / 4), 4);
  });

  test('says where there is nothing to compare, and has no interval of a single value', () => {
    expect(compare([], []).quantities.users).toEqual({ notCompared: 'nothingPlayed' });
    expect(compare([], []).endings).toBeUndefined();
    const missed = { truth: truthCodes.harmful, onsetHours: 6 };
    const { detectionHours } = compare([missed, missed], [stopAt(9), missed]).quantities;
    expect(detectionHours).toEqual({ notCompared: 'neverNow' });
    expect(compare([{}], [{}]).quantities.decisionHours).toEqual({ notCompared: 'neverInEither' });
    expect(compare(users([3]), users([1])).quantities.users).toMatchObject({ difference: 2, interval: null });
  });

  test('takes rounding noise of the failures beside the requests for no difference', () => {
    const row = (extraFailures: number) => ({ requests: 1e6, extraFailures });
    expect(compare([row(4e-6), row(12)], [row(-4e-6), row(12)]).quantities.extraFailures).toMatchObject({
      difference: 0,
      interval: [0, 0],
    });
  });
});

test('compareRuns(now, before) names the replication in which the failures differ most, where any do', () => {
  const rows = (failures: readonly number[]) =>
    failures.map((extraFailures) => ({ requests: 1e6, extraFailures }));
  expect(compare(rows([5, 40, 8]), rows([5, 10, 60])).mostApart).toBe(2);
  expect(compare(rows([5, 4e-6]), rows([5, -4e-6])).mostApart).toBeUndefined();
  expect(compare(rows([5, 40]), rows([5, 10]), 2).mostApart).toBeUndefined();
});

describe('compareRuns(now, before) of endings', () => {
  test('gives a changed plan an interval even where no replication ends otherwise', () => {
    const rows = Array.from({ length: 100 }, () => stopAt(9));
    const { difference, interval } = compare(rows, rows).endings!.badStopped;
    expect(difference).toBe(0);
    // Bonett and Price with no discordant pair: z * sqrt(2 / 102 / 102).
    expect(interval[1]).toBeCloseTo((z * Math.SQRT2) / 102, 6);
    expect(interval[0]).toBeCloseTo(-(z * Math.SQRT2) / 102, 6);
  });
});

/** Rows [from, to) as a run of its own. */
function part({ outcomes, settings }: PlayedPlan, from: number, to: number): PlayedPlan {
  const columns = Object.fromEntries(
    outcomeColumns.map((column) => [column, outcomes.columns[column].slice(from, to)]),
  ) as PlanOutcomes['columns'];
  return {
    settings,
    outcomes: { ...outcomes, columns, replications: outcomes.replications.slice(from, to), phases: [] },
  };
}

describe('compareRuns(now, before) covers the true difference in 19 of 20 runs', () => {
  const BLOCKS = 300;
  const SIZE = 60;
  // A harm that is caught in some replications and missed in others.
  const subtle = { ...world, challenger: { error: 0.16 } };
  const origin = settingsOf(scenarioOf(subtle, { plan: [canary(0.1)] }));
  const cases = {
    'of another share in the same worlds': scenarioOf(subtle, { plan: [canary(0.2)] }),
    'of another world': scenarioOf({ ...world, challenger: { error: 0.18 } }, { plan: [canary(0.1)] }),
  };
  for (const [words, scenario] of Object.entries(cases)) {
    for (const seed of [1, 2]) {
      test(`${words}, ${seed === 1 ? 'paired' : 'of another seed'}`, async () => {
        const replications = BLOCKS * SIZE;
        const now = await play({ ...settingsOf(scenario, seed), replications }, 'plan');
        const before = await play({ ...origin, replications }, 'plan');
        const truth = compareRuns(now, before);
        const covered = { users: 0, detectionHours: 0, badStopped: 0 };
        for (let block = 0; block < BLOCKS; block += 1) {
          const [one, two] = [now, before].map((run) => part(run, block * SIZE, (block + 1) * SIZE));
          const found = compareRuns(one!, two!);
          for (const key of ['users', 'detectionHours'] as const) {
            const [low, high] = (found.quantities[key] as MeanDifference).interval!;
            const { difference } = truth.quantities[key] as MeanDifference;
            if (low <= difference && difference <= high) covered[key] += 1;
          }
          const [low, high] = found.endings!.badStopped.interval;
          const { difference } = truth.endings!.badStopped;
          if (low <= difference && difference <= high) covered.badStopped += 1;
        }
        // 0.95 within 4 standard errors of a share of 300 blocks, 0.0126 each.
        for (const count of Object.values(covered)) {
          expect(count / BLOCKS).toBeGreaterThan(0.95 - 4 * 0.0126);
          expect(count / BLOCKS).toBeLessThan(0.95 + 4 * 0.0126);
        }
      });
    }
  }

  test('and is surer of it paired than under another seed', async () => {
    const scenario = cases['of another share in the same worlds'];
    const now = await play({ ...settingsOf(scenario), replications: 2000 }, 'plan');
    const before = await play({ ...origin, replications: 2000 }, 'plan');
    const width = (of: PlayedPlan) => {
      const [low, high] = (compareRuns(of, before).quantities.users as MeanDifference).interval!;
      return high - low;
    };
    expect(width(now)).toBeLessThan(0.9 * width({ ...now, settings: { ...now.settings, seed: 3 } }));
  });
});
