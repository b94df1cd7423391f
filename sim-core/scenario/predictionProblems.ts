import { predictionGroups } from '../world/predictions.ts';
import type { Problem } from './problems.ts';
import type { World } from './schema.ts';

/** Most moments, in ticks, times distributions of predictions: tables of pairs are made for each of them. */
const MAX_GROUP_TICKS = 100_000;

/** Bins that do not fit together, shares that do not sum to 1, segments that are not there. */
export function predictionProblems(world: World): Problem[] {
  const { predictions, segments, horizonHours, tickMinutes } = world;
  if (!predictions) return [];
  const { incumbent, challenger } = predictions;
  const bins = incumbent.shares.length;
  const problems = [
    ...sharesProblems(['incumbent', 'shares'], incumbent.shares, bins),
    ...(challenger.shares ? sharesProblems(['challenger', 'shares'], challenger.shares, bins) : []),
  ];
  const known = segments.map(({ id }) => id);
  for (const role of ['incumbent', 'challenger'] as const) {
    for (const [id, shares] of Object.entries(predictions[role].segments)) {
      const path = [role, 'segments', id];
      if (!known.includes(id)) {
        problems.push({ path, message: `requires the id of a segment (${known.slice(0, 10).join(', ')})` });
      }
      problems.push(...sharesProblems(path, shares, bins));
    }
  }
  const groups = predictionGroups(world).length;
  const ticks = Math.round((horizonHours * 60) / tickMinutes);
  if (groups > 1 && groups * ticks > MAX_GROUP_TICKS) {
    problems.push({
      path: [],
      message: `requires at most 100,000 ticks times segments with predictions of their own, got ${ticks} times ${groups}: take longer ticks`,
    });
  }
  return problems.map(({ path, message }) => ({ path: ['predictions', ...path], message }));
}

function sharesProblems(path: string[], shares: readonly number[], bins: number): Problem[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (shares.length !== bins) {
    return [
      { path, message: `require as many bins as the incumbent’s shares (${bins}), got ${shares.length}` },
    ];
  }
  if (Math.abs(sum - 1) > 1e-9) {
    return [{ path, message: `require shares that sum to 1, got ${Number(sum.toPrecision(12))}` }];
  }
  return [];
}
