import type { FormulaVariables } from '../formula/formula.ts';
import { parseFormula } from '../formula/formula.ts';
import type { Quantity } from '../scenario/quantitySchema.ts';

/** A quantity ready to be asked. */
export interface CompiledQuantity {
  /** As the scenario has it. */
  readonly source: Quantity;
  /** What it depends on; nothing where it is one number for ever. */
  readonly uses: ReadonlySet<keyof FormulaVariables>;
  /** Whether it is one number for ever. */
  readonly constant: boolean;
  /** Its value, not yet kept within its bounds; not finite where a formula has none. */
  at(variables: FormulaVariables): number;
}

/** @throws FormulaError for a formula that the check would have refused */
export function compileQuantity(quantity: Quantity): CompiledQuantity {
  const constant = (value: number): CompiledQuantity => ({
    source: quantity,
    uses: new Set(),
    constant: true,
    at: () => value,
  });
  const varying = (
    uses: ReadonlySet<keyof FormulaVariables>,
    at: (variables: FormulaVariables) => number,
  ): CompiledQuantity => ({ source: quantity, uses, constant: uses.size === 0, at });
  if (typeof quantity === 'number') return constant(quantity);
  switch (quantity.kind) {
    case 'measured':
      return constant('trials' in quantity ? Math.min(1, quantity.events / quantity.trials) : quantity.value);
    case 'curve': {
      const { over, points } = quantity;
      return varying(new Set([over]), (variables) => interpolate(points, variables[over]));
    }
    case 'formula': {
      const formula = parseFormula(quantity.formula);
      return varying(formula.uses, (variables) => formula.evaluate(variables));
    }
  }
}

/** Straight lines between points in ascending order, level outside. */
function interpolate(points: readonly { readonly at: number; readonly value: number }[], at: number): number {
  const after = points.findIndex((point) => point.at > at);
  if (after === 0) return points[0]!.value;
  if (after === -1) return points.at(-1)!.value;
  const [left, right] = [points[after - 1]!, points[after]!];
  return left.value + ((right.value - left.value) * (at - left.at)) / (right.at - left.at);
}
