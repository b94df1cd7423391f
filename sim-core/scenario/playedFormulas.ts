import { parseFormula } from '../formula/formula.ts';
import type { FormulaVariables } from '../formula/formula.ts';
import type { Exposure, Strategy } from '../strategies/strategy.ts';
import { expectedRequests } from '../world/traffic.ts';
import { circumstancesOf } from '../world/unplayable.ts';
import { strategyOf } from './planProblems.ts';
import type { Problem } from './problems.ts';
import type { FoundQuantity } from './quantityProblems.ts';
import { quantitiesOf } from './quantityProblems.ts';
import { roles } from '../world/behaviour.ts';
import type { Plan, Scenario, World } from './schema.ts';

/** Characters of formulas that are worked through at the most, a second or two; what is beyond is found when it is played. */
const MAX_WORK = 5e7;

/**
 * Formulas without a value at a moment that playing comes to: every tick, under every use of the challenger that the
 * plans have. What a check tries of a world alone are samples of these, and a formula can be none between them.
 */
export function playedFormulaProblems(scenario: Scenario, known: readonly Strategy[]): Problem[] {
  const { world } = scenario;
  const formulas = roles.flatMap((role) =>
    quantitiesOf(world[role]).flatMap(({ path, segment, quantity }) =>
      typeof quantity === 'object' && quantity.kind === 'formula'
        ? [{ path: ['world', role, ...path, 'formula'], segment, formula: parseFormula(quantity.formula) }]
        : [],
    ),
  );
  if (formulas.every(({ formula }) => formula.uses.size === 0)) return [];
  const moments = momentsOf(world);
  const uses = challengerUses(
    scenario,
    known,
    formulas.some(({ formula }) => formula.uses.has('sinceStart')),
  );
  let affordable = MAX_WORK;
  return formulas.flatMap(({ path, segment, formula }): Problem[] => {
    const distinct = distinctUses(uses, formula.uses);
    const segments = segmentsOf(world, segment, formula.uses);
    const work = formula.text.length * moments.length * distinct.length * segments.length;
    if (work > affordable) return [];
    affordable -= work;
    const nowhere = firstWithout(
      (where) => formula.evaluate(where),
      circumstances(moments, distinct, segments),
    );
    if (!nowhere) return [];
    const at = circumstancesOf(nowhere, formula.uses);
    return [{ path, message: `requires a formula with a value everywhere, got none at ${at}` }];
  });
}

function firstWithout(
  evaluate: (where: FormulaVariables) => number,
  tried: Iterable<FormulaVariables>,
): FormulaVariables | undefined {
  for (const where of tried) if (!Number.isFinite(evaluate(where))) return where;
  return undefined;
}

interface Moment {
  readonly hours: number;
  readonly load: number;
}

/** The ticks of the horizon, as the engines tell them, and the moment of an offline evaluation if there was one. */
function momentsOf(world: World): Moment[] {
  const tickHours = world.tickMinutes / 60;
  const ticks = Math.round((world.horizonHours * 60) / world.tickMinutes);
  const requests = expectedRequests(world.traffic, ticks, tickHours);
  const mean = requests.reduce((sum, value) => sum + value, 0) / ticks;
  const moments = Array.from({ length: ticks }, (_, tick) => ({
    hours: tick * tickHours,
    load: requests[tick]! / mean,
  }));
  const isEvaluatedOffline = world.segments.some(({ offlineShare }) => offlineShare !== undefined);
  return isEvaluatedOffline ? [...moments, { hours: 0, load: 1 }] : moments;
}

/** A use of the challenger, as far as a formula can tell. */
export interface Use {
  /** Share of requests that it answers, 0 to 1. */
  readonly share: number;
  /** Since when it runs; Infinity if it never did. */
  readonly startHours: number;
}

const NEVER: Use = { share: 0, startHours: Infinity };
/** As the truth judges it. */
const ALONE: Use = { share: 1, startHours: 0 };

/**
 * The uses that playing the plans comes to: of their phases, of none of it after a rollback, of it alone.
 * @param startMatters whether they are told apart by when they start
 */
export function challengerUses(
  { world, plans }: Scenario,
  known: readonly Strategy[],
  startMatters = true,
): Use[] {
  const tickHours = world.tickMinutes / 60;
  return [
    NEVER,
    ALONE,
    ...plans.flatMap((plan) => {
      const startHours = startMatters ? startTickOf(plan, known, tickHours) * tickHours : 0;
      const shares = plan.phases.flatMap((phase) => {
        const strategy = strategyOf(phase, known);
        const after = strategy.exposureAfterPromotion?.(phase);
        return [...strategy.exposures(phase), ...(after ? [after] : [])].map(shareOf);
      });
      return [0, 1, ...shares].map((share) => ({ share, startHours }));
    }),
  ];
}

/** The tick in which a plan first runs the challenger: at once, or after hours in which the incumbent alone is counted. */
function startTickOf({ phases }: Plan, known: readonly Strategy[], tickHours: number): number {
  const first = phases[0]!;
  const run = strategyOf(first, known).start(first, { tickHours, startTick: 0, horizonTicks: Infinity });
  const { exposure, lookAt } = run.watch(0);
  return shareOf(exposure) + exposure.shadowed > 0 ? 0 : lookAt;
}

function shareOf({ challenger, interleaved }: Exposure): number {
  return challenger + interleaved;
}

type Variables = ReadonlySet<keyof FormulaVariables>;

/** Those that differ in what a formula reads. */
function distinctUses(uses: readonly Use[], read: Variables): Use[] {
  const keyOf = ({ share, startHours }: Use) =>
    `${read.has('share') ? share : ''} ${read.has('sinceStart') ? startHours : ''}`;
  return [...new Map(uses.map((use) => [keyOf(use), use])).values()];
}

function segmentsOf({ segments }: World, segment: FoundQuantity['segment'], read: Variables): string[] {
  if (segment !== undefined) return [segment];
  return segments.slice(0, read.has('segment') ? segments.length : 1).map(({ id }) => id);
}

function* circumstances(
  moments: readonly Moment[],
  uses: readonly Use[],
  segments: readonly string[],
): Generator<FormulaVariables> {
  for (const { hours, load } of moments) {
    for (const { share, startHours } of uses) {
      const sinceStart = Math.max(0, hours - startHours);
      for (const segment of segments) yield { hours, sinceStart, share, load, segment };
    }
  }
}
