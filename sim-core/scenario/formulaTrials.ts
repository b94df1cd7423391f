import type { Formula, FormulaVariables } from '../formula/formula.ts';
import { expectedRequests } from '../world/traffic.ts';
import type { Quantity } from './quantitySchema.ts';
import type { ModelBehaviour, World } from './schema.ts';

/** The circumstances in which a quantity with these variables is tried, in one segment or in all. */
export type Trials = (uses: Formula['uses'], segment: string | undefined) => Iterable<FormulaVariables>;

/** Moments at which a formula is tried, where there are not too many formulas for that. */
const TRIED_MOMENTS = 200;
export const TRIED_SHARES = [0, 0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 1];

/** A moment's circumstances in one segment: every share, and both ends of the challenger's start. */
const TRIALS_OF_A_MOMENT = 2 * TRIED_SHARES.length;

/**
 * Characters of formulas and points of curves that are worked through at the most, some seconds: ordinary worlds have
 * a few formulas, one that was made to stop the program has thousands.
 */
const MAX_WORK = 1e8;

/** The circumstances of a world: moments over the whole horizon, shares, both ends of the start, every segment. */
export function trialsOf(world: World): Trials {
  let moments: readonly Moment[] | undefined;
  return function* trials(uses, segment) {
    // Only a world with a formula has to work its traffic out.
    moments ??= momentsOf(world);
    const all = world.segments.map(({ id }) => id);
    const tried = segment !== undefined ? [segment] : uses.has('segment') ? all : all.slice(0, 1);
    for (const { hours, load } of moments) {
      for (const id of tried) {
        for (const share of uses.has('share') ? TRIED_SHARES : [1]) {
          for (const sinceStart of uses.has('sinceStart') && hours > 0 ? [0, hours] : [hours]) {
            yield { hours, sinceStart, share, load, segment: id };
          }
        }
      }
    }
  };
}

interface Moment {
  readonly hours: number;
  readonly load: number;
}

function momentsOf(world: World): Moment[] {
  const tickHours = world.tickMinutes / 60;
  const ticks = Math.round(world.horizonHours / tickHours);
  const requests = expectedRequests(world.traffic, ticks, tickHours);
  const mean = requests.reduce((sum, value) => sum + value, 0) / ticks;
  const affordable = Math.max(2, Math.floor(MAX_WORK / workOfAMoment(world)));
  const stride =
    affordable < TRIED_MOMENTS
      ? // One of them is the last moment.
        Math.ceil(ticks / (affordable - 1))
      : Math.max(1, Math.floor(ticks / TRIED_MOMENTS));
  const moments: Moment[] = [];
  for (let tick = 0; tick < ticks; tick += stride) moments.push(momentAt(tick));
  if ((ticks - 1) % stride !== 0) moments.push(momentAt(ticks - 1));
  return moments;

  function momentAt(tick: number): Moment {
    return { hours: tick * tickHours, load: requests[tick]! / mean };
  }
}

/** The work of trying all quantities of both models at one moment, if each of them uses every variable. */
function workOfAMoment({ incumbent, challenger, segments }: World): number {
  const work = [incumbent, challenger].map((model) => {
    const own = Object.values(model.segments).reduce((sum, behaviour) => sum + lengthOf(behaviour), 0);
    return TRIALS_OF_A_MOMENT * (segments.length * lengthOf(model) + own);
  });
  return Math.max(1, work[0]! + work[1]!);
}

function lengthOf({
  error,
  success,
  latencyMs,
  value,
  rankingNoise,
}: ModelBehaviour['segments'][string]): number {
  const latency = [latencyMs?.median, latencyMs?.p99];
  // The two of a latency are compared once more.
  return [error, success, value, rankingNoise, ...latency, ...latency].reduce(
    (sum: number, quantity) => sum + lengthOfQuantity(quantity),
    0,
  );
}

/** What asking a quantity costs: the characters of a formula, the points of a curve. */
export function lengthOfQuantity(quantity: Quantity | undefined): number {
  if (quantity === undefined || typeof quantity === 'number' || quantity.kind === 'measured') return 0;
  return quantity.kind === 'curve' ? quantity.points.length : quantity.formula.length;
}
