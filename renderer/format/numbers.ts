/**
 * Numbers as a planner reads them. One locale for all of them, the same in which fields are read back:
 * the words around them are English, and "1,5" must not mean two things.
 */
const LOCALE = 'en-US';

const small = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 2 });
const medium = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 3 });
const large = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const exact = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 15 });
const plain = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 15, useGrouping: false });

/** A simulated quantity, to three significant digits: "1,240", "41,200", "1.24M", "0.35". */
export function formatAmount(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return large.format(value);
  if (size >= 1) return medium.format(value);
  return small.format(value);
}

/** A count in full: "1,240 of 5,000". */
export function formatWhole(value: number): string {
  return whole.format(value);
}

/** A number as it was set, nothing rounded away: "0.0005". */
export function formatExact(value: number): string {
  return exact.format(value);
}

/** The same for a number field, without grouping: "200000". */
export function formatPlain(value: number): string {
  return plain.format(value);
}

/** A simulated probability in percent: "31%", "99.2%", "0.4%". */
export function formatProbability(value: number): string {
  return `${probabilityDigits(value)}%`;
}

function probabilityDigits(value: number): string {
  const percent = value * 100;
  const digits = (percent > 0 && percent < 10) || (percent > 90 && percent < 100) ? 1 : 0;
  return percent.toFixed(digits).replace(/\.0$/, '');
}

/** A share as it was set, in percent: "5%", "0.05%". */
export function formatShare(value: number): string {
  return `${exact.format(Number((value * 100).toPrecision(12)))}%`;
}

/** The ends of an interval with an en dash: "29–33". */
export function formatRange(low: string, high: string): string {
  return low === high ? low : `${low}–${high}`;
}

/** A probability's interval with one percent sign: "29–33%". */
export function formatProbabilityRange(low: number, high: number): string {
  return `${formatRange(probabilityDigits(low), probabilityDigits(high))}%`;
}
