import type jsep from 'jsep';
import { FormulaError } from './formulaError.ts';
import { comparisons } from './operations.ts';
import { beginOf, isGrouped } from './syntax.ts';
import type { Node } from './syntax.ts';

/**
 * Refuses what mathematics and programming languages read in different ways, or nobody as it would be computed: a sign
 * before a power (as JavaScript does), "not" before a comparison, a chain of comparisons.
 * @throws FormulaError that says how either meaning is written
 */
export function refuseAmbiguity({ operator, left, right }: jsep.BinaryExpression): void {
  if (operator === '^' && isBareSign(left)) {
    throw new FormulaError(
      'parentheses that say what the sign before a power belongs to: (-x) ^ 2 or -(x ^ 2)',
      beginOf(left),
    );
  }
  if (!isComparison(operator)) return;
  if (isBareSign(left) && left['operator'] === '!') {
    throw new FormulaError(
      `parentheses that say what ! belongs to: (!x) ${operator} y or !(x ${operator} y)`,
      beginOf(left),
    );
  }
  const chained = [left, right].find(
    (side) =>
      side.type === 'BinaryExpression' && !isGrouped(side) && isComparison(side['operator'] as string),
  );
  if (chained) {
    throw new FormulaError(
      'parentheses or "&&" where comparisons follow each other: 1 < x && x < 5',
      beginOf(chained),
    );
  }
}

function isBareSign(node: Node): boolean {
  return node.type === 'UnaryExpression' && !isGrouped(node);
}

function isComparison(operator: string): boolean {
  return Object.hasOwn(comparisons, operator);
}
