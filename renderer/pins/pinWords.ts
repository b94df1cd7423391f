import type {
  MeanDifference,
  NoDifference,
  Pairing,
  PlanResult,
  RunComparison,
  RunEnding,
  RunQuantity,
  ShareDifference,
} from '../../sim-core/index.ts';
import { runQuantities } from '../../sim-core/index.ts';
import { amountDifferenceWords, formatShareBeside, shareDifferenceWords } from '../format/differences.ts';
import type { DifferenceWords } from '../format/differences.ts';
import { formatHours } from '../format/durations.ts';
import { formatAmount, formatWhole, withoutNoise } from '../format/numbers.ts';
import type { PinnedRun } from '../store/pinState.ts';
import { comparisonSentences } from '../views/comparisonWords.ts';
import type { RaceWords } from '../views/comparisonWords.ts';
import { toldTruth } from '../views/verdictTerms.ts';
import { namesOf } from './pinTakeaways.ts';

/** What each ending of a run is called, from good to bad. */
const endingTitles: Readonly<Record<RunEnding, string>> = {
  badStopped: 'Harm caught',
  badStoppedBefore: 'Stopped before the harm',
  badUndecided: 'Undecided on a harmful challenger',
  badShipped: 'Harm shipped',
  goodShipped: 'Good challenger shipped',
  goodUndecided: 'Undecided on a good challenger',
  goodStopped: 'Good challenger stopped without cause',
};

/** What each quantity is called, in what it is counted, and where; the sample has the unit of its plan. */
const quantityTitles: Readonly<
  Record<RunQuantity, { readonly title: string; readonly unit?: string; readonly among?: string }>
> = {
  detectionHours: { title: 'Time to catch the harm', unit: 'hours', among: 'where it is caught' },
  decisionHours: { title: 'Time to the verdict', unit: 'hours', among: 'where there is one' },
  users: { title: 'Users reached', unit: 'users' },
  requests: { title: 'Requests reached', unit: 'requests' },
  extraFailures: { title: 'Extra failures', unit: 'failures' },
  harm: { title: 'Harm, weighted by severity', unit: 'weighted failures' },
  unitsSeen: { title: 'Sample' },
  extraModelRuns: { title: 'Extra model runs', unit: 'runs' },
  gainForgone: { title: 'Gain forgone', unit: 'failures', among: 'where the challenger is better' },
};

const reasons: Readonly<Record<NoDifference['notCompared'], string>> = {
  nothingPlayed: 'nothing has been played yet',
  neverNow: 'in no run now',
  neverBefore: 'in no pinned run',
  neverInEither: 'in no run of either',
};

/** One number of a plan, pinned and now. */
export interface DifferenceRow {
  readonly key: RunEnding | RunQuantity;
  readonly plan: string;
  readonly title: string;
  /** Of both numbers; "share" of a share from 0 to 1. */
  readonly unit: string;
  /** Where it is counted, where not in every run. */
  readonly among: string | undefined;
  readonly found: MeanDifference | ShareDifference | undefined;
  readonly pinnedWords: string;
  readonly nowWords: string;
  /** The difference, or why there is none. */
  readonly words: DifferenceWords;
}

/** All that can be said of a plan now and as pinned: how its runs end, then what they take. */
export function differenceRows(
  comparison: RunComparison,
  now: PlanResult,
  pinned: PlanResult,
): readonly DifferenceRow[] {
  const { endings, quantities } = comparison;
  const rowsOfEndings = (Object.keys(endingTitles) as RunEnding[]).flatMap((key): DifferenceRow[] => {
    const found = endings?.[key];
    // An ending that nobody meets says nothing.
    if (!found || (found.now === 0 && found.before === 0)) return [];
    return [
      {
        key,
        plan: now.name,
        title: endingTitles[key],
        unit: 'share',
        among: undefined,
        found,
        pinnedWords: formatShareBeside(found.before),
        nowWords: formatShareBeside(found.now),
        words: shareDifferenceWords(found.difference, found.interval),
      },
    ];
  });
  return [
    ...rowsOfEndings,
    ...runQuantities.flatMap((key) => rowOfQuantity(key, quantities[key], now, pinned)),
  ];
}

function rowOfQuantity(
  key: RunQuantity,
  found: MeanDifference | NoDifference,
  now: PlanResult,
  pinned: PlanResult,
): DifferenceRow[] {
  const { title, among, unit: fixed } = quantityTitles[key];
  const unit = fixed ?? now.sampleSize.unit;
  const row = { key, plan: now.name, title, unit, among };
  if ('notCompared' in found) {
    if (found.notCompared === 'neverInEither') return [];
    const words = { value: reasons[found.notCompared], interval: undefined };
    return [{ ...row, found: undefined, pinnedWords: '–', nowWords: '–', words }];
  }
  const scale = unit.endsWith('failures') ? (now.blastRadius.requests?.p95 ?? 0) : 0;
  const say = (value: number) =>
    unit === 'hours' ? formatHours(value) : formatAmount(withoutNoise(value, scale));
  const [pinnedWords, nowWords] = [say(found.before), say(found.now)];
  if (key === 'unitsSeen' && now.sampleSize.unit !== pinned.sampleSize.unit) {
    const words = {
      value: `not compared: ${pinned.sampleSize.unit} as pinned, ${now.sampleSize.unit} now`,
      interval: undefined,
    };
    return [{ ...row, found: undefined, pinnedWords, nowWords, words }];
  }
  // What neither takes, such as extra model runs of a plan that never has any, says nothing.
  if (found.now === 0 && found.before === 0) return [];
  return [
    {
      ...row,
      found,
      pinnedWords,
      nowWords,
      words: amountDifferenceWords(found.difference, found.interval, unit),
    },
  ];
}

/** A plan now against the same plan as pinned, in a few sentences: who is first, and how much more often it ends well. */
export function planSentences(comparison: RunComparison, now: PlanResult): readonly RaceWords[] {
  const { races, endings } = comparison;
  const told = races
    ? comparisonSentences({ races }, [`${now.name} now`, 'the pinned one'], toldTruth(now.truth))
    : [];
  const wanted = (['badStopped', 'goodShipped'] as const).flatMap((key) => {
    const found = endings?.[key];
    return found && (found.now > 0 || found.before > 0)
      ? [{ headline: endingSentence(now.name, endingTitles[key].toLowerCase(), found), rest: '' }]
      : [];
  });
  // Who decides first, right or wrong, matters where nothing else can be said.
  return [...(told.length > 1 ? told.slice(0, -1) : told), ...wanted];
}

function endingSentence(
  name: string,
  ending: string,
  { now, before, difference, interval }: ShareDifference,
) {
  const { value, interval: ends } = shareDifferenceWords(difference, interval);
  const range = ends === undefined ? '' : ` (${ends})`;
  return `${name}: ${ending} in ${formatShareBeside(now)} of runs now, ${formatShareBeside(before)} as pinned: ${value}${range}.`;
}

/** What runs now and as pinned have in common, and so what can be said of them. */
export function pairingSentence(
  pairing: Pairing,
  { name, answer }: Pick<PinnedRun, 'name' | 'answer'>,
  now: { readonly seed: number; readonly replications: number },
  compared: RunComparison['replications'] | undefined,
): string {
  const { seed, replications } = answer.result;
  const counted =
    pairing !== 'independent' && compared && now.replications !== replications
      ? ` Compared are the ${formatWhole(compared.now)} runs that both have played.`
      : '';
  const sentences: Record<Pairing, string> = {
    sameWorlds: `Each run is set against the same run of “${name}”: with seed ${seed} in both and the same world, the two met the same traffic and users, and the luck that they share does not widen the intervals.`,
    sameLuck: `The world is another one than in “${name}”, so no two runs met the same world, and which of them is first cannot be said. With seed ${seed} in both they draw the same random numbers: differences are still taken run by run, and their intervals hold.`,
    independent: `“${name}” was played with seed ${seed}, this run with seed ${now.seed}: the two have no luck in common, so which is first cannot be said, and differences are those of two separate samples, less certain than with the same seed.`,
  };
  return `${sentences[pairing]}${counted}`;
}

/** Plans that only one of the two runs has, in words; nothing where both have the same ones. */
export function unpairedSentences(
  now: readonly PlanResult[],
  pinned: readonly PlanResult[],
  name: string,
): readonly string[] {
  const onlyIn = (plans: readonly PlanResult[], others: readonly PlanResult[]) =>
    plans.filter(({ id }) => !others.some((other) => other.id === id)).map((plan) => plan.name);
  const [added, removed] = [onlyIn(now, pinned), onlyIn(pinned, now)];
  return [
    ...(added.length > 0
      ? [
          `${namesOf(added)} ${added.length === 1 ? 'was' : 'were'} not in “${name}”: nothing to compare with.`,
        ]
      : []),
    ...(removed.length > 0
      ? [`${namesOf(removed)} of “${name}” ${removed.length === 1 ? 'is' : 'are'} no longer played.`]
      : []),
  ];
}

/** Why the single runs of a pin are not kept; undefined where they are. */
export function notKeptSentence({
  name,
  outcomes,
}: Pick<PinnedRun, 'name' | 'outcomes'>): string | undefined {
  switch (outcomes) {
    case 'kept':
      return undefined;
    case 'dropped':
      return `The single runs of “${name}” had to make room for those of a later pin. Its summary stays; to compare run by run, restore its inputs, run and pin again.`;
    case 'tooLarge':
      return `“${name}” has more single runs than there is memory for. Its summary is kept; to compare run by run, pin a run of fewer replications or plans.`;
    case 'lost':
      return `The single runs of “${name}” were lost with the worker that kept them. Its summary stays; to compare run by run, restore its inputs, run and pin again.`;
  }
}
