import { expect, test } from 'vitest';
import { killAtRandom } from '../electron/killing/killAtRandom.ts';

test('documents and journals survive 1,000 kills at random moments, whole and with nothing lost', async () => {
  const report = await killAtRandom(1000);
  console.log(report);
  expect(report.losses).toEqual([]);
  expect(report.kills).toBe(1000);
  expect(report.duringDocument).toBeGreaterThan(100);
  expect(report.duringJournal).toBeGreaterThan(100);
});
