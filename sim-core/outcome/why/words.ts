/** A share as "0.052%" or "94%": two significant digits, and as many as tell it from 0% and 100%. */
export function percentWords(share: number): string {
  if (share === 0 || share === 1) return `${share * 100}%`;
  const rest = Math.min(share, 1 - share) * 100;
  const digits = rest >= 10 ? 0 : rest >= 1 ? 1 : rest >= 0.1 ? 2 : rest >= 0.01 ? 3 : 4;
  // Not by locale: below a thousand it would be the same, and the first number said so takes long.
  return `${Number((share * 100).toFixed(digits))}%`;
}

/** Two shares with as many digits as tell them apart, such as "2% against 2.05%". */
export function againstWords(first: number, second: number): string {
  for (let digits = 0; digits < 6; digits += 1) {
    const [one, other] = [first, second].map((share) =>
      (share * 100).toLocaleString('en-US', { maximumFractionDigits: digits }),
    );
    const error = Math.abs(Number((first * 100).toFixed(digits)) - first * 100);
    if (one !== other && error <= Math.abs(second - first) * 10) return `${one}% against ${other}%`;
  }
  return `${percentWords(first)} against ${percentWords(second)}`;
}

/** A count as "19,958", below 100 with two significant digits. */
export function countWords(count: number): string {
  return count.toLocaleString(
    'en-US',
    count < 100 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 },
  );
}

/** A difference of shares in percentage points, such as "0.35 points more". */
export function pointsWords(difference: number): string {
  const points = Math.abs(difference) * 100;
  return `${points.toLocaleString('en-US', { maximumSignificantDigits: 2 })} points ${difference < 0 ? 'less' : 'more'}`;
}
