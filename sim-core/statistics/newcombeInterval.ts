import type { Proportion } from './twoProportionTest.ts';
import { wilsonInterval } from './wilsonInterval.ts';

/**
 * Interval of the difference of two proportions, second less first, -1 to 1; undefined where an arm has no units. Throws unless
 * 0 <= events <= units and the level lies between 0 and 1. Source: Newcombe 1998, "Interval estimation for the difference
 * between independent proportions", Statistics in Medicine 17, 873-890, method 10 (from the two Wilson intervals).
 */
export function newcombeInterval(
  first: Proportion,
  second: Proportion,
  level = 0.95,
): [low: number, high: number] | undefined {
  const one = wilsonInterval(first.events, first.units, level);
  const two = wilsonInterval(second.events, second.units, level);
  if (!one || !two) return undefined;
  const difference = two.estimate - one.estimate;
  return [
    difference - distance(two.estimate - two.low, one.high - one.estimate),
    difference + distance(two.high - two.estimate, one.estimate - one.low),
  ];
}

function distance(a: number, b: number): number {
  return Math.sqrt(a * a + b * b);
}
