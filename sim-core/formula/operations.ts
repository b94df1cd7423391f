import { cosine, exp, log, power, sine } from '../numeric/index.ts';

// What has no value (1/0, log(0), the root of a negative number) is NaN and stays so, whatever is made of it. What is
// only too large to be written is infinite, larger than every number.

/** Our own functions, so that a formula has the same value in every JavaScript engine. */
export const functions: Readonly<
  Record<string, { readonly arity: number; readonly of: (x: number, y: number, z: number) => number }>
> = {
  abs: { arity: 1, of: (x) => Math.abs(x) },
  sqrt: { arity: 1, of: (x) => Math.sqrt(x) },
  floor: { arity: 1, of: (x) => Math.floor(x) },
  round: { arity: 1, of: (x) => Math.round(x) },
  exp: { arity: 1, of: (x) => exp(x) },
  log: { arity: 1, of: (x) => (x === 0 ? Number.NaN : log(x)) },
  sin: { arity: 1, of: (x) => sine(x) },
  cos: { arity: 1, of: (x) => cosine(x) },
  min: { arity: 2, of: (x, y) => Math.min(x, y) },
  max: { arity: 2, of: (x, y) => Math.max(x, y) },
  clamp: { arity: 3, of: (x, low, high) => Math.min(high, Math.max(low, x)) },
};

export const arithmetic: Readonly<Record<string, (x: number, y: number) => number>> = {
  '+': (x, y) => x + y,
  '-': (x, y) => x - y,
  '*': (x, y) => x * y,
  '/': (x, y) => (y === 0 ? Number.NaN : x / y),
  '%': (x, y) => x % y,
  '^': raise,
};

/** 1 where it holds, 0 where the opposite does, no value where neither can be said. */
export const comparisons: Readonly<Record<string, (x: number, y: number) => number>> = {
  '<': (x, y) => (x < y ? 1 : x >= y ? 0 : Number.NaN),
  '>': (x, y) => (x > y ? 1 : x <= y ? 0 : Number.NaN),
  '<=': (x, y) => (x <= y ? 1 : x > y ? 0 : Number.NaN),
  '>=': (x, y) => (x >= y ? 1 : x < y ? 0 : Number.NaN),
  '==': (x, y) => (x === y ? 1 : isNone(x, y) ? Number.NaN : 0),
  '!=': (x, y) => (x === y ? 0 : isNone(x, y) ? Number.NaN : 1),
};

function isNone(x: number, y: number): boolean {
  return Number.isNaN(x) || Number.isNaN(y);
}

/** Whether a number counts as true, 1 or 0: all but 0 do. */
export function truth(x: number): number {
  return x === 0 ? 0 : x === x ? 1 : x;
}

/** The opposite of its truth. */
export function not(x: number): number {
  return x === 0 ? 1 : x === x ? 0 : x;
}

/** base ^ exponent; whole exponents of a negative base included. */
function raise(base: number, exponent: number): number {
  if (!Number.isFinite(base) || !Number.isFinite(exponent)) return Number.NaN;
  if (base > 0) return power(base, exponent);
  if (exponent === 0) return 1;
  if (base === 0) return exponent > 0 ? 0 : Number.NaN;
  if (!Number.isInteger(exponent)) return Number.NaN;
  return power(-base, exponent) * (exponent % 2 === 0 ? 1 : -1);
}
