import type jsep from 'jsep';
import { refuseAmbiguity } from './ambiguity.ts';
import { FormulaError } from './formulaError.ts';
import { arithmetic, comparisons, functions, not, truth } from './operations.ts';
import { beginOf, readSyntax } from './syntax.ts';
import type { Node } from './syntax.ts';

export { FormulaError } from './formulaError.ts';

/** Longest formula that is read, in characters. */
export const MAX_FORMULA_LENGTH = 500;

/** What a formula may refer to. */
export interface FormulaVariables {
  /** Hours since the world began. */
  readonly hours: number;
  /** Hours since the challenger began to run, in shadow mode too. */
  readonly sinceStart: number;
  /** Share of requests that the challenger answers, 0 to 1. */
  readonly share: number;
  /** Expected requests now, relative to their mean. */
  readonly load: number;
  /** Id of the request's segment. */
  readonly segment: string;
}

/** A formula that was understood. */
export interface Formula {
  readonly text: string;
  /** The variables it refers to. */
  readonly uses: ReadonlySet<keyof FormulaVariables>;
  /** Its value; not finite where it has none, as 1/0 has none, nor has what is made of that: a condition, a choice by it. */
  evaluate(variables: FormulaVariables): number;
}

type Evaluate = (variables: FormulaVariables) => number;

/** What a formula may refer to, each with what it is. */
export const formulaVariables: Readonly<Record<keyof FormulaVariables, string>> = {
  hours: 'Hours since the world began.',
  sinceStart: 'Hours since the challenger began to run, in shadow mode too.',
  share: 'Share of requests that the challenger answers, 0 to 1.',
  load: 'Expected requests now, relative to their mean: 1 is as usual.',
  segment: 'Id of the request’s segment, to compare with: segment == "rare".',
};

const variableNames = Object.keys(formulaVariables) as (keyof FormulaVariables)[];

const constants: Readonly<Record<string, number>> = { pi: Math.PI };

/** The functions that a formula may call, as they are written: "clamp(x, y, z)". */
export const formulaFunctions: readonly string[] = Object.entries(functions).map(
  ([name, { arity }]) => `${name}(${['x', 'y', 'z'].slice(0, arity).join(', ')})`,
);

/**
 * Reads a formula such as `0.02 + 0.01 * (hours > 48)` or `segment == "rare" ? 0.3 : 0.02 * load ^ 2`. Only
 * arithmetic, comparisons, a choice and a few functions: nothing of the program can be reached, and every
 * formula ends.
 * @param segments ids of the world's segments, where a formula that names another is to be refused
 * @throws FormulaError that completes "requires …"
 */
export function parseFormula(text: string, segments?: readonly string[]): Formula {
  if (text.length > MAX_FORMULA_LENGTH) {
    throw new FormulaError(`a formula of at most ${MAX_FORMULA_LENGTH} characters`);
  }
  const uses = new Set<keyof FormulaVariables>();
  return { text, evaluate: compile(readSyntax(text), { uses, segments }), uses };
}

/** What is known while a formula is read. */
interface Reading {
  /** The variables found so far. */
  readonly uses: Set<keyof FormulaVariables>;
  readonly segments: readonly string[] | undefined;
}

function compile(node: Node, reading: Reading): Evaluate {
  switch (node.type) {
    case 'Literal':
      return literal(node as jsep.Literal);
    case 'Identifier':
      return identifier(node as jsep.Identifier, reading);
    case 'UnaryExpression': {
      const { operator, argument } = node as jsep.UnaryExpression;
      const value = compile(argument, reading);
      if (operator === '-') return (variables) => -value(variables);
      if (operator === '+') return value;
      if (operator === '!') return (variables) => not(value(variables));
      break;
    }
    case 'BinaryExpression':
      return binary(node as jsep.BinaryExpression, reading);
    case 'ConditionalExpression': {
      const { test, consequent, alternate } = node as jsep.ConditionalExpression;
      const [condition, yes, no] = [
        compile(test, reading),
        compile(consequent, reading),
        compile(alternate, reading),
      ];
      return (variables) => {
        const holds = truth(condition(variables));
        return holds === 1 ? yes(variables) : holds === 0 ? no(variables) : holds;
      };
    }
    case 'CallExpression':
      return call(node as jsep.CallExpression, reading);
  }
  throw new FormulaError(
    `arithmetic, comparisons, "a ? b : c" and functions (${Object.keys(functions).join(', ')})`,
    beginOf(node),
  );
}

function literal(node: jsep.Literal): Evaluate {
  const { value, raw } = node;
  if (typeof value !== 'number') {
    throw new FormulaError('numbers, and texts only to compare the segment with', beginOf(node));
  }
  if (!Number.isFinite(value)) throw new FormulaError(`numbers up to 1e308, not ${raw}`, beginOf(node));
  return () => value;
}

function identifier(node: jsep.Identifier, reading: Reading): Evaluate {
  const { name } = node;
  if (Object.hasOwn(constants, name)) return () => constants[name]!;
  const variable = variableNames.find((known) => known === name);
  if (variable === undefined) {
    throw new FormulaError(`known names (${variableNames.join(', ')}, pi), not "${name}"`, beginOf(node));
  }
  if (variable === 'segment') {
    throw new FormulaError(
      'segment, which is a text, only in a comparison with == or != and an id in quotes',
      beginOf(node),
    );
  }
  reading.uses.add(variable);
  return (variables) => variables[variable];
}

function binary(node: jsep.BinaryExpression, reading: Reading): Evaluate {
  const { operator, left, right } = node;
  refuseAmbiguity(node);
  if ((operator === '==' || operator === '!=') && (isText(left) || isText(right))) {
    return textComparison(node, reading);
  }
  const [first, second] = [compile(left, reading), compile(right, reading)];
  if (operator === '&&') {
    return (variables) => {
      const holds = truth(first(variables));
      return holds === 1 ? truth(second(variables)) : holds;
    };
  }
  if (operator === '||') {
    return (variables) => {
      const holds = truth(first(variables));
      return holds === 0 ? truth(second(variables)) : holds;
    };
  }
  const apply = (arithmetic[operator] ?? comparisons[operator])!;
  return (variables) => apply(first(variables), second(variables));
}

function isText(node: Node): boolean {
  return isSegment(node) || isQuoted(node);
}

function isSegment(node: Node): boolean {
  return node.type === 'Identifier' && (node as jsep.Identifier).name === 'segment';
}

function isQuoted(node: Node): boolean {
  return node.type === 'Literal' && typeof (node as jsep.Literal).value === 'string';
}

/** The segment against an id in quotes, whichever stands first. */
function textComparison({ operator, left, right }: jsep.BinaryExpression, reading: Reading): Evaluate {
  const quoted = [left, right].find(isQuoted);
  const other = quoted === left ? right : left;
  if (!quoted || !isSegment(other)) {
    const strange = [left, right].find((side) => !isText(side)) ?? right;
    throw new FormulaError('segment on one side and an id in quotes on the other', beginOf(strange));
  }
  reading.uses.add('segment');
  const id = (quoted as jsep.Literal).value as string;
  if (reading.segments?.includes(id) === false) {
    throw new FormulaError(
      `the id of a segment (${reading.segments.slice(0, 10).join(', ')}), not "${id}"`,
      beginOf(quoted),
    );
  }
  return operator === '=='
    ? (variables) => (variables.segment === id ? 1 : 0)
    : (variables) => (variables.segment === id ? 0 : 1);
}

function call(node: jsep.CallExpression, reading: Reading): Evaluate {
  const name = node.callee.type === 'Identifier' ? (node.callee as jsep.Identifier).name : '';
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!known) {
    throw new FormulaError(
      `known functions (${Object.keys(functions).join(', ')}), not "${name}"`,
      beginOf(node),
    );
  }
  const values = node.arguments.map((argument) => compile(argument, reading));
  if (values.length !== known.arity) {
    throw new FormulaError(`${known.arity} values in ${name}(), not ${values.length}`, beginOf(node));
  }
  const { of } = known;
  const [x, y, z] = values;
  if (!y) return (variables) => of(x!(variables), 0, 0);
  if (!z) return (variables) => of(x!(variables), y(variables), 0);
  return (variables) => of(x!(variables), y(variables), z(variables));
}
