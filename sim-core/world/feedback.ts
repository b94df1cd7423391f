import { expm1 } from '../numeric/index.ts';
import type { Feedback } from '../scenario/schema.ts';

/**
 * How much of a feedback is in force, 0 to 1, after the challenger has given some hours of full service: every
 * answer closes the same part of what is left of the way, 1 - exp(-served / scale).
 */
export function feedbackProgress({ servedHours }: Feedback, served: number): number {
  return -expm1(-served / servedHours);
}
