/** Differences below this part of what they were added up from are rounding noise: the two are the same. */
const NOISE = 1e-9;

/** Whether two sums are the same but for rounding; `scale` is the size of what they were added up from. */
export function isRoundingNoise(one: number, two: number, scale: number): boolean {
  return Math.abs(one - two) <= NOISE * Math.max(Math.abs(one), Math.abs(two), scale);
}
