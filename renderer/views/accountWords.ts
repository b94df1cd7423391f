import type { PlanResult } from '../../sim-core/index.ts';
import { formatHours } from '../format/durations.ts';
import { formatAmount } from '../format/numbers.ts';

type Why = PlanResult['why'];
type Gate = Why['gates'][number];

/** The reasons that the summary has not already given. */
export function unsaidReasons({ summary, reasons }: Why): readonly string[] {
  return reasons.map(({ text }) => text).filter((text) => !summary.includes(text));
}

/** The hours of a gate's evidence: "the first 24 hours", "24 hours to 3 days". */
export function hoursRange({ fromHours, toHours }: Pick<Gate, 'fromHours' | 'toHours'>): string {
  return fromHours === 0
    ? `the first ${formatHours(toHours)}`
    : `${formatHours(fromHours)} to ${formatHours(toHours)}`;
}

/** What theory asks of a gate, and how far what it can expect is from it where that is not enough. */
export function requiredBeside({ sampleSize }: Pick<Gate, 'sampleSize'>): { amount: string; note?: string } {
  const { expected, required, seesEffect } = sampleSize;
  if (!seesEffect) return { amount: 'nothing', note: 'no difference it would act on' };
  if (required === null) return { amount: '–', note: 'there is no formula for it' };
  const amount = formatAmount(required);
  if (required <= expected) return { amount };
  return { amount, note: expected > 0 ? `${formatAmount(required / expected)} times that` : 'it gets none' };
}
