import { exp, log, log1p } from '../numeric/index.ts';

/**
 * How much of its sample a mixture test waits for: `units` after which its limit is closest to that of a test that looks once
 * (0 < alpha < 1, units above 0; throws otherwise). In the same unit. Source: Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas
 * 2024, "Time-uniform central limit theory and asymptotic confidence sequences", Annals of Statistics 52(6), eq. 10 (as 1 / rho^2).
 */
export function mixtureSpread(units: number, alpha: number): number {
  if (!(units > 0 && units < Infinity && alpha > 0 && alpha < 1)) {
    throw new RangeError(
      `mixtureSpread requires units above 0 and an alpha between 0 and 1, got ${units} and ${alpha}`,
    );
  }
  const twice = -2 * log(alpha);
  return units / (twice + log1p(twice));
}

/**
 * Two-sided p-value of a z from `units` units that stays valid however often one looks: the chance that it ever falls to p or
 * below is at most p where nothing differs. One over the likelihood ratio of a normal mixture of effects against none, at most
 * 1. Units and spread above 0. Sources: Robbins 1970, Annals of Mathematical Statistics 41, 1397-1409; Johari, Koomen, Pekelis
 * and Walsh 2022, "Always Valid Inference", Operations Research 70(3), eq. 7; Howard, Ramdas, McAuliffe and Sekhon 2021, Annals
 * of Statistics 49(2), eq. 14.
 */
export function mixturePValue(z: number, units: number, spread: number): number {
  const logRatio = (z * z * units) / (2 * (units + spread)) - 0.5 * log1p(units / spread);
  return Math.min(1, exp(-logRatio));
}

/** The z at which `mixturePValue` falls to alpha. */
export function mixtureCriticalValue(alpha: number, units: number, spread: number): number {
  return Math.sqrt((1 + spread / units) * (log1p(units / spread) - 2 * log(alpha)));
}
