import type { SettingProblem } from './strategy.ts';

/** Most sessions, or requests, of a phase that are played one by one: some ten to twenty seconds a replication. */
const MOST_SESSIONS = 1e8;

/** Most users, or sessions, of which each one's sums are kept: some hundred bytes each. */
const MOST_UNITS = 1e7;

/** @param why what tells sessions apart, as "where users are the units" */
export function sessionProblems(sessions: number, why: string): SettingProblem[] {
  return problems(sessions, MOST_SESSIONS, `sessions ${why}, which are played one by one`);
}

/** @param units what is counted, such as "users" */
export function unitProblems(count: number, units: string): SettingProblem[] {
  return problems(count, MOST_UNITS, `${units} where what each of them does is summed`);
}

/** What no computer has the time and the memory for, at the hours of the phase. */
function problems(expected: number, most: number, what: string): SettingProblem[] {
  if (expected <= most) return [];
  const counted = expected.toLocaleString('en-US', { maximumSignificantDigits: 3 });
  return [
    {
      path: ['hours'],
      message: `requires at most ${most.toLocaleString('en-US')} ${what}, got ${counted}: take fewer hours, or a part of the traffic and of the users`,
    },
  ];
}
