import type { Arguments } from '../command.ts';
import type { NumberRange } from '../optionValues.ts';
import { numberOption, ranges, wholeOption } from '../optionValues.ts';
import { UsageError } from '../usageError.ts';
import type { SolvedFor } from './sizeKind.ts';

/** Of the effect, the sample and the power two are given, and the third is solved for. */
export interface ThreeWay {
  readonly solvedFor: SolvedFor;
  readonly effect: number | undefined;
  readonly sample: number | undefined;
  readonly power: number | undefined;
}

/** How a calculator names what it takes. */
export interface ThreeWayNames {
  readonly kind: string;
  /** The option that gives the sample, such as "total" or "hours". */
  readonly sample: string;
  readonly effect: string;
  readonly power: string;
  /** Power where it is neither given nor solved for. */
  readonly usualPower: number;
  /** Risk on one side, which a power must exceed. */
  readonly risk: number;
}

/** Most units that are counted exactly. */
export const MOST_UNITS = 1e15;

/** Reads which two are given. */
export function readThreeWay(
  typed: Arguments,
  names: ThreeWayNames,
  { effect, sample }: { effect: number | undefined; sample: number | undefined },
): ThreeWay {
  const typedPower = numberOption(typed, names.power, ranges.between0And1);
  const power = typedPower ?? names.usualPower;
  const solvesForPower = effect !== undefined && sample !== undefined;
  if (!solvesForPower && power <= names.risk) {
    throw new UsageError(
      `--${names.power} requires a number above ${Number(names.risk.toPrecision(6))}, the risk on one side, got ${power}`,
    );
  }
  if (effect === undefined && sample === undefined) {
    throw new UsageError(
      `size ${names.kind} requires --${names.effect} to solve for the sample, --${names.sample} to solve for the effect, or both to solve for the power`,
    );
  }
  if (solvesForPower) {
    if (typedPower !== undefined) {
      throw new UsageError(
        `size ${names.kind} requires two of --${names.effect}, --${names.sample} and --${names.power}, got all three`,
      );
    }
    return { solvedFor: 'power', effect, sample, power: undefined };
  }
  return {
    solvedFor: effect === undefined ? 'effect' : 'total',
    effect,
    sample,
    power,
  };
}

/** The sample as an option in units. */
export function totalOption(typed: Arguments): number | undefined {
  return wholeOption(typed, 'total', { min: 2, max: MOST_UNITS });
}

/** A range for a number that lies within others. */
export function within(low: number, high: number): NumberRange {
  const [from, to] = [low, high].map((end) => Number(end.toPrecision(12)));
  return { words: `from ${from} to ${to}`, holds: (value) => value >= from! && value <= to! };
}

/** The same without its ends. */
export function strictlyWithin(low: number, high: number): NumberRange {
  const [from, to] = [low, high].map((end) => Number(end.toPrecision(12)));
  return { words: `between ${from} and ${to}`, holds: (value) => value > from! && value < to! };
}
