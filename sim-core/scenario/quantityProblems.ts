import { FormulaError, parseFormula } from '../formula/formula.ts';
import type { Formula, FormulaVariables } from '../formula/formula.ts';
import { roles } from '../world/behaviour.ts';
import { compileQuantity } from '../world/quantity.ts';
import { circumstancesOf } from '../world/unplayable.ts';
import type { Trials } from './formulaTrials.ts';
import { trialsOf } from './formulaTrials.ts';
import { MAX_LATENCY_MS, MAX_RANKING_NOISE, MAX_VALUE, MIN_LATENCY_MS } from './modelSchema.ts';
import type { Problem } from './problems.ts';
import { showValue } from './problems.ts';
import type { Quantity } from './quantitySchema.ts';
import type { ModelBehaviour, World } from './schema.ts';

/** What is wrong with a world's quantities, and what is only worth saying. */
export interface QuantityFindings {
  readonly problems: readonly Problem[];
  /** Values outside a quantity's bounds, which are kept within. */
  readonly warnings: readonly Problem[];
}

/** The least and the greatest value that a quantity is taken as. */
interface Bounds {
  readonly low: number;
  readonly high: number;
}

const PROBABILITY: Bounds = { low: 0, high: 1 };
const LATENCY: Bounds = { low: MIN_LATENCY_MS, high: MAX_LATENCY_MS };
const VALUE: Bounds = { low: 0, high: MAX_VALUE };
const RANKING_NOISE: Bounds = { low: 0, high: MAX_RANKING_NOISE };

const findingsOf = new WeakMap<World, QuantityFindings>();

/** Looks into every quantity of both models, once: curves in order, formulas that have a value, counts that can be. */
export function findInQuantities(world: World): QuantityFindings {
  let findings = findingsOf.get(world);
  if (!findings) {
    findings = lookIntoQuantities(world);
    findingsOf.set(world, findings);
  }
  return findings;
}

function lookIntoQuantities(world: World): QuantityFindings {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const trials = trialsOf(world);
  const segments = world.segments.map(({ id }) => id);
  for (const role of roles) {
    for (const { path, segment, quantity, bounds } of quantitiesOf(world[role])) {
      const found = findInQuantity(quantity, bounds, segments, (uses) => trials(uses, segment));
      problems.push(
        ...found.problems.map((problem) => ({ ...problem, path: [role, ...path, ...problem.path] })),
      );
      warnings.push(
        ...found.warnings.map((warning) => ({ ...warning, path: [role, ...path, ...warning.path] })),
      );
    }
  }
  // A quantity that cannot be has no values to compare.
  if (problems.length === 0) {
    for (const role of roles) {
      warnings.push(
        ...latencyWarnings(world[role], trials).map(({ path, message }) => ({
          path: [role, ...path],
          message,
        })),
      );
    }
  }
  return { problems, warnings };
}

/** Moments at which percentiles of a latency that change or were measured are in the wrong order; the 99th is then taken as the median. */
function latencyWarnings(model: ModelBehaviour, trials: Trials): Problem[] {
  return partsOf(model).flatMap(({ path, segment, behaviour: { latencyMs } }): Problem[] => {
    if (!latencyMs) return [];
    // Two numbers in the wrong order are a problem, which is found elsewhere.
    if (typeof latencyMs.median === 'number' && typeof latencyMs.p99 === 'number') return [];
    const median = compileQuantity(latencyMs.median);
    const p99 = compileQuantity(latencyMs.p99);
    const uses = new Set([...median.uses, ...p99.uses]);
    for (const where of trials(uses, segment)) {
      if (p99.at(where) < median.at(where)) {
        const message = `gives less than the median at ${circumstancesOf(where, uses)}; it is taken as the median`;
        return [{ path: [...path, 'latencyMs', 'p99'], message }];
      }
    }
    return [];
  });
}

/** A quantity of a model, and where it stands in it. */
export interface FoundQuantity {
  readonly path: readonly string[];
  /** Where it holds; undefined for every segment. */
  readonly segment: string | undefined;
  readonly quantity: Quantity;
  readonly bounds: Bounds;
}

/** A model's own behaviour and those of its segments. */
function partsOf(
  model: ModelBehaviour,
): { path: string[]; segment: string | undefined; behaviour: ModelBehaviour['segments'][string] }[] {
  return [
    { path: [], segment: undefined, behaviour: model },
    ...Object.entries(model.segments).map(([id, behaviour]) => ({
      path: ['segments', id],
      segment: id,
      behaviour,
    })),
  ];
}

/** Every quantity that a model's behaviour and those of its segments are written with. */
export function quantitiesOf(model: ModelBehaviour): FoundQuantity[] {
  return partsOf(model).flatMap(({ path, segment, behaviour }) => {
    const { error, success, latencyMs, value, rankingNoise } = behaviour;
    const found = (key: string[], quantity: Quantity | undefined, bounds: Bounds): FoundQuantity[] =>
      quantity === undefined ? [] : [{ path: [...path, ...key], segment, quantity, bounds }];
    return [
      ...found(['error'], error, PROBABILITY),
      ...found(['success'], success, PROBABILITY),
      ...found(['latencyMs', 'median'], latencyMs?.median, LATENCY),
      ...found(['latencyMs', 'p99'], latencyMs?.p99, LATENCY),
      ...found(['value'], value, VALUE),
      ...found(['rankingNoise'], rankingNoise, RANKING_NOISE),
    ];
  });
}

type Tried = (uses: Formula['uses']) => Iterable<FormulaVariables>;

function findInQuantity(
  quantity: Quantity,
  bounds: Bounds,
  segments: readonly string[],
  tried: Tried,
): QuantityFindings {
  const problems = problemsOfQuantity(quantity, segments);
  if (problems.length > 0 || typeof quantity === 'number' || quantity.kind !== 'formula') {
    return { problems, warnings: [] };
  }
  return findInFormula(quantity.formula, bounds, tried);
}

/**
 * What is wrong with a quantity in any world: a curve out of order, a formula that cannot be read, counts that cannot be.
 * @param segments ids of the world's segments, where a formula that names another is wrong too
 */
export function problemsOfQuantity(quantity: Quantity, segments?: readonly string[]): readonly Problem[] {
  if (typeof quantity === 'number') return [];
  switch (quantity.kind) {
    case 'measured':
      return !('trials' in quantity) || quantity.events <= quantity.trials
        ? []
        : [
            {
              path: ['events'],
              message: `requires at most the trials (${quantity.trials}), got ${quantity.events}`,
            },
          ];
    case 'curve':
      return curveProblems(quantity);
    case 'formula':
      return formulaProblems(quantity.formula, segments);
  }
}

function formulaProblems(text: string, segments: readonly string[] | undefined): Problem[] {
  try {
    parseFormula(text, segments);
    return [];
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const place = error.at === undefined ? '' : ` (at character ${error.at + 1})`;
    return [{ path: ['formula'], message: `requires ${error.message}, got ${showValue(text)}${place}` }];
  }
}

function curveProblems({ over, points }: Extract<Quantity, { kind: 'curve' }>): Problem[] {
  return points.flatMap(({ at }, index): Problem[] => {
    const path = ['points', index, 'at'];
    const before = points[index - 1];
    if (over === 'share' && at > 1) {
      return [{ path, message: `requires a share from 0 to 1, got ${at}` }];
    }
    if (before && at <= before.at) {
      return [{ path, message: `requires more than the point before it (${before.at}), got ${at}` }];
    }
    return [];
  });
}

function findInFormula(text: string, bounds: Bounds, tried: Tried): QuantityFindings {
  const path = ['formula'];
  const formula = parseFormula(text);
  let low: { value: number; where: FormulaVariables } | undefined;
  let high: { value: number; where: FormulaVariables } | undefined;
  for (const where of tried(formula.uses)) {
    const value = formula.evaluate(where);
    if (!Number.isFinite(value)) {
      const message = `requires a formula with a value everywhere, got none at ${circumstancesOf(where, formula.uses)}`;
      return { problems: [{ path, message }], warnings: [] };
    }
    if (value < (low?.value ?? bounds.low)) low = { value, where };
    if (value > (high?.value ?? bounds.high)) high = { value, where };
  }
  const warnings = [low, high].flatMap((found, index) =>
    found
      ? [
          {
            path,
            message: `gives ${Number(found.value.toPrecision(4))} at ${circumstancesOf(found.where, formula.uses)}; it is taken as ${index === 0 ? bounds.low : bounds.high}`,
          },
        ]
      : [],
  );
  return { problems: [], warnings };
}
