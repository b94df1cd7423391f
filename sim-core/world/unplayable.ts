import type { FormulaVariables } from '../formula/formula.ts';
import type { Problem } from '../scenario/problems.ts';
import { formatProblem } from '../scenario/problems.ts';
import type { Quantity } from '../scenario/quantitySchema.ts';
import type { World } from '../scenario/schema.ts';
import type { CompiledQuantity } from './quantity.ts';

/**
 * A scenario that passed its check and cannot be played all the same; the message is a line that names the path. Across
 * workers the name tells it from a fault of the program.
 */
export class UnplayableScenario extends Error {
  override readonly name = 'UnplayableScenario';

  constructor(problem: Problem) {
    super(formatProblem(problem));
  }
}

/**
 * The value of a quantity of a world, not yet kept within its bounds.
 * @throws UnplayableScenario for a formula without a value, which a check looks for as far as its work is bounded
 */
export function valueOf(world: World, quantity: CompiledQuantity, variables: FormulaVariables): number {
  const value = quantity.at(variables);
  if (Number.isFinite(value)) return value;
  throw new UnplayableScenario({
    path: ['world', ...placeOf(quantity.source, world), 'formula'],
    message: `requires a value at every moment that is played, got none at ${circumstancesOf(variables, quantity.uses)}`,
  });
}

/** What of the circumstances a formula reads, for a message: "hours 61.5, share 0.05". */
export function circumstancesOf(where: FormulaVariables, uses: CompiledQuantity['uses']): string {
  const named = [...uses].map((name) => {
    const value = where[name];
    return `${name} ${typeof value === 'number' ? Number(value.toPrecision(6)) : value}`;
  });
  return named.length > 0 ? named.join(', ') : 'any moment';
}

/** Where the same object stands in either model of a world. */
function placeOf(wanted: Quantity, world: World): string[] {
  const search = (value: unknown, path: string[]): string[] | undefined => {
    if (value === wanted) return path;
    if (typeof value !== 'object' || value === null) return undefined;
    for (const [key, entry] of Object.entries(value)) {
      const found = search(entry, [...path, key]);
      if (found) return found;
    }
    return undefined;
  };
  for (const role of ['incumbent', 'challenger'] as const) {
    const found = search(world[role], [role]);
    if (found) return found;
  }
  return [];
}
