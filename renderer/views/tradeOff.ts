import type { PlanExemplars, PlanResult } from '../../sim-core/index.ts';
import { formatHours } from '../format/durations.ts';
import { formatProbability, formatProbabilityRange, withoutNoise } from '../format/numbers.ts';
import type { Stake } from './stake.ts';

/** A number with its 95% Monte-Carlo interval (`high` is null where that is open above) and a run that is nearest to it. */
export interface TradeOffNumber {
  readonly estimate: number;
  readonly low: number;
  readonly high: number | null;
  readonly replication: number;
}

/** A plan by when 9 in 10 of its runs are decided and by what 1 in 20 of them lose at least. */
export interface TradeOffPoint {
  readonly plan: PlanResult;
  readonly hours: TradeOffNumber;
  readonly atStake: TradeOffNumber;
}

/** A plan that has no time within which 9 in 10 of its runs are decided. */
export interface UndecidedPlan {
  readonly plan: PlanResult;
  readonly atStake: TradeOffNumber;
}

/** What a plan has to be weighed by; plans that leave more than 1 in 10 runs undecided are told apart. */
export function tradeOff(
  plans: readonly PlanResult[],
  exemplars: Readonly<Record<string, PlanExemplars>>,
  stake: Stake,
): { readonly points: readonly TradeOffPoint[]; readonly undecided: readonly UndecidedPlan[] } {
  const points: TradeOffPoint[] = [];
  const undecided: UndecidedPlan[] = [];
  for (const plan of plans) {
    const quantity = stake.of(plan);
    const own = exemplars[plan.id];
    const replication = own && stake.runOf(own);
    if (!quantity || !own || replication === null || replication === undefined) continue;
    const [low, high] = quantity.intervals.p95;
    const estimate = withoutNoise(quantity.p95, plan.blastRadius.requests?.p95 ?? 0);
    const atStake = { estimate, low, high, replication };
    if (own.decisionP90) points.push({ plan, hours: own.decisionP90, atStake });
    else undecided.push({ plan, atStake });
  }
  return { points, undecided };
}

/** What is less than this part of a number does not show in the three digits that are told of it. */
const SHOWN = 0.005;

/** Whether a number is lower than another by more than their intervals leave to chance, and by enough to be seen. */
function isSurelyLess(one: TradeOffNumber, other: TradeOffNumber): boolean {
  const isSeen = other.estimate - one.estimate > SHOWN * Math.abs(other.estimate);
  return isSeen && one.high !== null && one.high < other.low;
}

/** A plan that another is surely better than in one thing, and not surely worse than in the other. */
export interface Dominance {
  readonly by: TradeOffPoint;
  readonly later: boolean;
  readonly losesMore: boolean;
}

/** How one plan is dominated by another; undefined where it is not. */
function dominanceBy(point: TradeOffPoint, by: TradeOffPoint): Dominance | undefined {
  if (isSurelyLess(point.hours, by.hours) || isSurelyLess(point.atStake, by.atStake)) return undefined;
  const later = isSurelyLess(by.hours, point.hours);
  const losesMore = isSurelyLess(by.atStake, point.atStake);
  return later || losesMore ? { by, later, losesMore } : undefined;
}

/**
 * Which plans are dominated, by id: each by one that is not dominated itself and decides soonest. Differences that chance
 * may have made count for none.
 */
export function dominances(points: readonly TradeOffPoint[]): ReadonlyMap<string, Dominance> {
  const front = points.filter((point) => !points.some((other) => dominanceBy(point, other)));
  return new Map(
    points.flatMap((point) => {
      const [first] = front
        .flatMap((other) => dominanceBy(point, other) ?? [])
        .sort((a, b) => a.by.hours.estimate - b.by.hours.estimate);
      return first ? [[point.plan.id, first] as const] : [];
    }),
  );
}

/** In what a plan is worse than the one that dominates it, with numbers. */
export function dominanceWords(
  point: TradeOffPoint,
  { by, later, losesMore }: Dominance,
  stake: Stake,
): string {
  const { unit, verb } = stake;
  const against = (own: string, other: string) => `(${own} against ${other})`;
  const hours = later
    ? `later ${against(formatHours(point.hours.estimate), formatHours(by.hours.estimate))}`
    : 'no sooner';
  const reach = losesMore
    ? `${verb} more ${against(`${stake.format(point.atStake.estimate, point.plan)} ${unit}`, stake.format(by.atStake.estimate, by.plan))}`
    : `${verb} no less`;
  return `${hours} and ${reach}`;
}

/** Which plans need not be weighed, in one sentence, or between which to weigh. */
export function tradeOffTakeaway(
  points: readonly TradeOffPoint[],
  undecided: readonly UndecidedPlan[],
  stake: Stake,
): string {
  if (points.length === 0) {
    return undecided.length === 0
      ? 'Nothing has been played yet.'
      : 'Every plan leaves more than 1 in 10 of its runs without a verdict, so there are no times to weigh.';
  }
  const dominated = dominances(points);
  const [first, ...others] = points.filter(({ plan }) => dominated.has(plan.id));
  if (!first) {
    const soonest = least(points, ({ hours }) => hours);
    const smallest = least(points, ({ atStake }) => atStake);
    const hours = formatHours(soonest[0]!.hours.estimate);
    const { unit, verb, verbOfMany } = stake;
    if (soonest.length === points.length && smallest.length === points.length) {
      return points.length === 1
        ? `${namesOf(points)} alone can be weighed: 9 in 10 of its runs are decided within ${hours}.`
        : `No plan is worse than another: each decides 9 in 10 runs within ${hours} and ${verb} the same.`;
    }
    const amount = `${stake.format(smallest[0]!.atStake.estimate, smallest[0]!.plan)} ${unit} or more in 1 run in 20`;
    const decide = soonest.length === 1 ? 'decides' : 'decide';
    return `No plan is dominated: ${namesOf(soonest)} ${decide} soonest (9 in 10 runs within ${hours}), ${namesOf(smallest)} ${smallest.length === 1 ? verb : verbOfMany} least (${amount}).`;
  }
  const own = dominated.get(first.plan.id)!;
  const rest = others
    .slice(0, MOST_TOLD)
    .map(({ plan }) => `${plan.name} by ${dominated.get(plan.id)!.by.plan.name}`);
  if (others.length > MOST_TOLD) rest.push(`${others.length - MOST_TOLD} more`);
  const also = rest.length === 0 ? '' : `; dominated too: ${rest.join(', ')}`;
  return `${first.plan.name} is dominated by ${own.by.plan.name}: ${dominanceWords(first, own, stake)}${also}.`;
}

const list = new Intl.ListFormat('en-US', { type: 'conjunction' });

/** Plans of which each is named in a sentence. */
const MOST_TOLD = 4;

function namesOf(points: readonly TradeOffPoint[]): string {
  const names = points.map(({ plan }) => plan.name);
  return list.format(
    names.length <= MOST_TOLD
      ? names
      : [...names.slice(0, MOST_TOLD - 1), `${names.length - MOST_TOLD + 1} more`],
  );
}

/** The one with the smallest number, and those that chance alone may keep from it. */
function least(
  points: readonly TradeOffPoint[],
  of: (point: TradeOffPoint) => TradeOffNumber,
): readonly TradeOffPoint[] {
  const [smallest] = points.toSorted((a, b) => of(a).estimate - of(b).estimate);
  return smallest ? points.filter((point) => !isSurelyLess(of(smallest), of(point))) : [];
}

/** What 1 run in 20 reaches at least, or that 19 in 20 reach none: "reaches 5,000 users or more in 1 run in 20". */
export function worstWords(value: number, plan: PlanResult, stake: Stake, interval?: string): string {
  const { unit, verb, none } = stake;
  if (value <= 0) return `${none} in 19 of 20 runs`;
  const amount = `${stake.format(value, plan)}${interval === undefined ? '' : ` (${interval})`}`;
  return `${verb} ${amount} ${unit} or more in 1 run in 20`;
}

/** Why a plan is not in the chart, and what is known of it. */
export function undecidedWords({ plan, atStake }: UndecidedPlan, stake: Stake): string {
  const open = plan.verdict.undecided;
  const share = open
    ? `${formatProbability(open.estimate)} (${formatProbabilityRange(open.low, open.high)}) of its runs`
    : 'too many of its runs';
  return `${plan.name} leaves ${share} without a verdict, so there is no time within which 9 in 10 are decided. It ${worstWords(atStake.estimate, plan, stake)}.`;
}
