/**
 * Sample quantile of values in ascending order at p (0 to 1; throws otherwise), linear between order statistics; undefined
 * without values. Source: Hyndman and Fan 1996, "Sample quantiles in statistical packages", definition 7 (R's default).
 */
export function quantile(sorted: ArrayLike<number>, p: number): number | undefined {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile requires a p from 0 to 1, got ${p}`);
  if (sorted.length === 0) return undefined;
  const position = (sorted.length - 1) * p;
  const index = Math.floor(position);
  const left = sorted[index]!;
  const right = sorted[Math.min(index + 1, sorted.length - 1)]!;
  // Equal neighbours are not subtracted: both may be infinite.
  return left === right || position === index ? left : left + (right - left) * (position - index);
}
