import jsep from 'jsep';
import { FormulaError } from './formulaError.ts';

/** A node of a formula's tree. */
export type Node = jsep.Expression;

/** Where a node stands, which the parser forgets. */
interface Mark {
  /** In characters from the beginning of the formula. */
  readonly at: number;
  /** Whether it is in parentheses of its own. */
  readonly isGrouped: boolean;
}

const marks = new WeakMap<Node, Mark>();

// The parser knows JavaScript's operators; a formula has fewer, and ^ raises to a power.
for (const operator of ['|', '&', '<<', '>>', '>>>', '===', '!==', '??', '**']) jsep.removeBinaryOp(operator);
jsep.addBinaryOp('^', 11, true);
jsep.removeUnaryOp('~');

/** Where the tokens begin that are being read, the innermost last. */
const begun = new WeakMap<jsep.HookScope, number[]>();

jsep.hooks.add('gobble-token', function (env) {
  const starts = begun.get(this) ?? [];
  begun.set(this, starts);
  starts.push(this.index);
  // After a number that it reads by itself the parser leaves the hook below out, and the two would be out of step.
  const number = /[\d.]/.test(this.char) ? this.gobbleNumericLiteral() : undefined;
  if (number) env.node = number;
});

jsep.hooks.add('after-token', function ({ node }) {
  const at = begun.get(this)!.pop()!;
  // What is in parentheses was a token already, or begins with them.
  if (node) marks.set(node, { at: marks.get(node)?.at ?? at, isGrouped: this.expr.charAt(at) === '(' });
});

/** @throws FormulaError for what is no expression */
export function readSyntax(text: string): Node {
  try {
    return jsep(text);
  } catch (error) {
    const told = error as { readonly description?: string; readonly index?: number };
    const complaint = told.description ?? String(error);
    throw new FormulaError(`a formula that can be read (${complaint})`, told.index);
  }
}

/** Whether a node is in parentheses of its own. */
export function isGrouped(node: Node): boolean {
  return marks.get(node)?.isGrouped === true;
}

/** Where a node begins, in characters from the beginning of the formula; undefined for several expressions in a row. */
export function beginOf(node: Node): number | undefined {
  const mark = marks.get(node);
  if (mark) return mark.at;
  const first = node['left'] ?? node['test'];
  return first === undefined ? undefined : beginOf(first as Node);
}
