import type { PlanResult } from '../../sim-core/index.ts';
import { formatHours } from '../format/durations.ts';
import { formatAmount, formatProbability, formatProbabilityRange } from '../format/numbers.ts';
import { endingsOf } from './verdictTerms.ts';

const list = new Intl.ListFormat('en-US', { type: 'conjunction' });

/** The first and the last by a number; undefined where no plan has one. */
function extremes(plans: readonly PlanResult[], number: (plan: PlanResult) => number | undefined) {
  const ranked = plans
    .flatMap((plan) => {
      const value = number(plan);
      return value === undefined ? [] : [{ plan, value }];
    })
    .sort((a, b) => b.value - a.value);
  const most = ranked[0];
  const least = ranked.at(-1);
  return most && least ? { most, least } : undefined;
}

const goodEnding = (plan: PlanResult) => endingsOf(plan)[0]?.probability;

/** What the verdicts come to, in one sentence. */
export function verdictTakeaway(plans: readonly PlanResult[]): string {
  const truth = plans[0]?.truth.class;
  const found = extremes(plans, (plan) => goodEnding(plan)?.estimate);
  if (!truth || !found) return 'Nothing has been played yet.';
  const does =
    truth === 'harmful' ? 'catches the harm' : truth === 'better' ? 'ships the better model' : 'ships it';
  const best = goodEnding(found.most.plan)!;
  const range = formatProbabilityRange(best.low, best.high);
  const first = `${found.most.plan.name} ${does} in ${formatProbability(best.estimate)} of runs (${range})`;
  if (found.most.plan === found.least.plan) return `${first}.`;
  if (found.most.value === found.least.value)
    return `Every plan ${does} in ${formatProbability(best.estimate)} of runs.`;
  return `${first}, ${found.least.plan.name} in ${formatProbability(found.least.value)}.`;
}

/** How soon the harm is caught, in one sentence. */
export function detectionTakeaway(plans: readonly PlanResult[]): string {
  const halves = plans.flatMap((plan) => {
    const half = plan.detection.incidence.find(({ probability }) => probability >= 0.5);
    return half ? [{ plan, hours: half.hours }] : [];
  });
  const fastest = halves.sort((a, b) => a.hours - b.hours)[0];
  const never = extremes(plans, (plan) => {
    const caught = plan.detection.probability;
    return caught ? 1 - caught.estimate : undefined;
  });
  if (!never) return 'The challenger does no harm in this world, so there is nothing to catch.';
  const blind = `${never.most.plan.name} never catches it in ${formatProbability(never.most.value)} of runs`;
  if (!fastest) return `No plan has caught the harm in half of its runs by the end; ${blind}.`;
  const soon = `${fastest.plan.name} is first to have caught it in half of its runs, ${formatHours(fastest.hours)} after it began`;
  return never.most.value === 0 ? `${soon}.` : `${soon}; ${blind}.`;
}

export type Reach = 'users' | 'requests' | 'extraFailures';

export const reachWords: Record<
  Reach,
  { readonly title: string; readonly unit: string; readonly verb: string; readonly none: string }
> = {
  users: { title: 'Users reached', unit: 'users', verb: 'reaches', none: 'nobody' },
  requests: { title: 'Requests reached', unit: 'requests', verb: 'reaches', none: 'no request' },
  extraFailures: { title: 'Extra failures', unit: 'extra failures', verb: 'causes', none: 'none' },
};

/** How far the challenger reaches, in one sentence. */
export function reachTakeaway(plans: readonly PlanResult[], reach: Reach): string {
  const found = extremes(plans, ({ blastRadius }) => blastRadius[reach]?.p95);
  if (!found) return 'Nothing has been played yet.';
  const { unit, verb, none } = reachWords[reach];
  const most = (value: number) => (value > 0 ? `${formatAmount(value)} ${unit} or more` : none);
  const first = `In 1 run in 20 ${found.most.plan.name} ${verb} ${most(found.most.value)}`;
  if (found.most.plan === found.least.plan || found.least.value === found.most.value) return `${first}.`;
  return `${first}, ${found.least.plan.name} ${most(found.least.value)}.`;
}

/** What the verdicts cost in sample, in one or two sentences. */
export function sampleTakeaway(plans: readonly PlanResult[]): string {
  const told = plans.flatMap(({ name, sampleSize: { unit, used, required } }) =>
    used && required !== null ? [{ name, unit, used: used.p50, required }] : [],
  );
  const blind = plans.filter(({ sampleSize }) => sampleSize.used && sampleSize.required === null);
  const short = told
    .filter(({ used, required }) => used < required)
    .sort((a, b) => a.used / a.required - b.used / b.required)[0];
  const sentences = [
    short &&
      `${short.name} decides on ${formatAmount(short.used)} ${short.unit} where theory asks for ${formatAmount(short.required)}: too few to tell the mean effect from chance.`,
    !short &&
      told.length > 0 &&
      'Every plan that can see the effect sees at least the sample that theory asks for at its mean.',
    blind.length > 0 &&
      `${list.format(blind.map(({ name }) => name))} cannot see the effect, whatever the sample.`,
  ];
  return (
    sentences.filter((sentence) => typeof sentence === 'string').join(' ') || 'Nothing has been played yet.'
  );
}

/** What only the simulator knows of the challenger, in one sentence. */
export function truthSentence({ class: truth, onsetHours }: PlanResult['truth']): string {
  if (truth === 'better') return 'In truth the challenger is better.';
  if (truth === 'equal') return 'In truth the challenger is as good as the incumbent.';
  return onsetHours === null || onsetHours === 0
    ? 'In truth the challenger is harmful from the start.'
    : `In truth the challenger is harmful, from ${formatHours(onsetHours)} on.`;
}
