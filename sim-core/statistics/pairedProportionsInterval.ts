import type { DiscordantPairs } from './mcNemarTest.ts';
import { requireSuccesses, twoSidedQuantile } from './interval.ts';

/**
 * Interval of the difference of two proportions seen on the same units, first less second, -1 to 1; undefined without units.
 * Throws unless the discordant pairs are part of the units and the level lies between 0 and 1. It has a width even where no
 * pair is discordant, for another might be. Source: Bonett and Price 2012, "Adjusted Wald confidence interval for a difference
 * of binomial proportions based on paired data", Journal of Educational and Behavioral Statistics 37, 479-488.
 */
export function pairedProportionsInterval(
  { onlyFirst, onlySecond }: DiscordantPairs,
  units: number,
  level = 0.95,
): [low: number, high: number] | undefined {
  requireSuccesses('pairedProportionsInterval', onlyFirst + onlySecond, units);
  const z = twoSidedQuantile(level);
  if (units === 0) return undefined;
  const [one, two] = [(onlyFirst + 1) / (units + 2), (onlySecond + 1) / (units + 2)];
  const difference = one - two;
  const half = z * Math.sqrt((one + two - difference * difference) / (units + 2));
  return [Math.max(-1, difference - half), Math.min(1, difference + half)];
}
