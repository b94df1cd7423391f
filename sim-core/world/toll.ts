import type { Behaviour } from './behaviour.ts';
import type { BehaviourIn, Foundation } from './foundation.ts';
import { peopleShare } from './userKinds.ts';

/**
 * Probabilities that a request fails (an error or no success) and harms somebody, for bots it does not: averaged over
 * segments, by tick.
 */
export interface FailureRates {
  readonly incumbent: Float64Array;
  readonly challenger: Float64Array;
  readonly interleaved: Float64Array;
}

/**
 * Rows of an excess table: whose requests fail more than they would if there had never been a challenger. A
 * bystander is answered by the incumbent, which may suffer too: from shared machines, from what arms take from each
 * other, from what the challenger has done before.
 */
export const EXCESS = { challenger: 0, interleaved: 1, bystander: 2 } as const;

/** Losses per request against a perfect answer, by model and kind of loss; see `lossesOf`. */
interface Losses {
  readonly incumbent: number;
  readonly challenger: number;
  readonly interleaved: number;
  /** Of the incumbent without a challenger. */
  readonly undisturbed: number;
}

/** Whether a success counts what it is worth, and what a slow answer counts against a failure. */
interface Weights {
  readonly byValue: boolean;
  readonly slow: number;
}

const FAILURES: Weights = { byValue: false, slow: 0 };

function lossesOf(
  incumbent: Behaviour,
  challenger: Behaviour,
  undisturbed: Behaviour,
  weights: Weights,
): Losses {
  const own = lossOf(incumbent, weights);
  return {
    incumbent: own,
    challenger: lossOf(challenger, weights),
    interleaved: incumbent.ranking ? own + lostByMerging(incumbent, challenger, weights) : 0,
    undisturbed: lossOf(undisturbed, weights),
  };
}

function lossOf(behaviour: Behaviour, weights: Weights): number {
  const succeeds = (1 - behaviour.error) * behaviour.success;
  return 1 - worthOf(behaviour, weights) * succeeds + weights.slow * behaviour.slow;
}

function worthOf({ value }: Behaviour, { byValue }: Weights): number {
  return byValue ? value : 1;
}

/**
 * A merged list is half each model's, and so is a success that is more than a click on it. Where only the challenger
 * errs, the page shows the incumbent's list as it would have without the test.
 */
function lostByMerging(incumbent: Behaviour, challenger: Behaviour, weights: Weights): number {
  const worth = worthOf(incumbent, weights);
  const other = worthOf(challenger, weights);
  const own = worth * incumbent.success;
  const merged = incumbent.byClicks
    ? ((worth + other) / 2) * incumbent.ranking!.clicked.interleaved
    : (own + other * challenger.success) / 2;
  return (1 - incumbent.error) * (1 - challenger.error) * (own - merged);
}

/** Failures and harm of a regime, by tick. */
export interface Toll {
  readonly failure: FailureRates;
  /** Failures beyond those without a challenger, in the rows of EXCESS. */
  readonly plain: readonly Float64Array[];
  /** The same, weighted by severity, value and slowness. */
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

/** Differences are summed by segment, so that equal models differ by exactly nothing. */
export function tollOf(foundation: Foundation, behaviour: BehaviourIn): Toll {
  const { source, ticks, segmentShares, undisturbed } = foundation;
  const { dependOn } = foundation.behaviours;
  const dependsOnUse = dependOn.share || dependOn.start || dependOn.served || dependOn.capacity;
  const zeros = () => new Float64Array(ticks);
  const failure = { incumbent: zeros(), challenger: zeros(), interleaved: zeros() };
  const excessRows = () => Object.keys(EXCESS).map(zeros);
  const [plain, severe] = [excessRows(), excessRows()];
  const weights: Weights = { byValue: true, slow: source.slowWeight };
  const severities = source.segments.map(({ severity }) => severity);
  // Propensities cancel in the mean over people; bots come to no harm.
  const people = peopleShare(source.users);
  const known: SegmentLosses[] = [];
  // All segments of a tick together, for they share its circumstances.
  for (let tick = 0; tick < ticks; tick += 1) {
    for (let segment = 0; segment < severities.length; segment += 1) {
      const incumbent = behaviour('incumbent', segment, tick);
      const challenger = behaviour('challenger', segment, tick);
      const without = dependsOnUse ? undisturbed(segment, tick) : incumbent;
      let losses = known[segment];
      if (losses?.incumbent !== incumbent || losses.challenger !== challenger || losses.without !== without) {
        losses = {
          incumbent,
          challenger,
          without,
          failures: lossesOf(incumbent, challenger, without, FAILURES),
          harms: lossesOf(incumbent, challenger, without, weights),
        };
        known[segment] = losses;
      }
      const share = segmentShares[segment]![tick]! * people;
      const { failures, harms } = losses;
      failure.incumbent[tick]! += share * failures.incumbent;
      failure.challenger[tick]! += share * failures.challenger;
      addExcess(plain, tick, share, failures);
      addExcess(severe, tick, share * severities[segment]!, harms);
      if (!source.ranking) continue;
      failure.interleaved[tick]! += share * failures.interleaved;
      addInterleavedExcess(plain, tick, share, failures);
      addInterleavedExcess(severe, tick, share * severities[segment]!, harms);
    }
  }
  return { failure, plain, severe };
}

type Rows = readonly Float64Array[];

function addExcess(rows: Rows, tick: number, weight: number, losses: Losses): void {
  rows[EXCESS.challenger]![tick]! += weight * (losses.challenger - losses.undisturbed);
  rows[EXCESS.bystander]![tick]! += weight * (losses.incumbent - losses.undisturbed);
}

function addInterleavedExcess(rows: Rows, tick: number, weight: number, losses: Losses): void {
  rows[EXCESS.interleaved]![tick]! += weight * (losses.interleaved - losses.undisturbed);
}
