import type { Moments } from './moments.ts';
import type { PairedSums } from './pairedSums.ts';

/**
 * Means of a metric y freed of what a covariate x from before the test explains, for a test of means: each arm's mean less
 * theta times the distance of its covariate from that of all units. `theta` is the slope within the arms, taken together;
 * `varianceRatio` what is left of the variance, 1 less the square of that correlation. Undefined where an arm has fewer than
 * two units or x or y does not vary. Source: Deng, Xu, Kohavi and Walker 2013, "Improving the sensitivity of online
 * controlled experiments by utilizing pre-experiment data", WSDM, section 3.
 */
export function cupedMoments(
  ...arms: readonly PairedSums[]
): { theta: number; varianceRatio: number; arms: Moments[] } | undefined {
  if (arms.length === 0 || arms.some(({ count }) => count < 2)) return undefined;
  const within = arms.map(({ count, x, y, xx, yy, xy }) => ({
    xx: xx - (x * x) / count,
    yy: yy - (y * y) / count,
    xy: xy - (x * y) / count,
  }));
  const total = { xx: 0, yy: 0, xy: 0 };
  for (const arm of within) {
    total.xx += arm.xx;
    total.yy += arm.yy;
    total.xy += arm.xy;
  }
  if (!(total.xx > 0 && total.yy > 0)) return undefined;
  const theta = total.xy / total.xx;
  const meanX = sumOf(arms, 'x') / sumOf(arms, 'count');
  return {
    theta,
    varianceRatio: Math.max(0, 1 - (theta * total.xy) / total.yy),
    arms: arms.map(({ count, x, y }, index) => {
      const arm = within[index]!;
      const m2 = Math.max(0, arm.yy - 2 * theta * arm.xy + theta * theta * arm.xx);
      return { count, mean: y / count - theta * (x / count - meanX), m2 };
    }),
  };
}

function sumOf(arms: readonly PairedSums[], key: 'x' | 'count'): number {
  return arms.reduce((sum, arm) => sum + arm[key], 0);
}
