import type { TruthClass } from '../outcome/result.ts';
import type { World } from '../scenario/schema.ts';
import type { CompiledWorld } from './compile.ts';
import { EXCESS } from './toll.ts';
import { peopleShare } from './userKinds.ts';

/** What only the simulator knows of a challenger. */
export interface Truth {
  readonly class: TruthClass;
  /** First hour from which the challenger is harmful; undefined unless it is. */
  readonly onsetHours: number | undefined;
  /** Expected failures the challenger would cause beyond the incumbent's if it served everyone throughout. */
  readonly extraFailuresIfServedAll: number;
  /** What an offline evaluation would have called it; undefined where its mix of requests is the live one. */
  readonly offlineClass: TruthClass | undefined;
}

/**
 * Judges the challenger by expected severity-weighted failures per request over the horizon if it served
 * everyone: harmful or better when they differ from the incumbent's by more than the tolerance. The onset is
 * the first tick in which the difference of that moment exceeds the tolerance.
 */
export function truthOf(world: CompiledWorld, tolerance: number): Truth {
  const { excess, severeExcess, requests, ticks, tickHours } = world;
  const differences = severeExcess.rates[EXCESS.challenger]!;
  // Sums of distances to the tolerance: a difference that is the tolerance throughout stays within it exactly, and
  // where a sum is positive there is a tick that makes it so.
  let beyondWorse = 0;
  let beyondBetter = 0;
  for (let tick = 0; tick < ticks; tick += 1) {
    beyondWorse += requests[tick]! * (differences[tick]! - tolerance);
    beyondBetter += requests[tick]! * (-differences[tick]! - tolerance);
  }
  const offlineClass = judgeOffline(world, tolerance);
  const extraFailuresIfServedAll = excess.expected[EXCESS.challenger]![ticks]!;
  if (beyondWorse > 0) {
    const onset = differences.findIndex((difference) => difference > tolerance);
    return { class: 'harmful', onsetHours: onset * tickHours, extraFailuresIfServedAll, offlineClass };
  }
  return {
    class: beyondBetter > 0 ? 'better' : 'equal',
    onsetHours: undefined,
    extraFailuresIfServedAll,
    offlineClass,
  };
}

/** The same judgement on the mix of requests that offline tests held, as the models were at the start. */
function judgeOffline(world: CompiledWorld, tolerance: number): TruthClass | undefined {
  const { segments, users } = world.source;
  const people = peopleShare(users);
  if (segments.every(({ offlineShare }) => offlineShare === undefined)) return undefined;
  let difference = 0;
  offlineShares(segments).forEach((share, segment) => {
    const failure = ({ error, success }: { error: number; success: number }) => 1 - (1 - error) * success;
    const incumbent = failure(world.offlineBehaviour('incumbent', segment));
    const challenger = failure(world.offlineBehaviour('challenger', segment));
    difference += share * people * segments[segment]!.severity * (challenger - incumbent);
  });
  if (difference > tolerance) return 'harmful';
  return difference < -tolerance ? 'better' : 'equal';
}

/** Offline shares that sum to 1: what is given, and the rest divided as it is live. */
export function offlineShares(segments: World['segments']): number[] {
  const given = segments.reduce((sum, { offlineShare }) => sum + (offlineShare ?? 0), 0);
  const others = segments.reduce(
    (sum, { share, offlineShare }) => sum + (offlineShare === undefined ? share : 0),
    0,
  );
  return segments.map(({ share, offlineShare }) => offlineShare ?? (share / others) * (1 - given));
}
