import type { PlanResult } from '../../sim-core/index.ts';
import type { Choice, Claim, MeasureClaim, Question } from './lesson.ts';
import type { Measured } from './measures.ts';
import { measures } from './measures.ts';

/** Results that a lesson speaks of. */
export interface LessonResults {
  readonly plans: readonly PlanResult[];
  /** Of the run before the change, where there was one. */
  readonly before?: readonly PlanResult[] | undefined;
}

/** Unsure: the intervals leave it open, or nothing was counted. */
export type Judgement = 'holds' | 'fails' | 'unsure';

/** Whether results say it, beyond what chance explains. */
export function judgeClaim(claim: Claim, results: LessonResults): Judgement {
  if ('truth' in claim) {
    const truth = results.plans[0]?.truth.class;
    return truth === undefined ? 'unsure' : truth === claim.truth ? 'holds' : 'fails';
  }
  const own = measuredOf(results.plans, claim.plan, claim);
  const other = boundsOf(claim, results);
  if (!own || !other) return 'unsure';
  const [lower, upper] = claim.is === 'above' ? [other, own] : [own, other];
  if (lower.high < upper.low) return 'holds';
  return upper.high < lower.low ? 'fails' : 'unsure';
}

/** All of them: fails if one does, holds if each does. */
export function judgeClaims(claims: readonly Claim[], results: LessonResults): Judgement {
  const judgements = claims.map((claim) => judgeClaim(claim, results));
  if (judgements.includes('fails')) return 'fails';
  return judgements.includes('unsure') ? 'unsure' : 'holds';
}

/** The choice that the results make right; undefined where they leave it open. */
export function rightChoice({ choices }: Question, results: LessonResults): Choice | undefined {
  const [right, ...others] = choices.filter(({ claims }) => judgeClaims(claims, results) === 'holds');
  return others.length === 0 ? right : undefined;
}

/** What was measured of all that claims speak of, a sentence each. */
export function factsOf(claims: readonly Claim[], results: LessonResults): readonly string[] {
  const facts = claims.flatMap((claim) => {
    if ('truth' in claim) return [];
    const { than } = claim;
    const other =
      typeof than === 'number'
        ? []
        : [factOf(than.before ? results.before : results.plans, than.plan ?? claim.plan, claim, than.before)];
    return [factOf(results.plans, claim.plan, claim), ...other];
  });
  return [...new Set(facts.filter((fact) => fact !== undefined))];
}

function factOf(
  plans: readonly PlanResult[] | undefined,
  planId: string,
  { measure }: MeasureClaim,
  before = false,
): string | undefined {
  const plan = plans?.find(({ id }) => id === planId);
  const measured = plan && measures[measure].read(plan);
  if (!measured) return undefined;
  return `${before ? 'Before the change, ' : ''}“${plan.name}” ${measures[measure].says(measured.text)}.`;
}

function measuredOf(
  plans: readonly PlanResult[] | undefined,
  planId: string,
  { measure }: MeasureClaim,
): Measured | undefined {
  const plan = plans?.find(({ id }) => id === planId);
  return plan && measures[measure].read(plan);
}

function boundsOf(claim: MeasureClaim, { plans, before }: LessonResults) {
  const { than, plan } = claim;
  if (typeof than === 'number') return { low: than, high: than };
  const times = than.times ?? 1;
  const found = measuredOf(than.before ? before : plans, than.plan ?? plan, claim);
  return found && { low: times * found.low, high: times * found.high };
}
