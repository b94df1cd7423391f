import { log } from '../numeric/index.ts';
import { criticalValue, powerQuantile, type Significance } from './errorRates.ts';
import { findRoot } from './findRoot.ts';
import {
  sequentialCriticalValues,
  sequentialExits,
  sumOf,
  type SequentialDesign,
  type SequentialExits,
} from './groupSequential.ts';

/** What it costs to be allowed to look in between. */
export type SequentialInflation = {
  /** Largest sample in samples of the test that looks once. */
  inflation: number;
  /** Mean of z at full information, were there no stopping. */
  drift: number;
  /** The z to exceed at each look. */
  critical: number[];
  /** Mean sample when it stops, in samples of the test that looks once: at no effect, half the effect, the effect. */
  expected: { none: number; half: number; full: number };
};

const PRECISION = 1e-10;

/**
 * How much larger the sample of a test that looks several times must be for the same power as that of one that looks once, and
 * what it comes to on average. Power counts rejections on the side of the effect. Source: Jennison and Turnbull 2000, sections
 * 2.2 to 2.4. Throws unless the power lies above the risk on one side and below 1.
 */
export function sequentialInflation(design: SequentialDesign & { power: number }): SequentialInflation {
  const { times, sides, power } = design;
  const critical = sequentialCriticalValues(design);
  const once = onceDrift(design, power);
  const drift = driftOfPower({ critical, times, sides }, power, once);
  const inflation = (drift / once) * (drift / once);
  const mean = (effect: number): number =>
    inflation * meanTime(sequentialExits({ critical, times, sides }, effect * drift), times);
  return { inflation, drift, critical, expected: { none: mean(0), half: mean(0.5), full: mean(1) } };
}

/** The drift at which the bounds are left upwards with the given power, from that of a test that looks once upwards. */
export function driftOfPower(
  test: { critical: readonly number[]; times: readonly number[]; sides: 1 | 2 },
  power: number,
  from = 0,
): number {
  const atEnd = test.critical.at(-1)! + powerQuantile(power);
  return findRoot(
    (drift) => sumOf(sequentialExits(test, drift).upper) - power,
    from,
    Math.max(from, atEnd) + 1,
    PRECISION,
  );
}

/**
 * Power of a test that looks several times with a sample that, for any power, is `sample / sizeOnce(power)` times what a test
 * that looks once would need.
 */
export function sequentialPower(
  design: SequentialDesign,
  sample: number,
  sizeOnce: (power: number) => number,
): number {
  const { times, sides, alpha } = design;
  const critical = sequentialCriticalValues(design);
  const powerAt = (drift: number): number => sumOf(sequentialExits({ critical, times, sides }, drift).upper);
  const sizeAt = (drift: number): number => {
    const power = Math.min(powerAt(drift), ALMOST_SURE);
    const once = onceDrift({ alpha, sides }, power);
    return (drift / once) * (drift / once) * sizeOnce(power);
  };
  const largest = driftOfPower({ critical, times, sides }, ALMOST_SURE);
  if (sizeAt(largest) <= sample) return 1;
  return powerAt(findRoot((drift) => log(sizeAt(drift) / sample), SMALLEST_DRIFT, largest, PRECISION));
}

/** Where a power cannot be told from 1 in print. */
const ALMOST_SURE = 1 - 1e-9;
const SMALLEST_DRIFT = 1e-3;

function onceDrift(significance: Significance, power: number): number {
  const drift = criticalValue(significance) + powerQuantile(power);
  if (!(drift > 0)) {
    throw new RangeError(
      `A sequential test requires a power above ${significance.alpha / significance.sides}, its risk on one side, got ${power}`,
    );
  }
  return drift;
}

function meanTime({ upper, lower }: SequentialExits, times: readonly number[]): number {
  return times.reduce((mean, time, look) => mean + (time - 1) * (upper[look]! + lower[look]!), 1);
}
