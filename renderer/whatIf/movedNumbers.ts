import type { ScenarioNumber } from './scenarioNumbers.ts';
import type { Amount } from './setup.ts';

/** The values to which a number is moved; an end is undefined where the number is there already. */
export interface NumberMove {
  readonly number: ScenarioNumber;
  readonly down: number | undefined;
  readonly up: number | undefined;
}

/** The widest range that counts as a number's own: to the end of a wider one nobody would go. */
const WIDEST = 100;

/** Where an amount moves a number to: as far as its bounds let it, in whole numbers where only those count. */
export function moveNumber(number: ScenarioNumber, amount: Amount): NumberMove {
  const { schema, value } = number;
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, type } = schema;
  const lowest = minimum ?? exclusiveMinimum ?? -Infinity;
  const highest = maximum ?? exclusiveMaximum ?? Infinity;
  const step = type === 'integer' ? Math.round : (to: number) => Number(to.toPrecision(12));
  const end = (to: number) => {
    const within = step(Math.min(highest, Math.max(lowest, to)));
    const isExcluded =
      (exclusiveMinimum !== undefined && within <= exclusiveMinimum) ||
      (exclusiveMaximum !== undefined && within >= exclusiveMaximum);
    return within === value || isExcluded ? undefined : within;
  };
  if (amount === 'bounds') {
    if (!(highest - lowest <= WIDEST)) return { number, down: undefined, up: undefined };
    return { number, down: end(lowest), up: end(highest) };
  }
  const [one, other] = factors[amount].map((factor) => end(value * factor));
  // Of a negative number the larger part is the lower one.
  return value < 0 ? { number, down: other, up: one } : { number, down: one, up: other };
}

const factors = {
  '10%': [0.9, 1.1],
  '20%': [0.8, 1.2],
  '50%': [0.5, 1.5],
  double: [0.5, 2],
} as const satisfies Partial<Record<Amount, readonly [number, number]>>;
