import { estimateProbability } from './estimates.ts';
import type { PlanOutcomes } from './outcomes.ts';
import { truthCodes, verdictCodes } from './outcomes.ts';
import type { ProbabilityEstimate } from './result.ts';

/** What becomes of a bad and of a good challenger under a plan. Shares are of all replications, with 95% intervals. */
export interface OutcomeTree {
  /** Harmful; null if it is in no replication. */
  readonly bad: {
    readonly share: ProbabilityEstimate;
    readonly shipped: ProbabilityEstimate;
    /** Rolled back after the onset: the harm was caught. */
    readonly stopped: ProbabilityEstimate;
    /** Rolled back at the onset or before it, for no harm that there was. */
    readonly stoppedBefore: ProbabilityEstimate;
    readonly undecided: ProbabilityEstimate;
  } | null;
  /** Equal or better; null if it is in no replication. */
  readonly good: {
    readonly share: ProbabilityEstimate;
    readonly shipped: ProbabilityEstimate;
    readonly stopped: ProbabilityEstimate;
    readonly undecided: ProbabilityEstimate;
  } | null;
}

/** Counts a plan's replications by what the challenger truly is and what the plan did with it. */
export function outcomeTree({ replications, columns }: PlanOutcomes): OutcomeTree {
  const bad = { shipped: 0, stopped: 0, stoppedBefore: 0, undecided: 0 };
  const good = { shipped: 0, stopped: 0, undecided: 0 };
  for (let row = 0; row < replications.length; row += 1) {
    const isBad = columns.truth[row] === truthCodes.harmful;
    const branch = isBad ? bad : good;
    if (columns.verdict[row] === verdictCodes.undecided) branch.undecided += 1;
    else if (columns.verdict[row] === verdictCodes.promoted) branch.shipped += 1;
    else if (isBad && !(columns.decisionHours[row]! > columns.onsetHours[row]!)) bad.stoppedBefore += 1;
    else branch.stopped += 1;
  }
  const share = (count: number) => estimateProbability(count, replications.length)!;
  const bads = bad.shipped + bad.stopped + bad.stoppedBefore + bad.undecided;
  const goods = good.shipped + good.stopped + good.undecided;
  return {
    bad:
      bads === 0
        ? null
        : {
            share: share(bads),
            shipped: share(bad.shipped),
            stopped: share(bad.stopped),
            stoppedBefore: share(bad.stoppedBefore),
            undecided: share(bad.undecided),
          },
    good:
      goods === 0
        ? null
        : {
            share: share(goods),
            shipped: share(good.shipped),
            stopped: share(good.stopped),
            undecided: share(good.undecided),
          },
  };
}
