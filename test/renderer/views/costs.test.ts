import { expect, test } from 'vitest';
import { costTakeaway, costWords } from '../../../renderer/views/costs.ts';
import { planResult, quantity } from '../fixtures/planResult.ts';

test('costWords(quantity) is the mean with its interval', () => {
  expect(costWords(quantity(1000))).toBe('1,000 (900–1,100)');
  expect(costWords(quantity(0))).toBe('0');
});

test('costTakeaway(plans) names the dearest, and how many are free', () => {
  const shadow = planResult({ name: 'Shadow mode', extraModelRuns: quantity(1000) });
  expect(costTakeaway([shadow, planResult(), planResult()])).toBe(
    'Shadow mode takes the most extra model runs, 1,000 (900–1,100) on average; 2 plans take none.',
  );
  expect(costTakeaway([planResult({ name: 'A/B test', gainForgone: quantity(50) })])).toBe(
    'A/B test forgoes the most while the better model waits, 50 (45–55) failures avoidable.',
  );
});

test('costTakeaway(plans) says that there is nothing to pay', () => {
  expect(costTakeaway([planResult()])).toBe('No plan takes extra model runs, and there is no gain to forgo.');
});
