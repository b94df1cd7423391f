import type { FormulaVariables } from '../formula/formula.ts';
import type { Quantity } from '../scenario/quantitySchema.ts';
import { betaQuantile, normalQuantile } from '../statistics/index.ts';
import { compileQuantity } from './quantity.ts';

/** What a quantity is worth in some circumstances, as the engines read it. */
export interface SampledQuantity {
  /** What it depends on; nothing where it is one number for ever. */
  readonly uses: ReadonlySet<keyof FormulaVariables>;
  /** One value for each of the circumstances, not yet kept within its bounds; NaN where a formula has none. */
  readonly values: readonly number[];
}

/**
 * Asks a quantity for its values, so that a form shows what the world will do.
 * @throws FormulaError for a formula that cannot be read, which `problemsOfQuantity` tells beforehand
 */
export function sampleQuantity(quantity: Quantity, where: readonly FormulaVariables[]): SampledQuantity {
  const compiled = compileQuantity(quantity);
  const values = where.map((variables) => compiled.at(variables));
  return {
    uses: compiled.uses,
    values: values.map((value) => (Number.isFinite(value) ? value : Number.NaN)),
  };
}

const LOWER_TAIL = 0.025;

/**
 * The middle 95% of what a replication may draw for a measured quantity: of Beta(events + 1/2, trials - events + 1/2)
 * for a proportion, of the normal distribution of the standard error for a mean (see measured.ts). Undefined for what was not
 * measured.
 */
export function drawnInterval(quantity: Quantity): readonly [low: number, high: number] | undefined {
  if (typeof quantity === 'number' || quantity.kind !== 'measured') return undefined;
  if ('trials' in quantity) {
    const { events, trials } = quantity;
    const [won, lost] = [events + 0.5, trials - events + 0.5];
    return [betaQuantile(LOWER_TAIL, won, lost), betaQuantile(1 - LOWER_TAIL, won, lost)];
  }
  const { value, standardDeviation, count } = quantity;
  const half = (-normalQuantile(LOWER_TAIL) * standardDeviation) / Math.sqrt(count);
  return [value - half, value + half];
}
