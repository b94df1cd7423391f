import { adjustedPValues } from '../statistics/index.ts';
import type { PlanOutcomes } from '../outcome/outcomes.ts';
import type { MeasureChange } from './measureChange.ts';
import { measureChange } from './measureChange.ts';
import type { MeasureKey } from './measures.ts';
import { measureOutcomes } from './measures.ts';

/** The outcomes of a plan with one number moved down and up; undefined where that end was not played. */
export interface MovedNumber<Id> {
  readonly id: Id;
  readonly down: PlanOutcomes | undefined;
  readonly up: PlanOutcomes | undefined;
}

/** A bar of a tornado: a number, and how far the measure moves with it. */
export interface TornadoBar<Id> extends MovedNumber<Id> {
  /** From the scenario as it is to the number moved down, and up; undefined where one of the two has no value. */
  readonly changes: {
    readonly down: MeasureChange | undefined;
    readonly up: MeasureChange | undefined;
  };
  /**
   * - `matters`: at one end at least the measure differs from the scenario as it is by more than noise, all numbers
   *   of the tornado taken together.
   * - `breaks`: at one end it has no value any more, or has one where it had none.
   * - `noise`: what it moves cannot be told from noise.
   * - `nothing`: not a single replication differs.
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
 * @param asIs the outcomes of the plan in the scenario as it is, in the same replications
 */
export function tornadoOf<Id>(
  key: MeasureKey,
  asIs: PlanOutcomes,
  moved: readonly MovedNumber<Id>[],
): TornadoBar<Id>[] {
  const isMissing = (outcomes: PlanOutcomes) => 'reason' in measureOutcomes(key, outcomes);
  const bars = moved.map((number) => ({
    ...number,
    changes: {
      down: number.down && measureChange(key, asIs, number.down),
      up: number.up && measureChange(key, asIs, number.up),
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
      : [bar.down, bar.up].some((end) => end && isMissing(end) !== isMissing(asIs))
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
