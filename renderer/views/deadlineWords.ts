import { wilsonInterval } from '../../sim-core/index.ts';
import type { DetectionDot, PlanExemplars, PlanResult, ProbabilityEstimate } from '../../sim-core/index.ts';
import { formatHours } from '../format/durations.ts';
import { toldTruth } from './verdictTerms.ts';

/** Whether a dot is caught in time. */
export function isInTime({ hours }: DetectionDot, deadlineHours: number): boolean {
  return hours !== null && hours <= deadlineHours;
}

/** A deadline that nobody has said yet: three days, or half of what is watched where that is less. */
export function firstDeadline(hoursWatched: number): number {
  return Math.min(72, hoursWatched / 2);
}

/** A deadline as people say one: in quarters of a day, in hours where less than three days are watched. */
export function snappedDeadline(hours: number, hoursWatched: number): number {
  const step = hoursWatched < 72 ? 1 : 6;
  return Math.min(hoursWatched, Math.round(hours / step) * step);
}

/** The share of the harmful runs that a plan catches by a deadline; undefined where none is harmful. */
export function caughtWithin(
  { detection }: PlanResult,
  { harmful }: PlanExemplars,
  deadlineHours: number,
): ProbabilityEstimate | undefined {
  const step = detection.incidence.findLast(({ hours }) => hours <= deadlineHours);
  return wilsonInterval(Math.round((step?.probability ?? 0) * harmful), harmful);
}

/** How many of a plan's dots are caught by the deadline: "41 of 50", "none of 50". */
export function dotsInTime({ detection }: PlanExemplars, deadlineHours: number): string {
  const count = detection.filter((dot) => isInTime(dot, deadlineHours)).length;
  return `${count === 0 ? 'none' : count} of ${detection.length}`;
}

/** Plans of which each is told; of more only the first and the last are. */
const MOST_TOLD = 4;

/** Which plan keeps the deadline how often, in one sentence. */
export function deadlineTakeaway(
  plans: readonly PlanResult[],
  exemplars: Readonly<Record<string, PlanExemplars>>,
  deadlineHours: number,
): string {
  const ranked = plans
    .flatMap((plan) => {
      const own = exemplars[plan.id];
      if (!own || own.detection.length === 0) return [];
      return [{ plan, own, count: own.detection.filter((dot) => isInTime(dot, deadlineHours)).length }];
    })
    .sort((a, b) => b.count - a.count);
  const [first] = ranked;
  if (!first) return 'The challenger does no harm in this world, so there is no deadline to keep.';
  const of = first.own.detection.length;
  const runs = toldTruth(first.plan.truth) === 'open' ? 'runs in which it is harmful' : 'runs';
  const by = `Within ${formatHours(deadlineHours)}`;
  if (first.count === 0) return `${by} no plan has caught the harm in even 1 of ${of} ${runs}.`;
  const told = ranked.length > MOST_TOLD ? [first, ranked.at(-1)!] : ranked;
  const others = told.slice(1).map(({ plan, count }) => `${plan.name} in ${count === 0 ? 'none' : count}`);
  const rest = others.length === 0 ? '' : `, ${others.join(', ')}`;
  return `${by} of its beginning ${first.plan.name} has caught the harm in ${first.count} of ${of} ${runs}${rest}.`;
}

/** What a dot is, for who reads it. */
export function dotWords(plan: PlanResult, dot: DetectionDot, place: number, of: number): string {
  const told = {
    stoppedBefore: 'stopped before the harm began',
    never: 'never caught',
    caught: dot.hours === null ? '' : `caught ${formatHours(dot.hours)} after the harm began`,
  }[dot.ending];
  return `${plan.name}, dot ${place} of ${of}: ${told}`;
}
