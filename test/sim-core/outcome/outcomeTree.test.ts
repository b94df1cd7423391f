import { describe, expect, test } from 'vitest';
import { outcomeTree } from '../../../sim-core/index.ts';
import { truthCodes, verdictCodes } from '../../../sim-core/outcome/outcomes.ts';
import { outcomesOf } from './outcomesOf.ts';

const { promoted, rolledBack, undecided } = verdictCodes;
const bad = { truth: truthCodes.harmful, onsetHours: 6 };
const good = { truth: truthCodes.better };

/** The estimates alone. */
const shares = (branch: ReturnType<typeof outcomeTree>['bad' | 'good']) =>
  branch && Object.fromEntries(Object.entries(branch).map(([key, { estimate }]) => [key, estimate]));

describe('outcomeTree(outcomes)', () => {
  test('counts every replication once, by truth and by ending, as shares of all', () => {
    const tree = outcomeTree(
      outcomesOf('ab', [
        { ...bad, verdict: promoted, decisionHours: 8 },
        { ...bad, verdict: rolledBack, decisionHours: 7 },
        { ...bad, verdict: rolledBack, decisionHours: 9 },
        { ...bad, verdict: rolledBack, decisionHours: 6 },
        { ...bad, verdict: undecided },
        { ...good, verdict: promoted, decisionHours: 3 },
        { ...good, verdict: promoted, decisionHours: 3 },
        { truth: truthCodes.equal, verdict: rolledBack, decisionHours: 3 },
        { ...good, verdict: undecided },
        { ...good, verdict: undecided },
      ]),
    );
    expect(shares(tree.bad)).toEqual({
      share: 0.5,
      shipped: 0.1,
      stopped: 0.2,
      stoppedBefore: 0.1,
      undecided: 0.1,
    });
    expect(shares(tree.good)).toEqual({ share: 0.5, shipped: 0.2, stopped: 0.1, undecided: 0.2 });
  });

  test('gives each share its Wilson interval over all replications', () => {
    const { bad: branch } = outcomeTree(
      outcomesOf(
        'ab',
        Array.from({ length: 10 }, (_, row) => ({
          ...bad,
          verdict: row < 3 ? rolledBack : promoted,
          decisionHours: 9,
        })),
      ),
    );
    // Wilson 1927 for 3 of 10.
    expect(branch!.stopped.low).toBeCloseTo(0.10779, 4);
    expect(branch!.stopped.high).toBeCloseTo(0.60322, 4);
  });

  test('has no branch for a challenger that is never met', () => {
    expect(outcomeTree(outcomesOf('ab', [good])).bad).toBeNull();
    expect(outcomeTree(outcomesOf('ab', [bad])).good).toBeNull();
    expect(outcomeTree(outcomesOf('ab', []))).toEqual({ bad: null, good: null });
  });
});
