import type { McNemarMethod } from '../../statistics/index.ts';
import { mcNemarTest } from '../../statistics/index.ts';
import type { PairCounts, ShadowCounts } from '../evidence.ts';
import { pairsIn } from '../evidence.ts';
import { intervalsOfShares } from '../ownIntervals.ts';
import type { ComparisonRule } from './comparisonRule.ts';

/** Comparisons of a yes/no property on the same requests. */
export type PairedName = 'errors' | 'slow' | 'correct' | 'disagreement';

interface Paired {
  /** What the dashboard calls it. */
  readonly metric: string;
  readonly counts: (seen: ShadowCounts) => PairCounts;
  /** Requests that are compared. */
  readonly pairs: (seen: ShadowCounts) => number;
}

const paired: Record<PairedName, Paired> = {
  errors: {
    metric: 'errors on the same requests: only this model wrong',
    counts: ({ errors }) => errors,
    pairs: ({ pairs }) => pairs,
  },
  slow: {
    metric: 'slow answers on the same requests: only this model wrong',
    counts: ({ slow }) => slow,
    pairs: ({ pairs }) => pairs,
  },
  correct: {
    metric: 'right answers on the same requests: only this model wrong',
    counts: ({ correct }) => correct,
    pairs: ({ pairs }) => pairs,
  },
  disagreement: {
    metric: 'answers other than the incumbent’s: only this run',
    counts: ({ answers }) => answers!.repeated,
    pairs: ({ answers }) => pairsIn(answers!.repeated),
  },
};

/** What one model alone did on a request, in words that follow "requests". */
export const pairWords: Readonly<Record<PairedName, string>> = {
  errors: 'on which only one model errs',
  slow: 'on which only one model is slow',
  correct: 'that only one model gets wrong',
  disagreement: 'on which only one run answers otherwise',
};

/** Pairs that speak against each model: a wrong property of its own that the other did not share. */
export function against(
  name: PairedName,
  { onlyIncumbent, onlyChallenger }: Pick<PairCounts, 'onlyIncumbent' | 'onlyChallenger'>,
): { incumbent: number; challenger: number } {
  return name === 'correct'
    ? { incumbent: onlyChallenger, challenger: onlyIncumbent }
    : { incumbent: onlyIncumbent, challenger: onlyChallenger };
}

/**
 * A one-sided McNemar test on the requests where exactly one model went wrong; for disagreement, where exactly
 * one of the challenger's run and the incumbent's second run answered otherwise than the incumbent at first.
 */
export function pairTest(name: PairedName, level: number, method: McNemarMethod): ComparisonRule {
  const { metric, counts, pairs } = paired[name];
  const wrong = { incumbent: 0, challenger: 0 };
  let compared = 0;
  const pValue = () =>
    mcNemarTest(
      { onlyFirst: wrong.incumbent, onlySecond: wrong.challenger },
      { alternative: 'greater', method },
    );
  return {
    add(seen) {
      const { incumbent, challenger } = against(name, counts(seen));
      wrong.incumbent += incumbent;
      wrong.challenger += challenger;
      compared += pairs(seen);
    },
    alarms: () => pValue() <= level,
    comparison: () => ({
      metric,
      incumbent: compared > 0 ? wrong.incumbent / compared : null,
      challenger: compared > 0 ? wrong.challenger / compared : null,
      statistic: compared > 0 ? pValue() : null,
      ownIntervals: intervalsOfShares(
        { events: wrong.incumbent, units: compared },
        { events: wrong.challenger, units: compared },
      ),
    }),
  };
}
