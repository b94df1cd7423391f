import { findRoot } from './findRoot.ts';
import { normalUpperTail } from './normalUpperTail.ts';
import type { Proportion } from './twoProportionTest.ts';

/**
 * p-value against the second rate being above the first by `margin` (above 0, below 1) or more: a small one says that it is
 * not. The score test, whose standard error takes the rates that are likeliest at just that difference, so that it knows of
 * chance where no event was seen. Undefined where an arm has no units. Throws unless 0 <= events <= units. Source: Farrington
 * and Manning 1990, Statistics in Medicine 9, 1447-1454; Miettinen and Nurminen 1985, Statistics in Medicine 4, 213-226.
 */
export function nonInferiorityTest(
  first: Proportion,
  second: Proportion,
  margin: number,
): { difference: number; z: number; pValue: number } | undefined {
  if (!(margin > 0 && margin < 1)) {
    throw new RangeError(`nonInferiorityTest requires a margin between 0 and 1, got ${margin}`);
  }
  for (const { events, units } of [first, second]) {
    if (!(events >= 0 && events <= units && units < Infinity)) {
      throw new RangeError(`nonInferiorityTest requires 0 <= events <= units, got ${events} of ${units}`);
    }
  }
  if (first.units === 0 || second.units === 0) return undefined;
  const rate = likeliestRate(first, second, margin);
  const raised = rate + margin;
  const difference = second.events / second.units - first.events / first.units;
  const standardError = Math.sqrt((rate * (1 - rate)) / first.units + (raised * (1 - raised)) / second.units);
  const z = (difference - margin) / standardError;
  return { difference, z, pValue: normalUpperTail(-z) };
}

/** The first rate at which the counts are likeliest if the second is larger by the margin. */
function likeliestRate(first: Proportion, second: Proportion, margin: number): number {
  const slope = (rate: number): number => score(first, rate) + score(second, rate + margin);
  return findRoot(slope, 0, 1 - margin, 0);
}

/** Derivative of the logarithm of the likelihood. */
function score({ events, units }: Proportion, rate: number): number {
  const of = (count: number, share: number): number => (count === 0 ? 0 : count / share);
  return of(events, rate) - of(units - events, 1 - rate);
}
