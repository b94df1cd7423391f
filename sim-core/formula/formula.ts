import jsep from 'jsep';
import { cosine, exp, log, power, sine } from '../numeric/index.ts';

/** Longest formula that is read, in characters. */
export const MAX_FORMULA_LENGTH = 500;

/** What a formula may refer to. */
export interface FormulaVariables {
  /** Hours since the world began. */
  readonly hours: number;
  /** Hours since the challenger began to answer. */
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
  /** Its value; not finite where it has none, as 1/0 has none. */
  evaluate(variables: FormulaVariables): number;
}

/** A formula that cannot be understood; the message completes "requires …". */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  /** Where in the text the trouble is, in characters from its beginning; undefined where it is in no one place. */
  readonly at: number | undefined;

  constructor(message: string, at?: number) {
    super(message);
    this.at = at;
  }
}

type Value = number | string;
type Evaluate = (variables: FormulaVariables) => Value;

/** What a formula may refer to, each with what it is. */
export const formulaVariables: Readonly<Record<keyof FormulaVariables, string>> = {
  hours: 'Hours since the world began.',
  sinceStart: 'Hours since the challenger began to answer.',
  share: 'Share of requests that the challenger answers, 0 to 1.',
  load: 'Expected requests now, relative to their mean: 1 is as usual.',
  segment: 'Id of the request’s segment, to compare with: segment == "rare".',
};

const variableNames = Object.keys(formulaVariables) as (keyof FormulaVariables)[];

const constants: Readonly<Record<string, number>> = { pi: Math.PI };

/** Our own functions, so that a formula has the same value in every JavaScript engine. */
const functions: Readonly<
  Record<string, { readonly arity: number; readonly of: (x: number, y: number, z: number) => number }>
> = {
  abs: { arity: 1, of: (x) => Math.abs(x) },
  sqrt: { arity: 1, of: (x) => Math.sqrt(x) },
  floor: { arity: 1, of: (x) => Math.floor(x) },
  round: { arity: 1, of: (x) => Math.round(x) },
  exp: { arity: 1, of: (x) => exp(x) },
  log: { arity: 1, of: (x) => log(x) },
  sin: { arity: 1, of: (x) => sine(x) },
  cos: { arity: 1, of: (x) => cosine(x) },
  min: { arity: 2, of: (x, y) => Math.min(x, y) },
  max: { arity: 2, of: (x, y) => Math.max(x, y) },
  clamp: { arity: 3, of: (x, low, high) => Math.min(high, Math.max(low, x)) },
};

/** The functions that a formula may call, as they are written: "clamp(x, y, z)". */
export const formulaFunctions: readonly string[] = Object.entries(functions).map(
  ([name, { arity }]) => `${name}(${['x', 'y', 'z'].slice(0, arity).join(', ')})`,
);

const operators: Readonly<Record<string, (x: number, y: number) => number>> = {
  '+': (x, y) => x + y,
  '-': (x, y) => x - y,
  '*': (x, y) => x * y,
  '/': (x, y) => x / y,
  '%': (x, y) => x % y,
  '^': raise,
  '<': (x, y) => Number(x < y),
  '>': (x, y) => Number(x > y),
  '<=': (x, y) => Number(x <= y),
  '>=': (x, y) => Number(x >= y),
  '&&': (x, y) => Number(x !== 0 && y !== 0),
  '||': (x, y) => Number(x !== 0 || y !== 0),
};

// The parser knows JavaScript's operators; a formula has fewer, and ^ raises to a power.
for (const operator of ['|', '&', '<<', '>>', '>>>', '===', '!==', '??']) jsep.removeBinaryOp(operator);
jsep.addBinaryOp('^', 11, true);
jsep.removeUnaryOp('~');

/**
 * Reads a formula such as `0.02 + 0.01 * (hours > 48)` or `segment == "rare" ? 0.3 : 0.02 * load ^ 2`. Only
 * arithmetic, comparisons, a choice and a few functions: nothing of the program can be reached, and every
 * formula ends.
 * @throws FormulaError that completes "requires …"
 */
export function parseFormula(text: string): Formula {
  if (text.length > MAX_FORMULA_LENGTH) {
    throw new FormulaError(`a formula of at most ${MAX_FORMULA_LENGTH} characters`);
  }
  const uses = new Set<keyof FormulaVariables>();
  const evaluate = compile(parse(text), { text, uses });
  return {
    text,
    uses,
    evaluate(variables) {
      const value = evaluate(variables);
      return typeof value === 'number' ? value : Number.NaN;
    },
  };
}

function parse(text: string): jsep.Expression {
  try {
    return jsep(text);
  } catch (error) {
    const complaint = error instanceof Error ? error.message : String(error);
    const at = error instanceof Error && 'index' in error ? Number(error.index) : undefined;
    throw new FormulaError(`a formula that can be read (${complaint})`, at);
  }
}

/** What is being read: its text, and the variables found in it so far. */
interface Reading {
  readonly text: string;
  readonly uses: Set<keyof FormulaVariables>;
}

/** Where a name stands in a text, as a word of its own. */
function placeOf(name: string, text: string): number | undefined {
  const at = text.search(new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`));
  return at === -1 ? undefined : at;
}

function compile(node: jsep.Expression, reading: Reading): Evaluate {
  switch (node.type) {
    case 'Literal':
      return literal((node as jsep.Literal).value);
    case 'Identifier':
      return identifier((node as jsep.Identifier).name, reading);
    case 'UnaryExpression': {
      const { operator, argument } = node as jsep.UnaryExpression;
      const value = compile(argument, reading);
      if (operator === '-') return (variables) => -numberOf(value(variables));
      if (operator === '+') return (variables) => numberOf(value(variables));
      if (operator === '!') return (variables) => Number(numberOf(value(variables)) === 0);
      break;
    }
    case 'BinaryExpression': {
      const { operator, left, right } = node as jsep.BinaryExpression;
      const [first, second] = [compile(left, reading), compile(right, reading)];
      if (operator === '==') return (variables) => Number(first(variables) === second(variables));
      if (operator === '!=') return (variables) => Number(first(variables) !== second(variables));
      const apply = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
      if (apply) return (variables) => apply(numberOf(first(variables)), numberOf(second(variables)));
      break;
    }
    case 'ConditionalExpression': {
      const { test, consequent, alternate } = node as jsep.ConditionalExpression;
      const [condition, yes, no] = [
        compile(test, reading),
        compile(consequent, reading),
        compile(alternate, reading),
      ];
      return (variables) => (numberOf(condition(variables)) === 0 ? no(variables) : yes(variables));
    }
    case 'CallExpression':
      return call(node as jsep.CallExpression, reading);
  }
  throw new FormulaError(
    `arithmetic, comparisons, "a ? b : c" and functions (${Object.keys(functions).join(', ')})`,
  );
}

function literal(value: jsep.baseTypes): Evaluate {
  if (typeof value === 'number' || typeof value === 'string') return () => value;
  throw new FormulaError('numbers, and texts only to compare the segment with');
}

function identifier(name: string, { text, uses }: Reading): Evaluate {
  if (Object.hasOwn(constants, name)) return () => constants[name]!;
  const variable = variableNames.find((known) => known === name);
  if (!variable) {
    throw new FormulaError(
      `known names (${variableNames.join(', ')}, pi), not "${name}"`,
      placeOf(name, text),
    );
  }
  uses.add(variable);
  return (variables) => variables[variable];
}

function call(node: jsep.CallExpression, reading: Reading): Evaluate {
  const name = node.callee.type === 'Identifier' ? (node.callee as jsep.Identifier).name : '';
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!known) {
    throw new FormulaError(
      `known functions (${Object.keys(functions).join(', ')}), not "${name}"`,
      placeOf(name, reading.text),
    );
  }
  const values = node.arguments.map((argument) => compile(argument, reading));
  if (values.length !== known.arity) {
    throw new FormulaError(
      `${known.arity} values in ${name}(), not ${values.length}`,
      placeOf(name, reading.text),
    );
  }
  const valueAt = (index: number, variables: FormulaVariables) => {
    const value = values[index];
    return value ? numberOf(value(variables)) : Number.NaN;
  };
  return (variables) => known.of(valueAt(0, variables), valueAt(1, variables), valueAt(2, variables));
}

/** A text has no number: arithmetic with it has no value. */
function numberOf(value: Value): number {
  return typeof value === 'number' ? value : Number.NaN;
}

/** base ^ exponent; whole exponents of a negative base included. */
function raise(base: number, exponent: number): number {
  if (!Number.isFinite(base) || !Number.isFinite(exponent)) return Number.NaN;
  if (base > 0) return power(base, exponent);
  if (exponent === 0) return 1;
  if (base === 0) return exponent > 0 ? 0 : Infinity;
  if (!Number.isInteger(exponent)) return Number.NaN;
  return power(-base, exponent) * (exponent % 2 === 0 ? 1 : -1);
}
