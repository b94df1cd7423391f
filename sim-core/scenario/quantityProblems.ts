import { FormulaError, parseFormula } from '../formula/formula.ts';
import type { Formula, FormulaVariables } from '../formula/formula.ts';
import { expectedRequests } from '../world/traffic.ts';
import type { Problem } from './problems.ts';
import { showValue } from './problems.ts';
import type { Quantity } from './quantitySchema.ts';
import type { ModelBehaviour, World } from './schema.ts';

/** What is wrong with a world's quantities, and what is only worth saying. */
export interface QuantityFindings {
  readonly problems: readonly Problem[];
  /** Values outside 0 to 1, which are kept within. */
  readonly warnings: readonly Problem[];
}

/** Moments and shares at which a formula is tried. */
const TRIED_MOMENTS = 200;
const TRIED_SHARES = [0, 0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 1];

/** Looks into every quantity of both models: curves in order, formulas that have a value, counts that can be. */
export function findInQuantities(world: World): QuantityFindings {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  for (const role of ['incumbent', 'challenger'] as const) {
    for (const { path, quantity } of quantitiesOf(world[role])) {
      const found = findInQuantity(quantity, world);
      problems.push(
        ...found.problems.map((problem) => ({ ...problem, path: [role, ...path, ...problem.path] })),
      );
      warnings.push(
        ...found.warnings.map((warning) => ({ ...warning, path: [role, ...path, ...warning.path] })),
      );
    }
  }
  return { problems, warnings };
}

function quantitiesOf(model: ModelBehaviour): { path: string[]; quantity: Quantity }[] {
  const parts = [
    { path: [] as string[], behaviour: model as ModelBehaviour['segments'][string] },
    ...Object.entries(model.segments).map(([id, behaviour]) => ({ path: ['segments', id], behaviour })),
  ];
  return parts.flatMap(({ path, behaviour }) =>
    (['error', 'success'] as const).flatMap((key) => {
      const quantity = behaviour[key];
      return quantity === undefined ? [] : [{ path: [...path, key], quantity }];
    }),
  );
}

function findInQuantity(quantity: Quantity, world: World): QuantityFindings {
  const nothing: QuantityFindings = { problems: [], warnings: [] };
  if (typeof quantity === 'number') return nothing;
  switch (quantity.kind) {
    case 'measured':
      return quantity.events <= quantity.trials
        ? nothing
        : {
            problems: [
              {
                path: ['events'],
                message: `requires at most the trials (${quantity.trials}), got ${quantity.events}`,
              },
            ],
            warnings: [],
          };
    case 'curve':
      return { problems: curveProblems(quantity), warnings: [] };
    case 'formula':
      return findInFormula(quantity.formula, world);
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

function findInFormula(text: string, world: World): QuantityFindings {
  const path = ['formula'];
  let formula: Formula;
  try {
    formula = parseFormula(text);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return {
      problems: [{ path, message: `requires ${error.message}, got ${showValue(text)}` }],
      warnings: [],
    };
  }
  let low: { value: number; where: FormulaVariables } | undefined;
  let high: { value: number; where: FormulaVariables } | undefined;
  for (const where of circumstancesOf(world, formula)) {
    const value = formula.evaluate(where);
    if (!Number.isFinite(value)) {
      const message = `requires a formula with a value everywhere, got none at ${describe(where, formula)}`;
      return { problems: [{ path, message }], warnings: [] };
    }
    if (value < (low?.value ?? 0)) low = { value, where };
    if (value > (high?.value ?? 1)) high = { value, where };
  }
  const warnings = [low, high].flatMap((found, index) =>
    found
      ? [
          {
            path,
            message: `gives ${Number(found.value.toPrecision(4))} at ${describe(found.where, formula)}; it is taken as ${index}`,
          },
        ]
      : [],
  );
  return { problems: [], warnings };
}

/** Where a formula is tried: moments over the whole horizon, shares, both ends of the start, every segment. */
function* circumstancesOf(world: World, { uses }: Formula): Generator<FormulaVariables> {
  const tickHours = world.tickMinutes / 60;
  const ticks = Math.round(world.horizonHours / tickHours);
  const requests = expectedRequests(world.traffic, ticks, tickHours);
  const mean = requests.reduce((sum, value) => sum + value, 0) / ticks;
  const stride = Math.max(1, Math.floor(ticks / TRIED_MOMENTS));
  for (
    let tick = 0;
    tick < ticks;
    tick = tick + stride < ticks || tick === ticks - 1 ? tick + stride : ticks - 1
  ) {
    const hours = tick * tickHours;
    for (const { id: segment } of uses.has('segment') ? world.segments : world.segments.slice(0, 1)) {
      for (const share of uses.has('share') ? TRIED_SHARES : [1]) {
        for (const sinceStart of uses.has('sinceStart') && hours > 0 ? [0, hours] : [hours]) {
          yield { hours, sinceStart, share, load: requests[tick]! / mean, segment };
        }
      }
    }
  }
}

function describe(where: FormulaVariables, { uses }: Formula): string {
  const named = [...uses].map((name) => {
    const value = where[name];
    return `${name} ${typeof value === 'number' ? Number(value.toPrecision(4)) : value}`;
  });
  return named.length > 0 ? named.join(', ') : 'any moment';
}
