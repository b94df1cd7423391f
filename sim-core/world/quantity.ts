import type { FormulaVariables } from '../formula/formula.ts';
import { parseFormula } from '../formula/formula.ts';
import type { Quantity } from '../scenario/quantitySchema.ts';

/** A quantity ready to be asked. */
export interface CompiledQuantity {
  /** Whether it depends on how much the challenger answers, or since when. */
  readonly dependsOnExposure: boolean;
  /** Whether it is one number for ever. */
  readonly constant: boolean;
  /** Its value, not yet kept within 0 to 1; not finite where a formula has none. */
  at(variables: FormulaVariables): number;
}

/** @throws FormulaError for a formula that the check would have refused */
export function compileQuantity(quantity: Quantity): CompiledQuantity {
  if (typeof quantity === 'number') return constant(quantity);
  switch (quantity.kind) {
    case 'measured':
      return constant(Math.min(1, quantity.events / quantity.trials));
    case 'curve': {
      const { over, points } = quantity;
      return {
        dependsOnExposure: over === 'share',
        constant: false,
        at: (variables) => interpolate(points, variables[over]),
      };
    }
    case 'formula': {
      const formula = parseFormula(quantity.formula);
      return {
        dependsOnExposure: formula.uses.has('share') || formula.uses.has('sinceStart'),
        constant: formula.uses.size === 0,
        at: (variables) => formula.evaluate(variables),
      };
    }
  }
}

function constant(value: number): CompiledQuantity {
  return { dependsOnExposure: false, constant: true, at: () => value };
}

/** Straight lines between points in ascending order, level outside. */
function interpolate(points: readonly { readonly at: number; readonly value: number }[], at: number): number {
  const after = points.findIndex((point) => point.at > at);
  if (after === 0) return points[0]!.value;
  if (after === -1) return points.at(-1)!.value;
  const [left, right] = [points[after - 1]!, points[after]!];
  return left.value + ((right.value - left.value) * (at - left.at)) / (right.at - left.at);
}
