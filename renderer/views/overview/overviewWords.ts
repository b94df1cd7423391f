import type {
  OutcomeTree,
  Phase,
  PlanResult,
  ProbabilityEstimate,
  QuantityEstimate,
} from '../../../sim-core/index.ts';
import { formatHours, formatHoursInterval, timeUnit } from '../../format/durations.ts';
import { formatProbability, formatProbabilityRange } from '../../format/numbers.ts';
import type { LeafKind } from '../../runs/runEndings.ts';
import { quantityWords } from '../quantityWords.ts';
import type { PlannedPhase } from './plannedPhases.ts';

type PhaseResult = PlanResult['phases'][number];
type Step = Phase['leadsTo']['passed'];

/** "62% (59–65%)". */
export function shareWords({ estimate, low, high }: ProbabilityEstimate): string {
  return `${formatProbability(estimate)} (${formatProbabilityRange(low, high)})`;
}

/** "3 days (median, 2.9–3.1)". */
function medianWords(hours: QuantityEstimate): string {
  const { value, interval } = quantityWords(hours, 'p50', formatHours);
  const [low, high] = hours.intervals.p50;
  const range = interval === ALIKE ? interval : formatHoursInterval(low, high, timeUnit(hours.p50));
  return `${value} (median${range === undefined ? '' : `, ${range}`})`;
}

/** What stands for an interval where there is no spread at all. */
const ALIKE = 'all runs alike';

/** How many runs come to a phase and how long it lasts: "reached by 62% (59–65%) of runs; lasts 2 days (median), planned 3 days at most". */
export function reachWords(phase: PlannedPhase, result: PhaseResult): string {
  const reached = result.reached ? `reached by ${shareWords(result.reached)} of runs` : 'not played';
  const planned = `planned ${formatHours(phase.toHours - phase.fromHours)} at most`;
  return result.hours
    ? `${reached}; lasts ${medianWords(result.hours)}, ${planned}`
    : `${reached}; ${planned}`;
}

/** Where its endings lead, and how often: "passes in 62% (59–65%), then on to phase 2; fails in …". */
export function flowWords(
  phases: readonly PlannedPhase[],
  index: number,
  { ending }: PhaseResult,
): readonly string[] {
  const { leadsTo } = phases[index]!;
  const to = (step: Step) => stepWords(step, index, phases.length);
  return [
    { words: 'passes', share: ending.passed, leads: to(leadsTo.passed) },
    { words: 'fails', share: ending.failed, leads: to(leadsTo.failed) },
    { words: 'cannot decide', share: ending.undecided, leads: to(leadsTo.undecided) },
    { words: 'still running', share: ending.unfinished, leads: 'when the time is over' },
  ].flatMap(({ words, share, leads }) =>
    share && share.estimate > 0 ? [`${words} in ${shareWords(share)} ${leads}`] : [],
  );
}

function stepWords(step: Step, index: number, phases: number): string {
  if (step === 'next') return index + 1 < phases ? `→ phase ${index + 2}` : '→ everyone gets the challenger';
  if (step === 'back') return index > 0 ? `→ back to phase ${index}` : '→ begins again';
  return step === 'hold' ? '→ holds its share' : '→ everyone keeps the incumbent';
}

/** A leaf of the tree as it stands in a sentence. */
const leafVerbs: Readonly<Record<LeafKind, string>> = {
  badShipped: 'ships the harm',
  badStopped: 'stops the harm',
  badStoppedBefore: 'stops before there is any harm',
  badUndecided: 'comes to no verdict on a harmful challenger',
  goodShipped: 'ships a good challenger',
  goodStopped: 'stops a good challenger',
  goodUndecided: 'comes to no verdict on a good challenger',
};

/** The leaves of a tree that are met, in the order of the branches. */
export function leavesOf({ bad, good }: OutcomeTree): readonly {
  readonly kind: LeafKind;
  readonly share: ProbabilityEstimate;
}[] {
  const leaves: [LeafKind, ProbabilityEstimate | undefined][] = [
    ['badShipped', bad?.shipped],
    ['badStopped', bad?.stopped],
    ['badStoppedBefore', bad?.stoppedBefore],
    ['badUndecided', bad?.undecided],
    ['goodShipped', good?.shipped],
    ['goodStopped', good?.stopped],
    ['goodUndecided', good?.undecided],
  ];
  return leaves.flatMap(([kind, share]) => (share && share.estimate > 0 ? [{ kind, share }] : []));
}

/** How a plan ends most often, with numbers: "Canary release stops the harm in 70% (67–73%) of runs and ships the harm in …". */
export function endingsSentence(name: string, tree: OutcomeTree): string {
  const likely = [...leavesOf(tree)].sort((a, b) => b.share.estimate - a.share.estimate).slice(0, 3);
  const said = likely.map(({ kind, share }) => `${leafVerbs[kind]} in ${shareWords(share)} of runs`);
  const last = said.length > 1 ? ` and ${said.at(-1)}` : '';
  return `${name} ${said.length > 1 ? said.slice(0, -1).join(', ') : said.join('')}${last}.`;
}

/** What comes of a plan in one or two sentences: its likeliest endings, and when it comes to a verdict. */
export function overviewTakeaway({ name, decisionHours }: PlanResult, tree: OutcomeTree): string {
  const endings = endingsSentence(name, tree);
  if (!decisionHours) return `${endings} It never comes to a verdict.`;
  return `${endings} Where it comes to a verdict, that takes ${medianWords(decisionHours)}.`;
}
