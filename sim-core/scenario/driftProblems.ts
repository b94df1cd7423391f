import { segmentSharesOf } from '../world/segmentShares.ts';
import type { Problem } from './problems.ts';
import type { Drift, World } from './schema.ts';

/** Most shares of segments that covariate drifts move, tick by tick: a second or so of waiting. */
const MAX_MOVED_SHARES = 1e8;

/** Drifts that lack a time, name what is not there, or push a share out of 0 to 1. */
export function driftProblems(world: World): Problem[] {
  return [
    ...world.drifts.flatMap((drift, index) =>
      [
        ...timeProblems(drift),
        ...kindProblems(drift),
        ...changeProblems(world, drift.quantity, drift.segments),
      ].map(({ path, message }) => ({ path: ['drifts', index, ...path], message })),
    ),
    ...shareProblems(world),
  ];
}

function timeProblems({ shape, overHours, everyHours }: Drift): Problem[] {
  const problems: Problem[] = [];
  if (shape === 'sudden' && overHours !== undefined) {
    problems.push({ path: ['overHours'], message: 'requires to be left out for a sudden drift' });
  }
  if (shape !== 'sudden' && overHours === undefined) {
    const article = shape === 'incremental' || shape === 'outlier' ? 'an' : 'a';
    const noun = shape === 'outlier' ? 'outlier' : `${shape} drift`;
    problems.push({
      path: ['overHours'],
      message: `requires a number of hours for ${article} ${noun}, got nothing`,
    });
  }
  if (shape !== 'recurring' && everyHours !== undefined) {
    problems.push({ path: ['everyHours'], message: `requires to be left out unless the drift is recurring` });
  }
  if (shape === 'recurring' && !(everyHours !== undefined && everyHours > (overHours ?? 0))) {
    problems.push({
      path: ['everyHours'],
      message: `requires more hours than the drift lasts (overHours), got ${everyHours ?? 'nothing'}`,
    });
  }
  return problems;
}

function kindProblems({ kind, quantity, model, segments }: Drift): Problem[] {
  const problems: Problem[] = [];
  if ((kind === 'covariate') !== (quantity === 'share')) {
    problems.push({
      path: ['quantity'],
      message: `requires ${kind === 'covariate' ? '"share" for a covariate drift' : `"error" or "success" for a ${kind} drift`}, got "${quantity}"`,
    });
  }
  if (kind === 'covariate' && segments?.length !== 1) {
    problems.push({
      path: ['segments'],
      message: `requires the one segment whose share changes, got ${segments?.length ?? 'nothing'}`,
    });
  }
  if (kind !== 'concept' && model !== 'both') {
    problems.push({
      path: ['model'],
      message: `requires "both" for a ${kind} drift, which is none of a model's doing, got "${model}"`,
    });
  }
  return problems;
}

/** A change of what is not there, or in a segment that is not. */
export function changeProblems(
  world: World,
  quantity: Drift['quantity'],
  segments: readonly string[] | undefined,
): Problem[] {
  const problems: Problem[] = [];
  const ids = new Set(world.segments.map(({ id }) => id));
  const clicked = clickSegments(world).find((id) => !segments || segments.includes(id));
  if (quantity === 'success' && clicked !== undefined) {
    problems.push({
      path: ['quantity'],
      message: `requires "error" where success is what the clicks say (no success is given in "${clicked}"), got "success"`,
    });
  }
  segments?.forEach((id, position) => {
    if (!ids.has(id)) {
      problems.push({
        path: ['segments', position],
        message: `requires the id of a segment (${[...ids].slice(0, 10).join(', ')}), got "${id}"`,
      });
    }
  });
  return problems;
}

/** The first moment at which covariate drifts leave no valid mix of requests. */
function shareProblems(world: World): Problem[] {
  const first = world.drifts.findIndex(({ kind, quantity }) => kind === 'covariate' && quantity === 'share');
  const known = new Set(world.segments.map(({ id }) => id));
  const sound = world.drifts.every(
    (drift) =>
      drift.quantity !== 'share' ||
      (drift.segments?.length === 1 && known.has(drift.segments[0]!) && timeProblems(drift).length === 0),
  );
  if (first === -1 || !sound) return [];
  const tickHours = world.tickMinutes / 60;
  const ticks = Math.round(world.horizonHours / tickHours);
  const moving = world.drifts.filter(({ quantity }) => quantity === 'share').length;
  if (moving * ticks * world.segments.length > MAX_MOVED_SHARES) {
    return [
      {
        path: ['drifts'],
        message: `require at most 100,000,000 covariate drifts times ticks times segments, got ${moving} times ${ticks} times ${world.segments.length}: take longer ticks`,
      },
    ];
  }
  const shares = segmentSharesOf(world, ticks, tickHours);
  const driftOf = ({ id }: World['segments'][number]) =>
    world.drifts.findIndex(({ quantity, segments }) => quantity === 'share' && segments?.[0] === id);
  const named = world.segments.flatMap((segment, index) => {
    const drift = driftOf(segment);
    return drift === -1 ? [] : [{ id: segment.id, drift, share: shares[index]! }];
  });
  const problem = (drift: number, required: string, tick: number): Problem[] => [
    {
      path: ['drifts', drift, 'change'],
      message: `requires ${required} at ${Number((tick * tickHours).toPrecision(4))} h`,
    },
  ];
  for (let tick = 0; tick < ticks; tick += 1) {
    const outside = named.find(({ share }) => !isShare(share[tick]!));
    if (outside) {
      const got = `${rounded(outside.share[tick]!)} for "${outside.id}"`;
      return problem(outside.drift, `a change that keeps every share within 0 to 1, got ${got}`, tick);
    }
    const together = named.reduce((sum, { share }) => sum + share[tick]!, 0);
    if (!isShare(together)) {
      const got = `${rounded(together)} for ${listOf(named.map(({ id }) => id))} together`;
      return problem(first, `changes that keep shares within 0 to 1, got ${got}`, tick);
    }
    const all = shares.reduce((sum, share) => sum + share[tick]!, 0);
    if (Math.abs(all - 1) > ROUNDING) {
      const required = `changes that sum to 0 where no other segment has a share to give or take, got shares that sum to ${rounded(all)}`;
      return problem(first, required, tick);
    }
  }
  return [];
}

/** What sums of shares lose to rounding. */
const ROUNDING = 1e-12;

/** "a", "b" and 7 others. */
function listOf(ids: readonly string[]): string {
  const told = ids.slice(0, 3).map((id) => `"${id}"`);
  const more = ids.length - told.length;
  if (more === 0) return `${told.slice(0, -1).join(', ')} and ${told.at(-1)}`;
  return `${told.join(', ')} and ${more} ${more === 1 ? 'other' : 'others'}`;
}

function isShare(share: number): boolean {
  return share >= -ROUNDING && share <= 1 + ROUNDING;
}

function rounded(share: number): number {
  return Number(share.toPrecision(4));
}

/** Segments in which success is a click on a list, because no probability of success is given. */
export function clickSegments({ ranking, incumbent, segments }: World): string[] {
  if (!ranking || incumbent.success !== undefined) return [];
  const given = (id: string) =>
    Object.hasOwn(incumbent.segments, id) && incumbent.segments[id]?.success !== undefined;
  return segments.map(({ id }) => id).filter((id) => !given(id));
}
