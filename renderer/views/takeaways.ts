import type { PlanResult, ReachMeasure } from '../../sim-core/index.ts';
import { formatHours } from '../format/durations.ts';
import {
  formatAmount,
  formatAmountOf,
  formatProbability,
  formatProbabilityRange,
  withoutNoise,
} from '../format/numbers.ts';
import { endingsOf, toldTruth } from './verdictTerms.ts';

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
  const truth = plans[0] && toldTruth(plans[0].truth);
  const found = extremes(plans, (plan) => goodEnding(plan)?.estimate);
  if (!truth || !found) return 'Nothing has been played yet.';
  const does = {
    harmful: 'catches the harm',
    better: 'ships the better model',
    equal: 'ships it',
    open: 'ships the challenger',
  }[truth];
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
  const fastest = plans
    .flatMap(({ name, detection: { median } }) => (median ? [{ name, hours: median.estimate }] : []))
    .sort((a, b) => a.hours - b.hours)[0];
  const never = extremes(plans, ({ missed }) => missed?.estimate);
  if (!never) return 'The challenger does no harm in this world, so there is nothing to catch.';
  const isOpen = toldTruth(never.most.plan.truth) === 'open';
  const half = isOpen ? 'half of the runs in which it is harmful' : 'half of the runs';
  const blind = `${never.most.plan.name} never catches it in ${formatProbability(never.most.value)} of ${isOpen ? 'these' : 'runs'}`;
  if (!fastest) return `No plan catches the harm in ${half}; ${blind}.`;
  const soon = `${fastest.name} is the first to have caught it in ${half}, ${formatHours(fastest.hours)} after the harm began`;
  return never.most.value === 0 ? `${soon}.` : `${soon}; ${blind}.`;
}

export const reachWords: Record<
  ReachMeasure,
  {
    readonly title: string;
    readonly unit: string;
    /** Of one plan and of several. */
    readonly verb: string;
    readonly verbOfMany: string;
    /** Head of the column of the runs that have none of it. */
    readonly noneTitle: string;
    /** Of one plan and of several. */
    readonly none: readonly [string, string];
  }
> = {
  users: {
    title: 'Users reached',
    unit: 'users',
    verb: 'reaches',
    verbOfMany: 'reach',
    noneTitle: 'None',
    none: ['reaches nobody', 'reach nobody'],
  },
  requests: {
    title: 'Requests reached',
    unit: 'requests',
    verb: 'reaches',
    verbOfMany: 'reach',
    noneTitle: 'None',
    none: ['reaches no request', 'reach no request'],
  },
  extraFailures: {
    title: 'Extra failures',
    unit: 'extra failures',
    verb: 'causes',
    verbOfMany: 'cause',
    noneTitle: 'None or fewer',
    none: ['causes no extra failure', 'cause no extra failure'],
  },
  harm: {
    title: 'Harm, weighted by severity',
    unit: 'weighted failures',
    verb: 'causes',
    verbOfMany: 'cause',
    noneTitle: 'None or fewer',
    none: ['causes no harm', 'cause no harm'],
  },
};

/** A plan's reach as text: users against how many there are, failures without rounding noise. */
export function formatReach(
  value: number,
  reach: ReachMeasure,
  plan: PlanResult,
  population: number,
): string {
  if (reach === 'users') return formatAmountOf(value, population);
  return formatAmount(withoutNoise(value, plan.blastRadius.requests?.p95 ?? 0));
}

/** How far the challenger reaches, in one or two sentences. */
export function reachTakeaway(plans: readonly PlanResult[], reach: ReachMeasure, population: number): string {
  const worst = (plan: PlanResult) => {
    const value = plan.blastRadius[reach]?.p95;
    return value === undefined ? undefined : withoutNoise(value, plan.blastRadius.requests?.p95 ?? 0);
  };
  const found = extremes(plans, worst);
  if (!found) return 'Nothing has been played yet.';
  const { unit, verb, none } = reachWords[reach];
  const { most, least } = found;
  const many = ({ plan, value }: typeof most) => `${formatReach(value, reach, plan, population)} ${unit}`;
  // A 95th percentile of nothing says something of the other 19 runs only.
  const nothing = plans.filter((plan) => (worst(plan) ?? 1) <= 0).map(({ name }) => name);
  const spared =
    nothing.length === 0
      ? []
      : [`In at least 19 of 20 runs ${list.format(nothing)} ${none[nothing.length === 1 ? 0 : 1]}.`];
  if (most.value <= 0) return spared.join('');
  const first = `In 1 run in 20 ${most.plan.name} ${verb} ${many(most)} or more`;
  const others = least.value > 0 && least.value < most.value ? `, ${least.plan.name} ${many(least)}` : '';
  return [`${first}${others}.`, ...spared].join(' ');
}

/** What theory asks for and whether the world has that many, or why it asks for nothing. */
export function requiredWords({ sampleSize, strategies }: PlanResult): string {
  const { required, available, unit, effect } = sampleSize;
  if (required !== null) {
    return available !== null && required > available
      ? `${formatAmount(required)}, more ${unit} than there are`
      : formatAmount(required);
  }
  if (effect === 'none') return 'nothing: no effect to see';
  if (effect === 'unseen') return 'nothing: no effect it acts on';
  return strategies.length > 1 ? 'no one number for phases' : 'no number';
}

/** A plan misses more often than the theory's power of 0.8 leaves room for. */
const MISSES_MORE_THAN_PLANNED = 0.2;

/** What the verdicts cost in sample, in a few sentences. */
export function sampleTakeaway(plans: readonly PlanResult[]): string {
  const played = plans.filter(({ sampleSize }) => sampleSize.used);
  if (played.length === 0) return 'Nothing has been played yet.';
  if (played.every(({ sampleSize }) => sampleSize.effect === 'none'))
    return 'The models do not differ, so no sample would show a difference.';
  const told = played.flatMap((plan) => {
    const { unit, used, required, available } = plan.sampleSize;
    return used && required !== null
      ? [{ plan, name: plan.name, unit, used: used.p50, required, available }]
      : [];
  });
  const impossible = told.filter(({ required, available }) => available !== null && required > available);
  const [short, ...alsoShort] = told
    .filter((own) => own.used < own.required && !impossible.includes(own))
    .sort((a, b) => a.used / a.required - b.used / b.required);
  const enough = told.filter(({ used, required }) => used >= required);
  const failing = enough.flatMap(({ name, plan }) => {
    const failed = plan.missed ?? plan.wrongWait;
    return failed && failed.estimate > MISSES_MORE_THAN_PLANNED
      ? [{ name, plan, failed: failed.estimate }]
      : [];
  });
  const worst = failing.sort((a, b) => b.failed - a.failed)[0];
  const unseen = played.filter(({ sampleSize }) => sampleSize.effect === 'unseen').map(({ name }) => name);
  const sentences = [
    ...impossible.map(
      ({ name, unit, required, available }) =>
        `${name} would need ${formatAmount(required)} ${unit}, more than the ${formatAmount(available!)} there are.`,
    ),
    short &&
      `${short.name} decides on ${formatAmount(short.used)} ${short.unit} where theory asks for ${formatAmount(short.required)}: too few to tell the mean effect from chance.`,
    alsoShort.length > 0 &&
      `${list.format(alsoShort.map(({ name }) => name))} ${alsoShort.length === 1 ? 'has' : 'have'} too few as well.`,
    enough.length > 0 &&
      (worst
        ? `${worst.name} sees the sample that theory asks for at the mean effect within its hours, yet ${failureWords(worst.plan, worst.failed)}.`
        : `${list.format(enough.map(({ name }) => name))} ${enough.length === 1 ? 'sees' : 'see'} at least the sample that theory asks for at the mean effect within ${enough.length === 1 ? 'its' : 'their'} hours.`),
    unseen.length > 0 && unseenSentence(unseen, plans[0]?.truth.class),
  ];
  return (
    sentences.filter((sentence) => typeof sentence === 'string').join(' ') ||
    'Theory has no number for these plans.'
  );
}

function failureWords({ missed, truth }: PlanResult, failed: number): string {
  const share = formatProbability(failed);
  const isOpen = toldTruth(truth) === 'open';
  return missed
    ? `misses the harm in ${share} of ${isOpen ? 'the runs in which there is one' : 'runs'}`
    : `does not ship the better model in ${share} of ${isOpen ? 'the runs in which it is better' : 'runs'}`;
}

function unseenSentence(names: readonly string[], truth: PlanResult['truth']['class'] | undefined): string {
  const evidence = names.length === 1 ? 'its evidence' : 'their evidence';
  const who = list.format(names);
  if (truth === 'harmful') return `For ${who} no sample would do: the harm does not show in ${evidence}.`;
  return `For ${who} theory asks for no sample: ${evidence} holds no harm, and no gain to act on.`;
}

/** What only the simulator knows of the challenger, and what offline tests would have promised where that differs. */
export function truthSentence({
  class: truth,
  onsetHours,
  offlineClass,
  chances,
}: PlanResult['truth']): string {
  const atPoint =
    truth !== 'harmful'
      ? classWords[truth]
      : onsetHours === null || onsetHours === 0
        ? 'harmful from the start'
        : `harmful, from ${formatHours(onsetHours)} on`;
  const sentence = chances
    ? `${chanceSentence(chances)} At the point estimates it is ${atPoint}.`
    : `In truth the challenger is ${atPoint}.`;
  if (offlineClass === null || offlineClass === truth) return sentence;
  return `${sentence} Offline tests would have called it ${classWords[offlineClass]}.`;
}

const classWords = { harmful: 'harmful', equal: 'as good as the incumbent', better: 'better' } as const;

/** How the drawn worlds divide, the likeliest truth first, and which of them detection counts. */
function chanceSentence(chances: NonNullable<PlanResult['truth']['chances']>): string {
  const parts = (['harmful', 'better', 'equal'] as const)
    .flatMap((truth) => {
      const chance = chances[truth];
      return chance && chance.estimate > 0 ? [{ truth, chance }] : [];
    })
    .sort((a, b) => b.chance.estimate - a.chance.estimate)
    .map(({ truth, chance: { estimate, low, high } }, index) => {
      const share = `${formatProbability(estimate)} (${formatProbabilityRange(low, high)})`;
      return `${classWords[truth]} in ${share}${index === 0 ? ' of the drawn worlds' : ''}`;
    });
  const counted = (chances.harmful?.estimate ?? 0) > 0 && parts.length > 1;
  return `In truth the challenger is ${parts.join(', ')}.${counted ? ' Detection counts only those in which it is harmful.' : ''}`;
}
