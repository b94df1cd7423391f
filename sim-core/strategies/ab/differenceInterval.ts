import { newcombeInterval, welchInterval } from '../../statistics/index.ts';
import type { MetricTest } from './metricTest.ts';

/** Interval of the challenger's number less the incumbent's, for one look; undefined where there is nothing to test yet. */
export function differenceInterval(
  { test, proportions }: MetricTest,
  level: number,
): readonly [low: number, high: number] | undefined {
  if (proportions) return newcombeInterval(proportions.incumbent, proportions.challenger, level);
  return test?.degreesOfFreedom === undefined
    ? undefined
    : welchInterval({ ...test, degreesOfFreedom: test.degreesOfFreedom }, level);
}
