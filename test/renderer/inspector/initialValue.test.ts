import { expect, test } from 'vitest';
import { initialValue } from '../../../renderer/inspector/initialValue.ts';

const opened = {
  plans: [
    { id: 'a', hours: 1 },
    { id: 'b', hours: 2 },
  ],
  drifts: [{ at: 5 }, { at: 6 }],
};

test('initialValue(opened, document, path) is what was opened in the same place', () => {
  expect(initialValue(opened, opened, ['plans', 1, 'hours'])).toBe(2);
  expect(initialValue(opened, opened, ['drifts', 1, 'at'])).toBe(6);
});
test('initialValue(…) tells entries by their id, wherever they have moved', () => {
  const moved = { ...opened, plans: [opened.plans[1]!] };
  expect(initialValue(opened, moved, ['plans', 0, 'hours'])).toBe(2);
});
test('initialValue(…) is undefined in what was added, and where entries cannot be told apart', () => {
  const changed = { plans: [{ id: 'c', hours: 3 }], drifts: [{ at: 6 }] };
  expect(initialValue(opened, changed, ['plans', 0, 'hours'])).toBeUndefined();
  expect(initialValue(opened, changed, ['drifts', 0, 'at'])).toBeUndefined();
});
