import type { FormulaVariables } from '../formula/formula.ts';
import type { Role } from '../world/behaviour.ts';
import { resolve, roles } from '../world/behaviour.ts';
import { driftProgress } from '../world/drift.ts';
import { feedbackProgress } from '../world/feedback.ts';
import type { CompiledQuantity } from '../world/quantity.ts';
import { compileQuantity } from '../world/quantity.ts';
import { expectedRequests } from '../world/traffic.ts';
import { circumstancesOf } from '../world/unplayable.ts';
import { TRIED_SHARES, lengthOfQuantity } from './formulaTrials.ts';
import type { Problem } from './problems.ts';
import type { Quantity } from './quantitySchema.ts';
import type { World } from './schema.ts';

/** What sums of probabilities lose to rounding. */
const ROUNDING = 1e-9;

/** Changes, characters of formulas and points of curves that are worked through at the most, a second or so. */
const MAX_WORK = 1e7;

/** A drift or a feedback, and where it stands in the world. */
interface Change {
  readonly path: readonly PropertyKey[];
  readonly most: number;
  at(hours: number, servedHours: number): number;
}

/** A probability that drifts or feedback change, alike for some models and segments. */
interface Changed {
  readonly of: 'error' | 'success';
  readonly base: CompiledQuantity;
  readonly changes: readonly Change[];
  /** What it depends on, changes included. */
  readonly uses: ReadonlySet<keyof FormulaVariables>;
  readonly places: { readonly role: Role; readonly segment: string }[];
}

interface Departure {
  readonly changed: Changed;
  readonly change: Change;
  readonly bound: 0 | 1;
  readonly first: FormulaVariables;
  extreme: number;
}

/**
 * Drifts and feedbacks that take a probability out of 0 to 1, where it is kept: the first hour, and how far at the
 * most. Looks at every tick as far as the work is bounded, under every share of the challenger and both ends of its
 * start. Of several changes the one with the largest part is named.
 */
export function changeWarnings(world: World): Problem[] {
  const all = changedIn(world).filter(mayLeave);
  if (all.length === 0) return [];
  const departures = new Map<string, Departure>();
  for (const { hours, load } of momentsOf(world, all)) {
    for (const changed of all) {
      for (const where of circumstancesAt(changed, hours, load)) note(departures, changed, where);
    }
  }
  return [...departures.values()].map(({ changed, change, bound, first, extreme }) => {
    const [beyond, most] = bound === 0 ? ['below', 'lowest'] : ['above', 'highest'];
    const at = circumstancesOf(first, changed.uses);
    return {
      path: [...change.path, 'change'],
      message: `takes ${wordsOf(changed)} ${beyond} ${bound}, first at ${at} and at the ${most} to ${Number(extreme.toPrecision(4))}; it is taken as ${bound}`,
    };
  });
}

function note(departures: Map<string, Departure>, changed: Changed, where: FormulaVariables): void {
  const base = changed.base.at(where);
  const parts = changed.changes.map((change) => change.at(where.hours, where.share * where.sinceStart));
  const value = parts.reduce((sum, part) => sum + part, base);
  // What a formula gives on its own account it is warned of itself.
  const bound = value < -ROUNDING && base >= 0 ? 0 : value > 1 + ROUNDING && base <= 1 ? 1 : undefined;
  if (bound === undefined) return;
  const most = bound === 0 ? Math.min(...parts) : Math.max(...parts);
  const change = changed.changes[parts.indexOf(most)]!;
  const key = `${change.path.join('.')} ${bound}`;
  const known = departures.get(key);
  if (!known) departures.set(key, { changed, change, bound, first: where, extreme: value });
  else if (known.changed === changed && Math.abs(value - bound) > Math.abs(known.extreme - bound)) {
    known.extreme = value;
  }
}

/** Every probability that something changes; those that are made of the same are one. */
function changedIn(world: World): Changed[] {
  const compiled = new Map<Quantity, CompiledQuantity>();
  const compile = (quantity: Quantity) => {
    const known = compiled.get(quantity) ?? compileQuantity(quantity);
    compiled.set(quantity, known);
    return known;
  };
  const drifts = new Map(world.drifts.map((drift, index) => [drift, driftChange(drift, index)]));
  const feedbacks = new Map(
    world.feedbacks.map((feedback, index) => [feedback, feedbackChange(feedback, index)]),
  );
  const ids = new Map<unknown, number>();
  const idOf = (part: unknown) => {
    if (!ids.has(part)) ids.set(part, ids.size);
    return ids.get(part)!;
  };
  const found = new Map<string, Changed>();
  for (const { id: segment } of world.segments) {
    for (const role of roles) {
      const behaviour = resolve(world, role, segment, compile);
      for (const of of ['error', 'success'] as const) {
        const base = behaviour[of];
        const concerns = ({ quantity }: { quantity: string }) => quantity === of;
        const fed = behaviour.feedbacks.filter(concerns).map((feedback) => feedbacks.get(feedback)!);
        const changes = [...behaviour.drifts.filter(concerns).map((drift) => drifts.get(drift)!), ...fed];
        if (!base || changes.length === 0) continue;
        const own = base.uses.has('segment') ? segment : '';
        const key = [of, own, ...[base, ...changes].map(idOf)].join(' ');
        const known = found.get(key);
        if (known) known.places.push({ role, segment });
        else {
          const served = fed.length > 0 ? (['sinceStart', 'share'] as const) : [];
          const uses = new Set([...(['hours'] as const), ...served, ...base.uses]);
          found.set(key, { of, base, changes, uses, places: [{ role, segment }] });
        }
      }
    }
  }
  return [...found.values()];
}

function driftChange(drift: World['drifts'][number], index: number): Change {
  return {
    path: ['drifts', index],
    most: drift.change,
    at: (hours) => drift.change * driftProgress(drift, hours),
  };
}

function feedbackChange(feedback: World['feedbacks'][number], index: number): Change {
  return {
    path: ['feedbacks', index],
    most: feedback.change,
    at: (_, servedHours) => feedback.change * feedbackProgress(feedback, servedHours),
  };
}

/** Whether all changes of a sign together could take it out of 0 to 1; of a formula nobody knows beforehand. */
function mayLeave({ base, changes, places }: Changed): boolean {
  const { source } = base;
  if (typeof source === 'object' && source.kind === 'formula') return true;
  const values =
    typeof source === 'object' && source.kind === 'curve'
      ? source.points.map(({ value }) => value)
      : [base.at({ hours: 0, sinceStart: 0, share: 1, load: 1, segment: places[0]!.segment })];
  const sumOf = (parts: number[]) => parts.reduce((sum, part) => sum + part, 0);
  const lowest = Math.min(...values) + sumOf(changes.map(({ most }) => Math.min(0, most)));
  const highest = Math.max(...values) + sumOf(changes.map(({ most }) => Math.max(0, most)));
  return lowest < -ROUNDING || highest > 1 + ROUNDING;
}

/** The ticks of the horizon, evenly fewer where looking at all of them would take too long. */
function* momentsOf(
  world: World,
  all: readonly Changed[],
): Generator<Pick<FormulaVariables, 'hours' | 'load'>> {
  const tickHours = world.tickMinutes / 60;
  const ticks = Math.round(world.horizonHours / tickHours);
  const requests = all.some(({ uses }) => uses.has('load'))
    ? expectedRequests(world.traffic, ticks, tickHours)
    : undefined;
  const mean = requests && requests.reduce((sum, value) => sum + value, 0) / ticks;
  const work = all.reduce(
    (sum, { base, changes, uses }) =>
      sum + trialsOf(uses) * (1 + changes.length + lengthOfQuantity(base.source)),
    0,
  );
  const stride = Math.ceil((ticks * work) / MAX_WORK);
  for (let tick = 0; tick < ticks; tick += stride) {
    yield { hours: tick * tickHours, load: requests ? requests[tick]! / mean! : 1 };
  }
}

function trialsOf(uses: Changed['uses']): number {
  return (uses.has('share') ? TRIED_SHARES.length : 1) * (uses.has('sinceStart') ? 2 : 1);
}

function* circumstancesAt(
  { uses, places }: Changed,
  hours: number,
  load: number,
): Generator<FormulaVariables> {
  const { segment } = places[0]!;
  for (const share of uses.has('share') ? TRIED_SHARES.toReversed() : [1]) {
    for (const sinceStart of uses.has('sinceStart') && hours > 0 ? [hours, 0] : [hours]) {
      yield { hours, sinceStart, share, load, segment };
    }
  }
}

/** "both models' error in "all"", "the challenger's success in "a" and 2 other segments". */
function wordsOf({ of, places }: Changed): string {
  const rolesIn = (segment: string) =>
    places.filter((place) => place.segment === segment).map(({ role }) => role);
  const { segment } = places[0]!;
  const concerned = rolesIn(segment);
  const alike = new Set(places.map((place) => place.segment));
  const others = [...alike].filter(
    (other) => other !== segment && rolesIn(other).join() === concerned.join(),
  ).length;
  const whose = concerned.length === 2 ? "both models'" : `the ${concerned[0]!}'s`;
  const more = others === 0 ? '' : ` and ${others} other ${others === 1 ? 'segment' : 'segments'}`;
  return `${whose} ${of} in "${segment}"${more}`;
}
