import { expect, test } from 'vitest';
import { placeWords } from '../../../renderer/layout/placeWords.ts';

const before = {
  world: { horizonHours: 9, traffic: {}, challenger: { error: 0.1 } },
  plans: [
    { name: 'Old', phases: [{ strategy: 'shadow' }] },
    { name: 'New', phases: [] },
  ],
};

test.each([
  [['world', 'challenger', 'error'], 'Challenger, errors'],
  [['world', 'challenger', 'segments', 'night'], 'Challenger, by segment'],
  [['world', 'horizonHours'], 'Horizon'],
  [['plans', 0, 'phases', 0, 'hours'], 'Old, runs for'],
  [['plans', 0, 'phases'], 'Old, phases'],
  [['world', 'traffic'], 'Traffic'],
  [['seed'], 'Seed'],
  [[], 'Scenario'],
])('placeWords(before, after, %j) is "%s"', (path, words) => {
  expect(placeWords(before, before, path)).toBe(words);
});
test('placeWords(before, after, path) calls what was removed as before, and what was added as after', () => {
  const after = { ...before, plans: [before.plans[1]!] };
  expect(placeWords(before, after, ['plans', 0])).toBe('Old');
  expect(placeWords(after, before, ['plans', 1])).toBe('New');
});
