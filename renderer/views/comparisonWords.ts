import type {
  ComparedQuantity,
  Incomparable,
  NotCompared,
  PairedDifference,
  PlanComparison,
  ProbabilityEstimate,
  Race,
} from '../../sim-core/index.ts';
import { amountDifferenceWords } from '../format/differences.ts';
import type { DifferenceWords } from '../format/differences.ts';
import { formatWhole } from '../format/numbers.ts';
import type { PlanPair } from '../store/comparisonState.ts';
import type { ToldTruth } from './verdictTerms.ts';

/** The two plans to compare: those chosen, where the answer has them, else the first two; undefined of fewer. */
export function plansToCompare(
  plans: readonly { readonly id: string }[],
  chosen: PlanPair | undefined,
): PlanPair | undefined {
  if (chosen?.every((id) => plans.some((plan) => plan.id === id))) return chosen;
  const [first, second] = plans;
  return first && second ? [first.id, second.id] : undefined;
}

/** A pair with another plan in one place; the plan that stands in the other place already changes over. */
export function pairWith([first, second]: PlanPair, place: 0 | 1, id: string): PlanPair {
  if (place === 0) return [id, id === second ? first : second];
  return [id === first ? second : first, id];
}

/**
 * A share as a count of runs with its interval: "83 of 100 runs (80 to 86)", of 1,000 or more where it would be none
 * or all of 100 otherwise.
 */
export function runsOf({ estimate, low, high }: ProbabilityEstimate): string {
  if (estimate === 0) {
    const of = roundness(high);
    return `none of the runs (at most ${formatWhole(high * of)} of ${formatWhole(of)})`;
  }
  if (estimate === 1) {
    const of = roundness(1 - low);
    return `all runs (at least ${formatWhole(low * of)} of ${formatWhole(of)})`;
  }
  const of = roundness(Math.min(estimate, 1 - estimate));
  const [middle, least, most] = [estimate, low, high].map((share) => formatWhole(share * of));
  return `${middle} of ${formatWhole(of)} runs (${least} to ${most})`;
}

/** Of how many runs a share that small is at least one. */
function roundness(share: number): number {
  return [100, 1000, 10_000, 100_000].find((of) => Math.round(share * of) >= 1) ?? 1_000_000;
}

/** Who comes first in how many runs, and what becomes of the other runs. */
export interface RaceWords {
  readonly headline: string;
  /** Empty where there are no others. */
  readonly rest: string;
}

/** Who comes first to what matters in this truth, in plain words. */
export function comparisonSentences(
  { races }: Pick<PlanComparison, 'races'>,
  names: readonly [string, string],
  truth: ToldTruth,
): readonly RaceWords[] {
  const told = (race: PlanComparison['races']['decides'], words: ReachedWords, among = '') =>
    'notCompared' in race ? [] : [raceWords(race, names, words, among)];
  const good = {
    harmful: 'the good challenger',
    better: 'the better model',
    equal: 'the harmless model',
    open: 'the good challenger',
  }[truth];
  const open = truth === 'open';
  return [
    ...told(
      races.catchesHarm,
      { one: 'catches the harm', both: 'catch it', neither: 'catches it' },
      open ? 'Where the challenger is harmful, ' : '',
    ),
    ...told(
      races.shipsGood,
      { one: `ships ${good}`, both: 'ship it', neither: 'ships it' },
      open ? 'Where it is good, ' : '',
    ),
    ...told(races.decides, {
      one: 'reaches a verdict (right or wrong)',
      both: 'reach one',
      neither: 'reaches one',
    }),
  ];
}

interface ReachedWords {
  readonly one: string;
  readonly both: string;
  readonly neither: string;
}

/** The plan that is more often first leads. */
function raceWords(
  { counted, first, second, firstAlone, secondAlone, together, neither }: Race,
  names: readonly [string, string],
  words: ReachedWords,
  among: string,
): RaceWords {
  const isSecond = second.estimate > first.estimate;
  const [winner, loser] = isSecond ? [names[1], names[0]] : names;
  const [ahead, behind] = isSecond ? [second, first] : [first, second];
  const [alone, otherAlone] = isSecond ? [secondAlone, firstAlone] : [firstAlone, secondAlone];
  const headline =
    ahead.estimate === 0
      ? `neither ${winner} nor ${loser} ${words.one} ${neither.estimate === 1 ? '' : 'before the other '}in any run`
      : `${winner} ${words.one} before ${loser} in ${runsOf(ahead)}`;
  const others = [
    alone.estimate > 0 &&
      (alone.estimate === ahead.estimate
        ? `${loser} never does in these`
        : `${loser} never does in ${countOf(alone)}`),
    behind.estimate > 0 &&
      `${loser} is first in ${countOf(behind)}${
        otherAlone.estimate > 0
          ? `, and ${winner} never does in ${otherAlone.estimate === behind.estimate ? 'these' : countOf(otherAlone)}`
          : ''
      }`,
    together.estimate > 0 && `both ${words.both} at the same time in ${countOf(together)}`,
    neither.estimate > 0 && neither.estimate < 1 && `neither ${words.neither} in ${countOf(neither)}`,
  ].filter((part) => part !== false);
  return {
    headline: capital(`${among}${headline}.`),
    rest: [
      others.length > 0 && capital(`${others.join('; ')}.`),
      among !== '' && `Counted over the ${formatWhole(counted)} such runs.`,
    ]
      .filter((part) => part !== false)
      .join(' '),
  };
}

/** Without the interval: "12 of 100". */
function countOf(share: ProbabilityEstimate): string {
  if (share.estimate === 1) return 'all runs';
  const of = roundness(Math.min(share.estimate, 1 - share.estimate));
  return `${formatWhole(share.estimate * of)} of ${formatWhole(of)}`;
}

function capital(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

/** What each quantity is called, where it is counted, and in what. */
export const comparedWords: Readonly<
  Record<ComparedQuantity, { readonly title: string; readonly unit: string; readonly among?: string }>
> = {
  catchHours: { title: 'Time to catch the harm', unit: 'hours', among: 'both catch it' },
  decisionHours: { title: 'Time to the verdict', unit: 'hours', among: 'both reach one' },
  users: { title: 'Users reached', unit: 'users' },
  requests: { title: 'Requests reached', unit: 'requests' },
  extraFailures: { title: 'Extra failures', unit: 'failures' },
  harm: { title: 'Harm, weighted by severity', unit: 'weighted failures' },
  extraModelRuns: { title: 'Extra model runs', unit: 'runs' },
  gainForgone: { title: 'Gain forgone', unit: 'failures', among: 'it is better' },
};

const reasons: Record<NotCompared, string> = {
  nothingPlayed: 'nothing has been played yet',
  neverHarmful: 'nothing to catch: the challenger does no harm',
  alwaysHarmful: 'no good challenger in any run',
  neverBetter: 'nothing to gain: the challenger is not better',
  neverBothCatch: 'in no run do both catch the harm',
  neverBothDecide: 'in no run do both reach a verdict',
};

/** Why two plans are not compared in something. */
export function notComparedWords(reason: NotCompared): string {
  return reasons[reason];
}

/** Says by how much the first plan has less or more than the second. */
export function differenceWords(
  { mean, interval }: PairedDifference,
  quantity: ComparedQuantity,
): DifferenceWords {
  return amountDifferenceWords(mean, interval, comparedWords[quantity].unit);
}

/** Whether a difference, or the reason that there is none, has anything to do with this challenger. */
export function isWorthTelling(difference: PairedDifference | Incomparable): boolean {
  return (
    !('notCompared' in difference) ||
    (difference.notCompared !== 'neverHarmful' && difference.notCompared !== 'neverBetter')
  );
}
