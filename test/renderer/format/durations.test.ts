import { expect, test } from 'vitest';
import {
  formatHours,
  formatHoursInterval,
  formatTimeLeft,
  timeUnit,
} from '../../../renderer/format/durations.ts';

test.each([
  [0.75, '45 minutes'],
  [2, '2 hours'],
  [31, '31 hours'],
  [72, '3 days'],
  [218.4, '9.1 days'],
  [1 / 60, '1 minute'],
  [0, '0 hours'],
])('formatHours(%d) is "%s"', (hours, text) => {
  expect(formatHours(hours)).toBe(text);
});

test('formatHoursInterval(low, high, unit) keeps both ends in the unit of the middle', () => {
  expect(formatHoursInterval(60, 84, timeUnit(72))).toBe('2.5–3.5');
});

test('formatHoursInterval(low, high, unit) says that an end is open, and nothing where both read alike', () => {
  expect(formatHoursInterval(60, null, timeUnit(72))).toBe('2.5 or more');
  expect(formatHoursInterval(72, 72.01, timeUnit(72))).toBeUndefined();
});

test.each([
  [400, 'about 1 s left'],
  [12_300, 'about 12 s left'],
  [200_000, 'about 3 min left'],
])('formatTimeLeft(%d) is "%s"', (milliseconds, text) => {
  expect(formatTimeLeft(milliseconds)).toBe(text);
});
