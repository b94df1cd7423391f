import { expect, test } from 'vitest';
import { compare } from '../../../sim-core/selfTest/comparison.ts';
import { selfTest } from '../../../sim-core/selfTest/index.ts';

test('selfTest() holds everywhere, with deviations that look like chance', () => {
  const comparisons = selfTest();
  expect(comparisons.filter(({ ok }) => !ok)).toEqual([]);
  expect(new Set(comparisons.map(({ engine }) => engine))).toEqual(new Set(['ticks', 'lazy', 'events']));
  for (const { quantity, engine, standardError, deviations } of comparisons) {
    expect(standardError, `${quantity} (${engine})`).toBeGreaterThan(0);
    // A figure that is met to the last digit was not simulated.
    expect(Math.abs(deviations), `${quantity} (${engine})`).toBeGreaterThan(1e-6);
  }
});

test('compare(figure) holds up to 4 standard errors, and never for what is no number', () => {
  const figure = {
    quantity: 'a mean',
    source: 'theory',
    engine: 'ticks',
    expected: 10,
    standardError: 0.5,
  } as const;
  expect(compare({ ...figure, simulated: 12 })).toMatchObject({ deviations: 4, ok: true });
  expect(compare({ ...figure, simulated: 7.99 }).ok).toBe(false);
  expect(compare({ ...figure, simulated: Number.NaN }).ok).toBe(false);
  expect(compare({ ...figure, simulated: 10.001, standardError: 0 }).ok).toBe(false);
});
