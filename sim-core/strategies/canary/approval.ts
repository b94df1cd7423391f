import { DAYS } from '../../world/week.ts';
import type { PhaseContext } from '../strategy.ts';
import type { Stage } from './settings.ts';

const OPENS = 9;
const CLOSES = 17;
const WORKDAYS = DAYS.indexOf('saturday');
/** From the end of Friday’s office hours to Monday morning, and to the end of the tick in which they open. */
const LONGEST_ABSENCE = 24 - CLOSES + 2 * 24 + OPENS + 1;

/** First tick at which a person lets a stage go on that ended at a tick. */
export function approvalTick(
  endTick: number,
  approval: Stage['approval'],
  { tickHours, startsAtHourOfWeek = 0 }: PhaseContext,
): number {
  if (!approval) return endTick;
  const reacts = endTick * tickHours + approval.reactionHours;
  const hours = approval.officeHoursOnly
    ? nextOfficeHour(reacts + startsAtHourOfWeek) - startsAtHourOfWeek
    : reacts;
  return Math.ceil(hours / tickHours - 1e-9);
}

/** The longest that a manual pause takes, in hours. */
export function longestApproval(approval: Stage['approval']): number {
  return approval ? approval.reactionHours + (approval.officeHoursOnly ? LONGEST_ABSENCE : 0) : 0;
}

function nextOfficeHour(hours: number): number {
  for (let day = Math.floor(hours / 24); ; day += 1) {
    const opens = 24 * day + OPENS;
    if (day % DAYS.length < WORKDAYS && hours <= opens + CLOSES - OPENS) return Math.max(hours, opens);
  }
}
