import { exp, expm1, log, log1p } from '../numeric/index.ts';

/**
 * How much of its sample a mixture test waits for: `units` after which its limit is closest to that of a test that looks once
 * (0 < alpha < 1, units above 0; throws otherwise). In the same unit. Source: Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas
 * 2024, "Time-uniform central limit theory and asymptotic confidence sequences", Annals of Statistics 52(6), eq. 10 (as 1 /
 * rho^2).
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
 * p-value of a z from `units` units that stays valid however often one looks: the chance that it ever falls to p or below is
 * at most p where nothing differs. One over the likelihood ratio of a normal mixture of effects against none, at most 1; of
 * one side (effects above 0 only) by a bound that is a little larger. Units and spread above 0. Sources: Robbins 1970, Annals
 * of Mathematical Statistics 41, 1397-1409; Johari, Koomen, Pekelis and Walsh 2022, "Always Valid Inference", Operations
 * Research 70(3), eq. 7; Howard, Ramdas, McAuliffe and Sekhon 2021, Annals of Statistics 49(2), eq. 14 and, for one side, their
 * closed-form bound on its half.
 */
export function mixturePValue(z: number, units: number, spread: number, sides: 1 | 2 = 2): number {
  const exponent = (z * z * units) / (2 * (units + spread));
  if (sides === 2) return Math.min(1, exp(0.5 * log1p(units / spread) - exponent));
  if (z <= 0) return 1;
  return Math.min(1, Math.sqrt(1 + units / spread) / (2 * expm1(exponent)));
}

/** The z at which `mixturePValue` falls to alpha. */
export function mixtureCriticalValue(alpha: number, units: number, spread: number, sides: 1 | 2 = 2): number {
  const exponent =
    sides === 2
      ? 0.5 * log1p(units / spread) - log(alpha)
      : log1p(Math.sqrt(1 + units / spread) / (2 * alpha));
  return Math.sqrt(2 * (1 + spread / units) * exponent);
}
