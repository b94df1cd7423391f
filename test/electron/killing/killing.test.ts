import { expect, test } from 'vitest';
import { killAtRandom } from './killAtRandom.ts';

test('documents and journals survive 100 kills at random moments, whole and with nothing lost', async () => {
  const report = await killAtRandom(100);
  expect(report.losses).toEqual([]);
  expect(report.kills).toBe(100);
  // Otherwise the kills have come between the writes and show nothing.
  expect(report.duringDocument).toBeGreaterThan(10);
  expect(report.duringJournal).toBeGreaterThan(10);
});
