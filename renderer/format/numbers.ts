/**
 * Numbers as a planner reads them. One locale for all of them, the same in which fields are read back:
 * the words around them are English, and "1,5" must not mean two things.
 */
const LOCALE = 'en-US';

/** What is smaller than this part of its scale is the rounding noise of adding up, and said as 0. */
const NOISE = 1e-9;

const small = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 2 });
const medium = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 3 });
const large = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const exact = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 15 });
const plain = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 15, useGrouping: false });

/** The value, or 0 where it is nothing but rounding noise beside `scale`, the size of what it was added up from. */
export function withoutNoise(value: number, scale: number): number {
  return Math.abs(value) < NOISE * scale ? 0 : value;
}

/** A simulated quantity, to three significant digits: "1,240", "41,200", "1.24M", "0.35". */
export function formatAmount(value: number): string {
  const size = Math.abs(value);
  if (size < NOISE) return '0';
  if (size >= 1e6) return large.format(value);
  if (size >= 1) return medium.format(value);
  return small.format(value);
}

/**
 * An amount of which there are only `most`: with as many digits as it takes to say that some are missing, so
 * that 99,986 of 100,000 is "99,990" and not all of them.
 */
export function formatAmountOf(value: number, most: number): string {
  const notation = value >= 1e6 ? 'compact' : 'standard';
  for (let digits = 3; digits < 15 && value < most; digits += 1) {
    if (Number(value.toPrecision(digits)) < most) {
      return digits === 3
        ? formatAmount(value)
        : new Intl.NumberFormat(LOCALE, { notation, maximumSignificantDigits: digits }).format(value);
    }
  }
  return formatAmount(value);
}

/** A p-value: "0.031", "0.0002", "< 0.0001". */
export function formatPValue(value: number): string {
  return value < 1e-4 ? '< 0.0001' : small.format(value);
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

/** A simulated probability in percent: "31%", "99.2%", "0.4%", "<0.1%" for what is rare but not impossible. */
export function formatProbability(value: number): string {
  return `${probabilityDigits(value)}%`;
}

function probabilityDigits(value: number): string {
  const percent = value * 100;
  if (percent > NOISE && percent < 0.05) return '<0.1';
  if (percent > 99.95 && percent < 100 - NOISE) return '>99.9';
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

/** The same beside its middle, "29 or more" where it is open above: undefined where both ends read alike and would only repeat it. */
export function formatInterval(low: string, high: string | null): string | undefined {
  if (high === null) return `${low} or more`;
  return low === high ? undefined : `${low}–${high}`;
}

/** Stands in the place of an interval that is narrower than its number is told. */
export const ROUNDS_TO_THE_SAME = 'rounds to the same';

/** A probability's interval with one percent sign: "29–33%". */
export function formatProbabilityRange(low: number, high: number): string {
  return `${formatRange(probabilityDigits(low), probabilityDigits(high))}%`;
}
