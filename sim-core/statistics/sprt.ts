import { log, log1p } from '../numeric/index.ts';
import { criticalValue, powerQuantile } from './errorRates.ts';

/** A test of a known rate against a higher or lower one, and its risks: alpha of one side, and the power at the other rate. */
export type SprtDesign = { inControl: number; outOfControl: number; alpha: number; power: number };

/**
 * Where the sequential probability ratio test stops: it adds up `rateScore` and takes the rate to be the other one from
 * `reject` on, and the known one from `accept` (below 0) on. Throws unless the risks lie between 0 and 1 and the power above
 * alpha. Source: Wald 1945, "Sequential tests of statistical hypotheses", Annals of Mathematical Statistics 16, 117-186.
 */
export function sprtLimits({ alpha, power }: Pick<SprtDesign, 'alpha' | 'power'>): {
  reject: number;
  accept: number;
} {
  criticalValue({ alpha, sides: 1 });
  powerQuantile(power);
  if (!(power > alpha))
    throw new RangeError(`sprtLimits requires a power above alpha, got ${power} and ${alpha}`);
  return { reject: log(power / alpha), accept: log((1 - power) / (1 - alpha)) };
}

/**
 * Mean number of units until that test stops, at the known rate and at the other one (Wald 1945: what it steps over
 * its limits by is left out, so that it takes a little longer), beside the units of a test that looks once.
 */
export function sprtMeanUnits(design: SprtDesign): { none: number; full: number; once: number } {
  const { inControl, outOfControl, alpha, power } = design;
  const { reject, accept } = sprtLimits(design);
  if (![inControl, outOfControl].every((rate) => rate > 0 && rate < 1) || inControl === outOfControl) {
    throw new RangeError(
      `sprtMeanUnits requires two different rates between 0 and 1, got ${inControl} and ${outOfControl}`,
    );
  }
  const event = log(outOfControl / inControl);
  const other = log1p(-outOfControl) - log1p(-inControl);
  const step = (rate: number): number => rate * event + (1 - rate) * other;
  const mean = (rejected: number, rate: number): number =>
    (rejected * reject + (1 - rejected) * accept) / step(rate);
  const deviation = (rate: number): number => Math.sqrt(rate * (1 - rate));
  const root =
    (criticalValue({ alpha, sides: 1 }) * deviation(inControl) +
      powerQuantile(power) * deviation(outOfControl)) /
    (outOfControl - inControl);
  return { none: mean(alpha, inControl), full: mean(power, outOfControl), once: root * root };
}
