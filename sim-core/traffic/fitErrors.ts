import { openStream, streamKey } from '../random/index.ts';
import type { Moments } from '../statistics/index.ts';
import { momentsOf } from '../statistics/index.ts';
import type { CountSeries } from './countSeries.ts';
import type { TrafficFit } from './fitTraffic.ts';
import { fitTraffic } from './fitTraffic.ts';
import { synthesizeCounts, trafficFromStart } from './synthesizeCounts.ts';

/** What fits of synthetic series say of figures of which the truth is known. */
export interface FitErrors {
  readonly replicas: number;
  readonly peakToTrough: Moments;
  readonly dispersion: Moments;
  readonly lagOne: Moments;
}

/** Ticks that are drawn at most, all replicas together. */
const MOST_TICKS = 6_000_000;
const FEWEST_REPLICAS = 5;

/**
 * The sampling error of a fit, by the parametric bootstrap (Efron and Tibshirani 1993, section 6.5): series of
 * the same bins and gaps are synthesized from the fit and fitted again. Undefined for a series so long that not
 * even five can be drawn in reasonable time; its sampling error is small.
 */
export function fitErrors(series: CountSeries, fit: TrafficFit, replicas = 20): FitErrors | undefined {
  const ticks = ((series.bins.at(-1)! + 1) * fit.binMinutes) / fit.tickMinutes;
  const affordable = Math.min(replicas, Math.floor(MOST_TICKS / ticks));
  if (affordable < FEWEST_REPLICAS) return undefined;
  const traffic = trafficFromStart(fit);
  const key = streamKey('fit-traffic', 'replicas');
  const fits: TrafficFit[] = [];
  for (let replica = 0; replica < affordable; replica += 1) {
    const synthetic = synthesizeCounts(openStream(key, replica), traffic, fit.tickMinutes, series);
    const { fit: again } = fitTraffic(synthetic, fit.tickMinutes, fit.stepMinutes);
    if (again) fits.push(again);
  }
  const figure = (of: (fit: TrafficFit) => number | undefined) =>
    momentsOf(fits.flatMap((again) => of(again) ?? []));
  return {
    replicas: fits.length,
    peakToTrough: figure((again) => again.peakToTrough),
    dispersion: figure(({ binIntensity }) => binIntensity.dispersion),
    lagOne: figure(({ binIntensity }) => binIntensity.lagOne),
  };
}
