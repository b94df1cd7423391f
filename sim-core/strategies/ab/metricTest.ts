import type { Moments, PairedSums, Proportion } from '../../statistics/index.ts';
import {
  cupedMoments,
  mergeMoments,
  momentsOfSums,
  ratioMoments,
  twoProportionTest,
  welchTest,
} from '../../statistics/index.ts';
import type { UnitSums } from '../evidence.ts';
import type { Metric } from './metrics.ts';
import { quantityOf } from './metrics.ts';

/** Units of both arms, and those of them with an event. */
export type ArmProportions = { readonly incumbent: Proportion; readonly challenger: Proportion };

/** One metric of both arms as a look finds it. */
export interface MetricTest {
  /** The metric itself; null without units. */
  readonly incumbent: number | null;
  readonly challenger: number | null;
  /** Units of both arms. */
  readonly units: number;
  /** Where a share is compared. */
  readonly proportions: ArmProportions | undefined;
  /** Where means are compared. */
  readonly means?: { readonly incumbent: Moments | undefined; readonly challenger: Moments | undefined };
  /** Challenger less incumbent, and how surely it is not 0; undefined where there is nothing to test yet. */
  readonly test:
    | {
        readonly difference: number;
        readonly standardError: number;
        readonly z: number;
        readonly pValue: number;
        /** Where means are compared. */
        readonly degreesOfFreedom?: number;
      }
    | undefined;
  /**
   * What the correlation of the tests at two looks goes by: root of the ratio of theirs. A user who is exposed at both has less
   * at the first and more at the second, so it is not the number of users. If all users go on as they began, a number that
   * is t on average at time t has the covariance t (a + b t') at times t < t' (a from chance, b from users who differ), so that
   * the correlation is the root of the ratio of n mean^2 / variance; of shares, n p / (1 - p).
   */
  readonly information: number;
}

/** The pooled two-proportion z-test. */
export function shareTest(incumbent: Proportion, challenger: Proportion): MetricTest {
  const units = incumbent.units + challenger.units;
  const events = incumbent.events + challenger.events;
  return {
    incumbent: incumbent.units > 0 ? incumbent.events / incumbent.units : null,
    challenger: challenger.units > 0 ? challenger.events / challenger.units : null,
    units,
    proportions: { incumbent, challenger },
    test: twoProportionTest(incumbent, challenger),
    information: (events * units) / (units - events),
  };
}

/** The metric's test by sums over units; `isAdjusted` takes out what the time before tells. */
export function unitsTest(
  metric: Metric,
  incumbent: UnitSums,
  challenger: UnitSums,
  isAdjusted: boolean,
): MetricTest {
  if (isAdjusted) {
    const adjusted = cupedMoments(sumsBefore(metric, incumbent), sumsBefore(metric, challenger));
    return adjusted
      ? meansTest(adjusted.arms[0], adjusted.arms[1])
      : meansTest(momentsOf(metric, incumbent), momentsOf(metric, challenger));
  }
  if (metric.analysis === 'share') {
    const of = (sums: UnitSums) => ({ events: sums[quantityOf(metric)].sum, units: sums.exposed });
    return shareTest(of(incumbent), of(challenger));
  }
  return meansTest(momentsOf(metric, incumbent), momentsOf(metric, challenger));
}

/** A metric of one arm as if it were the mean of its units; undefined without units. */
export function momentsOf(metric: Metric, sums: UnitSums): Moments | undefined {
  const { sum, squares, timesRequests } = sums[quantityOf(metric)];
  if (metric.analysis !== 'ratio') return momentsOfSums(sums.exposed, sum, squares);
  return ratioMoments({
    count: sums.exposed,
    y: sum,
    x: sums.requests,
    yy: squares,
    xx: sums.squaredRequests,
    xy: timesRequests,
  });
}

/** Welch's t stands for z where looks need one: a test that looks more than once is one of large samples. */
function meansTest(incumbent: Moments | undefined, challenger: Moments | undefined): MetricTest {
  const welch = incumbent && challenger && welchTest(incumbent, challenger);
  const all = incumbent && challenger ? mergeMoments(incumbent, challenger) : undefined;
  return {
    incumbent: incumbent?.mean ?? null,
    challenger: challenger?.mean ?? null,
    units: (incumbent?.count ?? 0) + (challenger?.count ?? 0),
    proportions: undefined,
    means: { incumbent, challenger },
    test: welch && { ...welch, z: welch.t },
    information: all ? (all.count * all.count * all.mean * all.mean) / all.m2 : 0,
  };
}

/** The metric with the same of the time before, of as many units as counted, or of so many times that. */
export function sumsBefore(metric: Metric, sums: UnitSums, times = 1): PairedSums {
  const { sum, squares, before, squaresBefore, timesBefore } = sums[quantityOf(metric)];
  return {
    count: times * sums.exposed,
    y: times * sum,
    x: times * before,
    yy: times * squares,
    xx: times * squaresBefore,
    xy: times * timesBefore,
  };
}
