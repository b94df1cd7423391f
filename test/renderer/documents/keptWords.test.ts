import { expect, test } from 'vitest';
import { keptTime } from '../../../renderer/documents/keptWords.ts';

const at = (day: number, hour: number, minute: number) => new Date(2026, 10, day, hour, minute).getTime();

test.each([
  ['today by the time', at(23, 9, 5), at(23, 20, 0), '09:05'],
  ['this week by the day', at(20, 14, 32), at(23, 20, 0), 'Friday 14:32'],
  ['long ago by the date', at(2, 14, 32), at(23, 20, 0), '2 November 2026 at 14:32'],
  [
    'in the future, for the clock was set back, by the date',
    at(30, 14, 32),
    at(23, 20, 0),
    '30 November 2026 at 14:32',
  ],
  ['later today, for the clock was set back, by the time', at(23, 22, 1), at(23, 20, 0), '22:01'],
  ['at infinity by saying that', Infinity, at(23, 20, 0), 'an unknown time'],
  ['beyond all dates by saying that', 1e300, at(23, 20, 0), 'an unknown time'],
  ['at no number by saying that', Number.NaN, at(23, 20, 0), 'an unknown time'],
])('keptTime(keptAtMs, nowMs) names what was kept %s', (_, keptAtMs, nowMs, said) => {
  expect(keptTime(keptAtMs, nowMs, 'en-GB')).toBe(said);
});
