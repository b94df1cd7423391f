import { exp, log, log1p } from '../numeric/index.ts';
import { criticalValue, type Significance } from './errorRates.ts';
import { findRoot } from './findRoot.ts';
import { normalQuantile } from './normalQuantile.ts';
import { normalUpperTail } from './normalUpperTail.ts';
import { continueBetween, exitAbove, exitBelow, walkStart } from './sequentialWalk.ts';

/** How the risk alpha is shared out among the looks. */
export const sequentialBoundaries = [
  'pocock',
  'obrien-fleming',
  'spending-pocock',
  'spending-obrien-fleming',
] as const;
export type SequentialBoundary = (typeof sequentialBoundaries)[number];

/** A test that looks several times: with shares of the full information at each look, ascending to 1. */
export type SequentialDesign = Significance & { boundary: SequentialBoundary; times: readonly number[] };

/** Probability to stop at each look, on either side. */
export type SequentialExits = { upper: number[]; lower: number[] };

const PRECISION = 1e-10;

/** As many evenly spaced looks. */
export function evenlySpaced(looks: number): number[] {
  return Array.from({ length: looks }, (_, index) => (index + 1) / looks);
}

/**
 * Probabilities to leave at each look by an upper bound or, where the test has two sides, by the same bound below; `drift` is
 * the mean of z at full information. Exact for a normal statistic with independent increments.
 */
export function sequentialExits(
  { critical, times, sides }: { critical: readonly number[]; times: readonly number[]; sides: 1 | 2 },
  drift: number,
): SequentialExits {
  requireTimes(times);
  const exits: SequentialExits = { upper: [], lower: [] };
  let walk = walkStart;
  for (const [look, time] of times.entries()) {
    const upper = critical[look]!;
    const lower = sides === 2 ? -upper : -Infinity;
    exits.upper.push(exitAbove(walk, time, upper, drift));
    exits.lower.push(sides === 2 ? exitBelow(walk, time, lower, drift) : 0);
    const nextTime = times[look + 1];
    if (nextTime !== undefined) walk = continueBetween(walk, { time, nextTime, lower, upper, drift });
  }
  return exits;
}

/**
 * The z to exceed at each look so that the test as a whole takes its risk alpha. Sources: Pocock 1977, Biometrika 64, 191-199
 * (the same z at every look); O'Brien and Fleming 1979, Biometrics 35, 549-556 (z falling with the root of the information);
 * Lan and DeMets 1983, Biometrika 70, 659-663 (spending), each tail of a two-sided test spending alpha / 2. Throws unless
 * alpha lies strictly between 0 and 1 and the times ascend to 1.
 */
export function sequentialCriticalValues(design: SequentialDesign): number[] {
  requireTimes(design.times);
  const once = criticalValue(design);
  if (design.boundary === 'spending-pocock' || design.boundary === 'spending-obrien-fleming')
    return spendingCriticalValues(design);
  const { alpha, sides, times } = design;
  const shape = times.map((time) => (design.boundary === 'pocock' ? 1 : 1 / Math.sqrt(time)));
  const scaled = (constant: number): number[] => shape.map((factor) => factor * constant);
  // A share alpha / looks at each look is too careful, alpha at each too bold.
  const careful = criticalValue({ alpha: alpha / times.length, sides });
  const constant = findRoot(
    (guess) => total(sequentialExits({ critical: scaled(guess), times, sides }, 0)) - alpha,
    once,
    careful,
    PRECISION,
  );
  return scaled(constant);
}

function spendingCriticalValues({ alpha, sides, boundary, times }: SequentialDesign): number[] {
  const tail = alpha / sides;
  const spentBy =
    boundary === 'spending-pocock'
      ? (time: number) => tail * log1p((exp(1) - 1) * time)
      : (time: number) => 2 * normalUpperTail(-normalQuantile(tail / 2) / Math.sqrt(time));
  const critical: number[] = [];
  let walk = walkStart;
  let spent = 0;
  for (const [look, time] of times.entries()) {
    const due = spentBy(time) - spent;
    spent += due;
    const upper = boundOfExit((z) => exitAbove(walk, time, z, 0), due);
    critical.push(upper);
    const nextTime = times[look + 1];
    const lower = sides === 2 ? -upper : -Infinity;
    if (nextTime !== undefined) walk = continueBetween(walk, { time, nextTime, lower, upper, drift: 0 });
  }
  return critical;
}

/** The z that is exceeded with probability `due`; beyond 38 nothing is. */
function boundOfExit(exceeds: (z: number) => number, due: number): number {
  if (!(due > 0)) return Infinity;
  return findRoot((z) => log(exceeds(z)) - log(due), -9, 38, PRECISION);
}

function requireTimes(times: readonly number[]): void {
  const ascends = times.every((time, index) => time > (index === 0 ? 0 : times[index - 1]!));
  if (times.length > 0 && ascends && times.at(-1) === 1) return;
  throw new RangeError(`A sequential test requires times of looks that ascend to 1, got ${times.join(', ')}`);
}

function total(exits: SequentialExits): number {
  return sumOf(exits.upper) + sumOf(exits.lower);
}

/** The chance to leave at any of the looks. */
export function sumOf(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
