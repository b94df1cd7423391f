import { formatIn, timeUnit } from '../format/durations.ts';
import { formatAmount, formatPValue, formatProbability, formatShare } from '../format/numbers.ts';
import type { Lane } from './runRecord.ts';

/** A rate as a dashboard shows it: three digits of it, or of what is missing to all: "2.41%", "42.1%", "99.87%". */
export function formatRate(value: number): string {
  const percent = 100 * Math.min(Math.abs(value), Math.abs(1 - value));
  const digits = percent > 0 ? Math.min(8, Math.max(1, 2 - Math.floor(Math.log10(percent)))) : 1;
  return formatShare(Number((value * 100).toFixed(digits)) / 100);
}

/** How the values of a lane are written. */
export const formatOf: Readonly<Record<Lane['unit'], (value: number) => string>> = {
  probability: formatProbability,
  rate: formatRate,
  pValue: formatPValue,
  amount: formatAmount,
};

/** A moment of a run: "hour 37" within the first three days, then "day 5, hour 13", counted from the start. */
export function momentName(hours: number): string {
  const rounded = Math.round(hours * 100) / 100;
  if (rounded < 72) return `hour ${formatAmount(rounded)}`;
  const days = Math.floor(rounded / 24);
  const rest = Math.round((rounded - days * 24) * 10) / 10;
  return rest === 0 ? `day ${days}` : `day ${days} and ${formatAmount(rest)} h`;
}

/** A length of time that was set, one hour being an hour: "30 minutes", "1 hour", "3 days". */
export function lengthName(hours: number): string {
  return formatIn(hours, timeUnit(hours < 1 ? hours : Math.max(2, hours)));
}

/** A name as it stands within a sentence: "canary release", but "A/B test". */
export function withinSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** A sentence's first letter as a capital. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
