import { adjustedPValues } from '../statistics/index.ts';
import type { Measured } from './measures.ts';
import type { SectionDifference } from './sectionDifference.ts';
import { sectionDifference } from './sectionDifference.ts';

/** What moving one number down and up does to a measure; undefined where that end was not played. */
export interface MovedNumber<Id> {
  readonly id: Id;
  readonly down: Measured | undefined;
  readonly up: Measured | undefined;
}

/** A bar of a tornado: a number, and how far the measure moves with it. */
export interface TornadoBar<Id> extends MovedNumber<Id> {
  /** From the scenario as it is to the number moved down, and up; undefined where one of the two has no value. */
  readonly changes: {
    readonly down: SectionDifference | undefined;
    readonly up: SectionDifference | undefined;
  };
  /**
   * - `matters`: at one end at least the measure differs from the scenario as it is by more than noise, all numbers
   *   of the tornado taken together.
   * - `breaks`: at one end it has no value any more, or has one where it had none.
   * - `noise`: what it moves cannot be told from noise.
   * - `nothing`: not a single section of the replications differs.
   */
  readonly verdict: 'matters' | 'breaks' | 'noise' | 'nothing';
  /** The largest change at an end, in the measure's unit; what bars are sorted by. */
  readonly size: number;
}

/** Chance that any number that does not matter is said to matter. */
const LEVEL = 0.05;

/**
 * Which numbers matter to a measure: one is moved at a time, everything else and the random numbers stay. Bars are
 * sorted by verdict (matters, breaks, noise, nothing) and then by size. Of so many comparisons some would look like
 * an effect by chance: their p-values are adjusted after Holm, so that the risk of any false one is 5%.
 * @param asIs the measure in the scenario as it is, in the same replications
 */
export function tornadoOf<Id>(asIs: Measured, moved: readonly MovedNumber<Id>[]): TornadoBar<Id>[] {
  const bars = moved.map((number) => ({
    ...number,
    changes: {
      down: number.down && sectionDifference(asIs, number.down),
      up: number.up && sectionDifference(asIs, number.up),
    },
  }));
  const tested = bars.flatMap(({ changes }) =>
    [changes.down, changes.up].filter((change) => change !== undefined),
  );
  const adjusted = adjustedPValues(
    tested.map(({ pValue }) => pValue),
    'holm',
  );
  const adjustedOf = new Map(tested.map((change, index) => [change, adjusted[index]!]));
  const judged = bars.map((bar): TornadoBar<Id> => {
    const changes = [bar.changes.down, bar.changes.up].filter((change) => change !== undefined);
    const size = Math.max(0, ...changes.map(({ estimate }) => Math.abs(estimate)));
    const verdict = changes.some((change) => adjustedOf.get(change)! < LEVEL)
      ? 'matters'
      : [bar.down, bar.up].some((end) => end && 'reason' in end !== 'reason' in asIs)
        ? 'breaks'
        : changes.every(({ same }) => same)
          ? 'nothing'
          : 'noise';
    return { ...bar, verdict, size };
  });
  return judged.sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict] || b.size - a.size);
}

const ORDER: Readonly<Record<TornadoBar<unknown>['verdict'], number>> = {
  matters: 0,
  breaks: 1,
  noise: 2,
  nothing: 3,
};
