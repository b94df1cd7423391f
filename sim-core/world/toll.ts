import type { World } from '../scenario/schema.ts';
import type { Behaviour } from './behaviour.ts';
import type { BehaviourIn, Foundation } from './foundation.ts';
import type { Losses, Weights } from './losses.ts';
import { FAILURES, lossesOf } from './losses.ts';
import type { InterleavingMethod } from './ranking/interleavingMethod.ts';
import { peopleShare } from './userKinds.ts';

/**
 * Rows of an excess table: whose requests fail more than they would if there had never been a challenger. A
 * bystander is answered by the incumbent, which may suffer too: from shared machines, from what arms take from each
 * other, from what the challenger has done before.
 */
export const EXCESS = { challenger: 0, interleaved: 1, bystander: 2 } as const;

/** Failures of a regime beyond those without a challenger, in the rows of EXCESS, by tick. */
export interface Toll {
  readonly plain: readonly Float64Array[];
  /** Weighted by severity, value and slowness; the same object where nothing weighs more than anything else. */
  readonly severe: readonly Float64Array[];
}

/** What a segment's behaviours come to; what does not move is the same object in every tick. */
interface SegmentLosses {
  readonly incumbent: Behaviour;
  readonly challenger: Behaviour;
  readonly without: Behaviour;
  readonly failures: Losses;
  readonly harms: Losses;
}

/**
 * Differences are summed by segment, so that equal models differ by exactly nothing.
 * @param interleaving how a page merges the models' lists
 */
export function tollOf(
  foundation: Foundation,
  behaviour: BehaviourIn,
  interleaving: InterleavingMethod,
): Toll {
  const { source, ticks, segmentShares, levelSegments, movingSegments, undisturbed, behaviours } = foundation;
  const { share: byShare, start, served, capacity } = behaviours.dependOn;
  const dependsOnUse = byShare || start || served || capacity;
  const rows = () => Object.keys(EXCESS).map(() => new Float64Array(ticks));
  const plain = rows();
  const severe = weighsAlike(source) ? plain : rows();
  const weights: Weights = { byValue: true, slow: source.slowWeight };
  const isRanked = source.ranking !== undefined;
  // Propensities cancel in the mean over people; bots come to no harm.
  const people = peopleShare(source.users);
  const known: SegmentLosses[] = [];
  // The segments of a tick together, for they share its circumstances.
  const addTicks = (segments: readonly number[], count: number) => {
    for (let tick = 0; tick < count; tick += 1) {
      for (const segment of segments) {
        const incumbent = behaviour('incumbent', segment, tick);
        const challenger = behaviour('challenger', segment, tick);
        const without = dependsOnUse ? undisturbed(segment, tick) : incumbent;
        let losses = known[segment];
        if (
          losses?.incumbent !== incumbent ||
          losses.challenger !== challenger ||
          losses.without !== without
        ) {
          const failures = lossesOf(incumbent, challenger, without, interleaving, FAILURES);
          const harms =
            severe === plain ? failures : lossesOf(incumbent, challenger, without, interleaving, weights);
          losses = { incumbent, challenger, without, failures, harms };
          known[segment] = losses;
        }
        const share = segmentShares[segment]![tick]! * people;
        addExcess(plain, tick, share, losses.failures, isRanked);
        if (severe === plain) continue;
        addExcess(severe, tick, share * source.segments[segment]!.severity, losses.harms, isRanked);
      }
    }
  };
  // What never changes is computed once.
  addTicks(levelSegments, 1);
  for (const row of severe === plain ? plain : [...plain, ...severe]) row.fill(row[0]!);
  // Where models are alike and the challenger's use makes no difference, there is none at all.
  const moving = movingSegments.filter((segment) => dependsOnUse || !behaviours.alike(segment));
  if (moving.length > 0) addTicks(moving, ticks);
  return { plain, severe };
}

function addExcess(
  rows: readonly Float64Array[],
  tick: number,
  weight: number,
  { incumbent, challenger, interleaved, undisturbed }: Losses,
  isRanked: boolean,
): void {
  rows[EXCESS.challenger]![tick]! += weight * (challenger - undisturbed);
  rows[EXCESS.bystander]![tick]! += weight * (incumbent - undisturbed);
  if (isRanked) rows[EXCESS.interleaved]![tick]! += weight * (interleaved - undisturbed);
}

function weighsAlike({ segments, slowWeight, latencyObjectiveMs, incumbent, challenger }: World): boolean {
  return (
    segments.every(({ severity }) => severity === 1) &&
    (slowWeight === 0 || latencyObjectiveMs === undefined) &&
    [incumbent, challenger].every((model) =>
      [model, ...Object.values(model.segments)].every(({ value }) => value === undefined),
    )
  );
}
