import { exp, log, log1p } from '../numeric/index.ts';
import { gaussLegendre } from './gaussLegendre.ts';
import { solveLinearSystem } from './linearSystem.ts';
import { normalCdf } from './normalCdf.ts';
import { normalUpperTail } from './normalUpperTail.ts';

/*
 * How many looks a chart takes to alarm on average (its average run length) that watches one standardised figure a look:
 * normal with deviation 1, independent from look to look, its mean off by `shift` deviations from the beginning on. Each
 * throws on limits and weights that are none.
 */

/**
 * Of a chart that alarms when the figure of one look is farther than `limit` from its mean, on either side: the mean, median
 * and standard deviation of the number of looks. Source: Shewhart 1931; the number is geometric.
 */
export function shewhartRunLength({ limit, shift }: { limit: number; shift: number }): {
  mean: number;
  median: number;
  standardDeviation: number;
} {
  requireAbove0('shewhartRunLength', 'a limit', limit);
  const alarm = normalUpperTail(limit - shift) + normalCdf(-limit - shift);
  return {
    mean: 1 / alarm,
    median: alarm < 1 ? Math.ceil((log(0.5) / log1p(-alarm)) * (1 - 1e-12)) : 1,
    standardDeviation: Math.sqrt(1 - alarm) / alarm,
  };
}

/**
 * Of a CUSUM that begins at 0, S = max(0, S + figure - reference), and alarms when S reaches `limit`; with two sides a second
 * one watches for the other direction. To 1e-9 relative. Sources: Page 1954, Biometrika 41, 100-115, for the integral
 * equation; Vance 1986, Journal of Quality Technology 18, 189-193, for Gaussian quadrature; two sides: Kemp 1961, JRSS B 23,
 * 149-153.
 */
export function normalCusumRunLength({
  reference,
  limit,
  shift,
  sides,
}: {
  reference: number;
  limit: number;
  shift: number;
  sides: 1 | 2;
}): number {
  requireAbove0('normalCusumRunLength', 'a limit', limit);
  if (!(reference >= 0 && reference < Infinity))
    throw new RangeError(`normalCusumRunLength requires a reference of 0 or more, got ${reference}`);
  const above = oneSidedCusum(reference - shift, limit);
  if (sides === 1) return above;
  return 1 / (1 / above + 1 / oneSidedCusum(reference + shift, limit));
}

/**
 * Mean number of looks from 0, where each step is normal with mean -drift. The unknowns: those from 0 and from the
 * quadrature's places.
 */
function oneSidedCusum(drift: number, limit: number): number {
  const { places, weights } = gaussLegendre(0, limit, 2);
  const starts = Float64Array.from([0, ...places]);
  const rows = Array.from(starts, (start, row) => {
    const coefficients = new Float64Array(starts.length + 1);
    coefficients[row] = 1;
    coefficients[0]! -= normalCdf(drift - start);
    places.forEach((place, index) => {
      coefficients[index + 1]! -= weights[index]! * density(place - start + drift);
    });
    coefficients[starts.length] = 1;
    return coefficients;
  });
  return solveLinearSystem(rows)?.[0] ?? Infinity;
}

/**
 * Of an exponentially weighted mean, z = weight * figure + (1 - weight) * z from 0, that alarms when it is farther than
 * `limit` of its own lasting deviations from 0 (0 < weight <= 1). To 1e-9 relative. Source: Crowder 1987, Technometrics 29,
 * 401-407.
 */
export function ewmaRunLength({
  weight,
  limit,
  shift,
}: {
  weight: number;
  limit: number;
  shift: number;
}): number {
  requireAbove0('ewmaRunLength', 'a limit', limit);
  if (!(weight > 0 && weight <= 1))
    throw new RangeError(`ewmaRunLength requires a weight above 0 and at most 1, got ${weight}`);
  const end = limit * Math.sqrt(weight / (2 - weight));
  const { places, weights } = gaussLegendre(-end, end, 2 * weight);
  const expected = (start: number): Float64Array =>
    places.map(
      (place, index) => (weights[index]! / weight) * density((place - (1 - weight) * start) / weight - shift),
    );
  const rows = Array.from(places, (start, row) => {
    const coefficients = new Float64Array(places.length + 1);
    expected(start).forEach((share, index) => (coefficients[index] = -share));
    coefficients[row]! += 1;
    coefficients[places.length] = 1;
    return coefficients;
  });
  const means = solveLinearSystem(rows);
  if (!means) return Infinity;
  return expected(0).reduce((sum, share, index) => sum + share * means[index]!, 1);
}

function density(z: number): number {
  return 0.3989422804014327 * exp(-0.5 * z * z);
}

function requireAbove0(name: string, what: string, value: number): void {
  if (value > 0 && value < Infinity) return;
  throw new RangeError(`${name} requires ${what} above 0, got ${value}`);
}
