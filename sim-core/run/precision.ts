import type { PackedOutcomes, PlanShape } from '../outcome/packedOutcomes.ts';
import { packedVerdicts } from '../outcome/packedOutcomes.ts';
import { verdictCodes } from '../outcome/outcomes.ts';
import type { PlanOutcomes } from '../outcome/outcomes.ts';
import { wilsonInterval } from '../statistics/index.ts';

/** Replications between two looks at the precision, and before the first. */
const CHECKPOINT_EVERY = 100;
const FIRST_CHECKPOINT = 200;

/** The narrowest and the widest that may be wanted: half a tenth of a point, and what any run has. */
export const PRECISION_RANGE = { min: 0.0005, max: 0.5 } as const;

/**
 * The precision of a run: half the width of the widest 95% Wilson interval among the shares of the verdicts of all
 * plans, 0 to 0.5; "±1.4 points" is 0.014. Undefined before anything was played.
 *
 * @param counts for each plan, how often each verdict came, by its code
 */
function halfWidthOf(counts: readonly Float64Array[], replications: number): number | undefined {
  if (replications === 0) return undefined;
  let widest = 0;
  for (const ofPlan of counts) {
    for (const count of ofPlan) {
      const { low, high } = wilsonInterval(count, replications)!;
      widest = Math.max(widest, (high - low) / 2);
    }
  }
  return widest;
}

const verdictCount = Object.keys(verdictCodes).length;

/** The precision of outcomes, as above. */
export function precisionOf(outcomes: readonly PlanOutcomes[]): number | undefined {
  const counts = outcomes.map(({ columns }) => {
    const ofPlan = new Float64Array(verdictCount);
    for (const verdict of columns.verdict) ofPlan[verdict] = ofPlan[verdict]! + 1;
    return ofPlan;
  });
  return halfWidthOf(counts, outcomes[0]?.replications.length ?? 0);
}

/**
 * Follows the precision of a run whose blocks arrive in any order, and says where it may stop. It looks only at
 * checkpoints (the first 200 replications, 300, 400 …) and at exactly the replications before them: where a run stops
 * depends on its outcomes, not on how many workers played it or which was faster.
 *
 * The interval at the stop is a little more often too narrow than one of a count that was fixed before. As the
 * width depends on the share only through its square root, the effect is far below the width itself.
 */
export class PrecisionWatch {
  readonly #plans: readonly PlanShape[];
  readonly #wanted: number | undefined;
  readonly #early = new Map<number, PackedOutcomes>();
  readonly #counts: readonly Float64Array[];
  #counted = 0;
  #stopAt: number | undefined;

  /** @param wanted the precision to stop at; undefined to go on to the last replication */
  constructor(plans: readonly PlanShape[], wanted: number | undefined) {
    this.#plans = plans;
    this.#wanted = wanted;
    this.#counts = plans.map(() => new Float64Array(verdictCount));
  }

  /** Takes a block; every replication must come once. */
  add(block: PackedOutcomes): void {
    this.#early.set(block.from, block);
    for (;;) {
      const next = this.#early.get(this.#counted);
      if (!next || this.#stopAt !== undefined) return;
      this.#early.delete(next.from);
      this.#count(next);
    }
  }

  /** How many replications reach the wanted precision; undefined while it is not reached. */
  get stopAt(): number | undefined {
    return this.#stopAt;
  }

  /** The precision of the replications played without a gap from the first on; undefined before there are any. */
  get halfWidth(): number | undefined {
    return halfWidthOf(this.#counts, this.#counted);
  }

  #count(block: PackedOutcomes): void {
    const verdicts = packedVerdicts(block, this.#plans);
    for (let row = 0; row < block.to - block.from; row += 1) {
      verdicts.forEach((column, plan) => {
        const ofPlan = this.#counts[plan]!;
        const verdict = column[row]!;
        ofPlan[verdict] = ofPlan[verdict]! + 1;
      });
      this.#counted += 1;
      if (this.#wanted === undefined || !isCheckpoint(this.#counted)) continue;
      if (this.halfWidth! <= this.#wanted) {
        this.#stopAt = this.#counted;
        return;
      }
    }
  }
}

function isCheckpoint(replications: number): boolean {
  return replications >= FIRST_CHECKPOINT && replications % CHECKPOINT_EVERY === 0;
}

/**
 * How many replications a run will come to, at most `cap`: by the square-root law, half the width takes four
 * times as many.
 *
 * @param done replications that have the precision `halfWidth`
 */
export function expectedReplications(
  done: number,
  halfWidth: number | undefined,
  wanted: number | undefined,
  cap: number,
): number {
  if (wanted === undefined || halfWidth === undefined) return cap;
  const ratio = halfWidth / wanted;
  const needed = done * ratio * ratio;
  const checkpoint = CHECKPOINT_EVERY * Math.ceil(needed / CHECKPOINT_EVERY);
  return Math.min(cap, Math.max(done, FIRST_CHECKPOINT, checkpoint));
}
