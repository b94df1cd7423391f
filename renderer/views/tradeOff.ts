import type { PlanExemplars, PlanResult, ReachMeasure } from '../../sim-core/index.ts';
import { formatHours } from '../format/durations.ts';
import { formatProbability, formatProbabilityRange, withoutNoise } from '../format/numbers.ts';
import { reachWords } from './takeaways.ts';

/** A number with its 95% Monte-Carlo interval (`high` is null where that is open above) and a run that is nearest to it. */
export interface TradeOffNumber {
  readonly estimate: number;
  readonly low: number;
  readonly high: number | null;
  readonly replication: number;
}

/** A plan by when 9 in 10 of its runs are decided and by what 1 in 20 of them reaches at least. */
export interface TradeOffPoint {
  readonly plan: PlanResult;
  readonly hours: TradeOffNumber;
  readonly reach: TradeOffNumber;
}

/** A plan that has no time within which 9 in 10 of its runs are decided. */
export interface UndecidedPlan {
  readonly plan: PlanResult;
  readonly reach: TradeOffNumber;
}

/** What a plan has to be weighed by; plans that leave more than 1 in 10 runs undecided are told apart. */
export function tradeOff(
  plans: readonly PlanResult[],
  exemplars: Readonly<Record<string, PlanExemplars>>,
  measure: ReachMeasure,
): { readonly points: readonly TradeOffPoint[]; readonly undecided: readonly UndecidedPlan[] } {
  const points: TradeOffPoint[] = [];
  const undecided: UndecidedPlan[] = [];
  for (const plan of plans) {
    const quantity = plan.blastRadius[measure];
    const own = exemplars[plan.id];
    const found = own?.reach[measure];
    if (!quantity || !own || !found) continue;
    const [low, high] = quantity.intervals.p95;
    const estimate = withoutNoise(quantity.p95, plan.blastRadius.requests?.p95 ?? 0);
    const reach = { estimate, low, high, replication: found.p95 };
    if (own.decisionP90) points.push({ plan, hours: own.decisionP90, reach });
    else undecided.push({ plan, reach });
  }
  return { points, undecided };
}

/** Whether a number is lower than another by more than their intervals leave to chance. */
function isSurelyLess(one: TradeOffNumber, other: TradeOffNumber): boolean {
  return one.high !== null && one.high < other.low;
}

/** A plan that another is surely better than in one thing, and not surely worse than in the other. */
export interface Dominance {
  readonly by: TradeOffPoint;
  readonly later: boolean;
  readonly reachesMore: boolean;
}

/** How one plan is dominated by another; undefined where it is not. */
function dominanceBy(point: TradeOffPoint, by: TradeOffPoint): Dominance | undefined {
  if (isSurelyLess(point.hours, by.hours) || isSurelyLess(point.reach, by.reach)) return undefined;
  const later = isSurelyLess(by.hours, point.hours);
  const reachesMore = isSurelyLess(by.reach, point.reach);
  return later || reachesMore ? { by, later, reachesMore } : undefined;
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

/** How numbers of the chart are written. */
export type Format = (value: number, plan: PlanResult) => string;

/** In what a plan is worse than the one that dominates it, with numbers. */
export function dominanceWords(
  point: TradeOffPoint,
  { by, later, reachesMore }: Dominance,
  measure: ReachMeasure,
  format: Format,
): string {
  const { unit, verb } = reachWords[measure];
  const against = (own: string, other: string) => `(${own} against ${other})`;
  const hours = later
    ? `later ${against(formatHours(point.hours.estimate), formatHours(by.hours.estimate))}`
    : 'no sooner';
  const reach = reachesMore
    ? `${verb} more ${against(`${format(point.reach.estimate, point.plan)} ${unit}`, format(by.reach.estimate, by.plan))}`
    : `${verb} no less`;
  return `${hours} and ${reach}`;
}

/** Which plans need not be weighed, in one sentence, or between which to weigh. */
export function tradeOffTakeaway(
  points: readonly TradeOffPoint[],
  undecided: readonly UndecidedPlan[],
  measure: ReachMeasure,
  format: Format,
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
    const smallest = least(points, ({ reach }) => reach);
    const hours = formatHours(soonest[0]!.hours.estimate);
    const { unit, verb, verbOfMany } = reachWords[measure];
    if (soonest.length === points.length && smallest.length === points.length) {
      return points.length === 1
        ? `${namesOf(points)} alone can be weighed: 9 in 10 of its runs are decided within ${hours}.`
        : `No plan is worse than another: each decides 9 in 10 runs within ${hours} and ${verb} the same.`;
    }
    const amount = `${format(smallest[0]!.reach.estimate, smallest[0]!.plan)} ${unit} or more in 1 run in 20`;
    const decide = soonest.length === 1 ? 'decides' : 'decide';
    return `No plan is dominated: ${namesOf(soonest)} ${decide} soonest (9 in 10 runs within ${hours}), ${namesOf(smallest)} ${smallest.length === 1 ? verb : verbOfMany} least (${amount}).`;
  }
  const own = dominated.get(first.plan.id)!;
  const rest = others.map(({ plan }) => `${plan.name} by ${dominated.get(plan.id)!.by.plan.name}`);
  const also = rest.length === 0 ? '' : `; dominated too: ${rest.join(', ')}`;
  return `${first.plan.name} is dominated by ${own.by.plan.name}: ${dominanceWords(first, own, measure, format)}${also}.`;
}

const list = new Intl.ListFormat('en-US', { type: 'conjunction' });

function namesOf(points: readonly TradeOffPoint[]): string {
  return list.format(points.map(({ plan }) => plan.name));
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
export function worstWords(
  value: number,
  plan: PlanResult,
  measure: ReachMeasure,
  format: Format,
  interval?: string,
): string {
  const { unit, verb, none } = reachWords[measure];
  if (value <= 0) return `${none[0]} in 19 of 20 runs`;
  const amount = `${format(value, plan)}${interval === undefined ? '' : ` (${interval})`}`;
  return `${verb} ${amount} ${unit} or more in 1 run in 20`;
}

/** Why a plan is not in the chart, and what is known of it. */
export function undecidedWords(
  { plan, reach }: UndecidedPlan,
  measure: ReachMeasure,
  format: Format,
): string {
  const open = plan.verdict.undecided;
  const share = open
    ? `${formatProbability(open.estimate)} (${formatProbabilityRange(open.low, open.high)}) of its runs`
    : 'too many of its runs';
  return `${plan.name} leaves ${share} without a verdict, so there is no time within which 9 in 10 are decided. It ${worstWords(reach.estimate, plan, measure, format)}.`;
}
