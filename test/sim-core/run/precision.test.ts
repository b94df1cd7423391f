import { describe, expect, test } from 'vitest';
import type { PackedOutcomes } from '../../../sim-core/index.ts';
import { wilsonInterval } from '../../../sim-core/index.ts';
import { emptyOutcomes, verdictCodes } from '../../../sim-core/outcome/outcomes.ts';
import { packOutcomes } from '../../../sim-core/outcome/packedOutcomes.ts';
import { PrecisionWatch, expectedReplications } from '../../../sim-core/run/precision.ts';

const plans = [{ id: 'one', phases: [{}] }];

/** Replications of which every `each`-th is promoted and the others are rolled back. */
function block(from: number, to: number, each: number): PackedOutcomes {
  const outcomes = emptyOutcomes('one', 1, to - from);
  for (let row = 0; row < to - from; row += 1) {
    outcomes.replications[row] = from + row;
    outcomes.columns.verdict[row] =
      (from + row) % each === 0 ? verdictCodes.promoted : verdictCodes.rolledBack;
  }
  return packOutcomes([outcomes]);
}

const halfOf = (successes: number, trials: number) => {
  const { low, high } = wilsonInterval(successes, trials)!;
  return (high - low) / 2;
};

describe('PrecisionWatch', () => {
  test('has half the width of the widest Wilson interval', () => {
    const watch = new PrecisionWatch(plans, undefined);
    expect(watch.halfWidth).toBeUndefined();
    watch.add(block(0, 250, 4));
    expect(watch.halfWidth).toBe(halfOf(63, 250));
    expect(watch.stopAt).toBeUndefined();
  });
  test('stops at the first checkpoint that is precise enough, whatever the order of the blocks', () => {
    // Half of each: ±1.96 / 2 / sqrt(n) is below 0.04 from 601 on.
    for (const order of [
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
      [3, 0, 9, 1, 2, 7, 4, 8, 6, 5],
    ]) {
      const watch = new PrecisionWatch(plans, 0.04);
      for (const place of order) watch.add(block(110 * place, 110 * (place + 1), 2));
      expect(watch.stopAt).toBe(600);
    }
    expect(halfOf(300, 600)).toBeLessThanOrEqual(0.04);
    expect(halfOf(250, 500)).toBeGreaterThan(0.04);
  });
  test('waits for what is missing before it', () => {
    const watch = new PrecisionWatch(plans, 0.2);
    watch.add(block(100, 400, 2));
    expect(watch.stopAt).toBeUndefined();
    watch.add(block(0, 100, 2));
    expect(watch.stopAt).toBe(200);
  });
});

describe('expectedReplications(done, halfWidth, wanted, cap)', () => {
  test.each([
    ['all of them without a wanted precision', 200, 0.07, undefined, 5000, 5000],
    ['four times as many for half the width', 200, 0.07, 0.035, 5000, 800],
    ['no more than the cap', 200, 0.07, 0.001, 5000, 5000],
    ['no fewer than are done or than it takes to look', 50, 0.01, 0.4, 5000, 200],
    ['no fewer than are done', 650, 0.01, 0.4, 5000, 650],
  ] as const)('is %s', (_, done, halfWidth, wanted, cap, expected) => {
    expect(expectedReplications(done, halfWidth, wanted, cap)).toBe(expected);
  });
});
