import { describe, expect, test } from 'vitest';
import { leafShare, verdictKindOf } from '../../../renderer/runs/endingWords.ts';
import {
  countOf,
  countPlayed,
  endingOf,
  leafKinds,
  nextOf,
  positionOf,
  runEndings,
  runKinds,
} from '../../../renderer/runs/runEndings.ts';
import { outcomeTree, truthCodes, verdictCodes } from '../../../sim-core/index.ts';
import type { PlanOutcomes } from '../../../sim-core/index.ts';
import { outcomesOf } from '../fixtures/outcomes.ts';

const { harmful, equal, better } = truthCodes;
const { promoted, rolledBack, undecided } = verdictCodes;

/** One replication for each leaf of the tree, in its order, played out of order with one missing in between. */
const rows = [
  [harmful, promoted, 30, 24],
  [harmful, rolledBack, 30, 24],
  [harmful, rolledBack, 24, 24],
  [harmful, undecided, Number.NaN, 24],
  [better, promoted, 30, Number.NaN],
  [equal, rolledBack, 30, Number.NaN],
  [equal, undecided, Number.NaN, Number.NaN],
] as const;
const outcomes: PlanOutcomes = {
  ...outcomesOf('canary', {
    truth: rows.map(([truth]) => truth),
    verdict: rows.map(([, verdict]) => verdict),
    decisionHours: rows.map(([, , hours]) => hours),
    onsetHours: rows.map(([, , , hours]) => hours),
  }),
  replications: Float64Array.of(0, 1, 2, 4, 5, 6, 7),
};
const endings = runEndings(outcomes);

describe('runEndings(outcomes)', () => {
  test('tells the ending of each replication by its number', () => {
    expect([0, 1, 2, 4, 5, 6, 7].map((replication) => endingOf(endings, replication))).toEqual(leafKinds);
  });
  test('knows none of what was not played', () => {
    expect([3, 8].map((replication) => endingOf(endings, replication))).toEqual([undefined, undefined]);
    expect(countPlayed(endings)).toBe(7);
  });
  test('counts as the outcome tree does', () => {
    const tree = outcomeTree(outcomes);
    for (const leaf of leafKinds) {
      expect(leafShare(tree, leaf)!.estimate).toBeCloseTo(countOf(endings, [leaf]) / 7, 12);
    }
  });
});

describe('runKinds', () => {
  const leavesOf = (key: string) => runKinds.find((kind) => kind.key === key)!.leaves;
  test('put each ending under exactly one verdict', () => {
    expect(
      runKinds
        .filter(({ isTruth }) => !isTruth)
        .reduce((sum, { leaves }) => sum + countOf(endings, leaves), 0),
    ).toBe(7);
    expect(leafKinds.map((leaf) => verdictKindOf(leaf).key)).toEqual([
      'promoted',
      'rolledBack',
      'rolledBack',
      'undecided',
      'promoted',
      'rolledBack',
      'undecided',
    ]);
  });
  test('have as missed what is harmful and not rolled back, as false alarm what is rolled back for nothing', () => {
    expect([...leavesOf('missed')]).toEqual(['badShipped', 'badUndecided']);
    expect([...leavesOf('falseAlarm')]).toEqual(['badStoppedBefore', 'goodStopped']);
  });
});

describe('nextOf(endings, leaves, from, step)', () => {
  test('goes on and back among those that end so, and stops at the last', () => {
    const leaves = ['badStopped', 'goodUndecided'] as const;
    expect(nextOf(endings, leaves, -1)).toBe(1);
    expect(nextOf(endings, leaves, 1)).toBe(7);
    expect(nextOf(endings, leaves, 7)).toBeUndefined();
    expect(nextOf(endings, leaves, 7, -1)).toBe(1);
    expect(nextOf(endings, leaves, 1, -1)).toBeUndefined();
  });
  test('knows which of them a run is', () => {
    expect(positionOf(endings, ['badStopped', 'goodUndecided'], 7)).toBe(2);
  });
});
