import type {
  MeanDifference,
  NoDifference,
  PlanResult,
  RunComparison,
  ShareDifference,
} from '../../sim-core/index.ts';
import { amountDifferenceWords, shareDifferenceWords } from '../format/differences.ts';
import type { DifferenceWords } from '../format/differences.ts';
import { formatHours } from '../format/durations.ts';
import { formatAmount, formatProbability } from '../format/numbers.ts';
import { toldTruth } from '../views/verdictTerms.ts';

/** A number with its 95% interval. */
export interface Estimated {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A plan as it is now and as pinned, and what differs. */
export interface ComparedPlan {
  readonly now: PlanResult;
  readonly pinned: PlanResult;
  readonly comparison: RunComparison;
}

/** A difference, now less pinned, with its words. */
export interface ToldDifference extends DifferenceWords {
  readonly amount: number;
  /** 95%; null where it is of a single run. */
  readonly ends: readonly [number, number] | null;
}

/** What a plan is drawn by, pinned and now, on an axis that all plans share. */
export interface PinMeasure {
  readonly key: string;
  readonly title: string;
  /** Under the axis. */
  readonly axis: string;
  /** A share has an axis from 0 to 1; hours are told in the unit that suits them. */
  readonly unit: 'share' | 'hours' | 'amount';
  /** Undefined where no run has it. */
  readonly of: (plan: PlanResult) => Estimated | undefined;
  readonly format: (value: number) => string;
  /** Undefined where there is nothing to compare. */
  readonly difference: (plan: ComparedPlan) => ToldDifference | undefined;
}

/** The measures of a comparison; whether the good ending is a catch or a promotion is told by the truth now. */
export function pinMeasures(plans: readonly PlanResult[]): readonly PinMeasure[] {
  const isHarmful = plans[0] !== undefined && toldTruth(plans[0].truth) === 'harmful';
  const time = isHarmful ? 'detectionHours' : 'decisionHours';
  return [
    isHarmful
      ? {
          ...share,
          key: 'caught',
          title: 'How often is the harm caught?',
          of: ({ detection }) => ofProbability(detection.probability),
          difference: ({ comparison: { endings } }) => shareWords(endings?.badStopped),
        }
      : {
          ...share,
          key: 'shipped',
          title: 'How often is the challenger shipped?',
          of: ({ verdict }) => ofProbability(verdict.promoted),
          difference: ({ comparison: { endings } }) => shareWords(endings && promoted(endings)),
        },
    {
      key: time,
      title: isHarmful ? 'How long until it is caught?' : 'How long until the verdict?',
      axis: isHarmful
        ? 'since the harm began, mean of the runs that catch it'
        : 'mean of the runs that reach one',
      unit: 'hours',
      format: formatHours,
      of: ({ detection, decisionHours }) => ofMean(isHarmful ? detection.hours : decisionHours),
      difference: ({ comparison: { quantities } }) => amountWords(quantities[time], 'hours'),
    },
    {
      ...amount,
      key: 'users',
      title: 'How many users are reached?',
      axis: 'users reached, mean of all runs',
      of: ({ blastRadius }) => ofMean(blastRadius.users),
      difference: ({ comparison: { quantities } }) => amountWords(quantities.users, 'users'),
    },
    {
      ...amount,
      key: 'extraFailures',
      title: 'How many extra failures?',
      axis: 'extra failures, mean of all runs',
      of: ({ blastRadius }) => ofMean(blastRadius.extraFailures),
      difference: ({ comparison: { quantities } }) => amountWords(quantities.extraFailures, 'failures'),
    },
    {
      ...amount,
      key: 'unitsSeen',
      title: 'How much sample does the verdict take?',
      axis: 'sample, mean of all runs, each plan in its own unit',
      of: ({ sampleSize }) => ofMean(sampleSize.used),
      difference: ({ comparison: { quantities }, now, pinned }) =>
        // Users and requests have no difference.
        now.sampleSize.unit === pinned.sampleSize.unit
          ? amountWords(quantities.unitsSeen, now.sampleSize.unit)
          : undefined,
    },
  ];
}

const share = { axis: 'of runs', unit: 'share', format: formatProbability } as const;
const amount = { unit: 'amount', format: formatAmount } as const;

/** Of a good challenger and of a bad one alike; where there are both, the parts are told in the table. */
function promoted({
  goodShipped,
  badShipped,
}: NonNullable<RunComparison['endings']>): ShareDifference | undefined {
  const met = [goodShipped, badShipped].filter(({ now, before }) => now > 0 || before > 0);
  return met.length === 1 ? met[0] : undefined;
}

function ofProbability(found: PlanResult['missed']): Estimated | undefined {
  return found ? { value: found.estimate, low: found.low, high: found.high } : undefined;
}

function ofMean(found: PlanResult['decisionHours']): Estimated | undefined {
  if (!found) return undefined;
  const [low, high] = found.intervals.mean ?? [found.mean, found.mean];
  return { value: found.mean, low, high };
}

function shareWords(found: ShareDifference | undefined): ToldDifference | undefined {
  if (!found) return undefined;
  const { difference, interval } = found;
  return { ...shareDifferenceWords(difference, interval), amount: difference, ends: interval };
}

function amountWords(found: MeanDifference | NoDifference, unit: string): ToldDifference | undefined {
  if ('notCompared' in found) return undefined;
  const { difference, interval } = found;
  return { ...amountDifferenceWords(difference, interval, unit), amount: difference, ends: interval };
}
