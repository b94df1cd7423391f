import type { LeafKind } from '../runs/runEndings.ts';
import type { PlanResult, ProbabilityEstimate, TruthClass } from '../../sim-core/index.ts';

/** One way a plan can end, in the terms of the truth. */
export interface Ending {
  readonly key: 'caught' | 'stoppedEarly' | 'undecided' | 'shipped' | 'refused';
  /** A word or two for a legend. */
  readonly label: string;
  /** The end of the sentence "In 83% of runs it …". */
  readonly phrase: string;
  /** Whether a team would want it; where the truth is open it only tells the endings apart. */
  readonly worth: 'good' | 'early' | 'open' | 'bad';
  /** The leaves of the outcome tree that end so. */
  readonly leaves: readonly LeafKind[];
  readonly probability: ProbabilityEstimate;
}

type Terms = readonly Omit<Ending, 'probability' | 'leaves'>[];

/** The truth that endings are told against; open where measured counts are drawn and the runs differ in it. */
export type ToldTruth = TruthClass | 'open';

/** What holds for all runs of a result: the truth that all of them share, if they do. */
export function toldTruth({ class: atPoint, chances }: PlanResult['truth']): ToldTruth {
  if (!chances) return atPoint;
  const met = (['harmful', 'equal', 'better'] as const).filter(
    (truth) => (chances[truth]?.estimate ?? 0) > 0,
  );
  return met.length > 1 ? 'open' : (met[0] ?? atPoint);
}

const terms: Record<ToldTruth, Terms> = {
  harmful: [
    { key: 'caught', label: 'Caught', phrase: 'catches the harm and rolls back', worth: 'good' },
    {
      key: 'stoppedEarly',
      label: 'Stopped before the harm',
      phrase: 'stops before the harm begins',
      worth: 'early',
    },
    { key: 'undecided', label: 'Undecided', phrase: 'reaches no verdict', worth: 'open' },
    { key: 'shipped', label: 'Shipped the harm', phrase: 'ships the harm to everyone', worth: 'bad' },
  ],
  better: [
    { key: 'shipped', label: 'Shipped', phrase: 'ships the better model', worth: 'good' },
    { key: 'undecided', label: 'Undecided', phrase: 'reaches no verdict', worth: 'open' },
    { key: 'refused', label: 'Refused', phrase: 'refuses the better model', worth: 'bad' },
  ],
  equal: [
    { key: 'shipped', label: 'Shipped', phrase: 'ships the model, which does no harm', worth: 'good' },
    { key: 'undecided', label: 'Undecided', phrase: 'reaches no verdict', worth: 'open' },
    {
      key: 'refused',
      label: 'Refused without cause',
      phrase: 'refuses a model that does no harm',
      worth: 'bad',
    },
  ],
  open: [
    { key: 'shipped', label: 'Shipped', phrase: 'ships the challenger', worth: 'good' },
    { key: 'undecided', label: 'Undecided', phrase: 'reaches no verdict', worth: 'open' },
    { key: 'refused', label: 'Rolled back', phrase: 'rolls the challenger back', worth: 'early' },
  ],
};

/** Those of them that a truth does not allow are met by no run. */
const leavesOf: Readonly<Record<Ending['key'], readonly LeafKind[]>> = {
  caught: ['badStopped'],
  stoppedEarly: ['badStoppedBefore'],
  undecided: ['badUndecided', 'goodUndecided'],
  shipped: ['badShipped', 'goodShipped'],
  refused: ['goodStopped', 'badStopped', 'badStoppedBefore'],
};

/** Legend of the endings in a world of that truth, from good to bad. */
export function endingTerms(truth: ToldTruth): Terms {
  return terms[truth];
}

/** How a plan ends, from good to bad; endings that nothing was counted for are left out. */
export function endingsOf(plan: PlanResult): readonly Ending[] {
  const { verdict, detection, stoppedBeforeOnset } = plan;
  const probabilities: Record<Ending['key'], ProbabilityEstimate | null> = {
    caught: detection.probability,
    stoppedEarly: stoppedBeforeOnset,
    undecided: verdict.undecided,
    shipped: verdict.promoted,
    refused: verdict.rolledBack,
  };
  return terms[toldTruth(plan.truth)].flatMap((term) => {
    const probability = probabilities[term.key];
    return probability ? [{ ...term, leaves: leavesOf[term.key], probability }] : [];
  });
}

/** The most likely ending; undefined before anything was played. */
export function likeliestEnding(plan: PlanResult): Ending | undefined {
  return endingsOf(plan).reduce<Ending | undefined>(
    (best, ending) => (best && best.probability.estimate >= ending.probability.estimate ? best : ending),
    undefined,
  );
}
