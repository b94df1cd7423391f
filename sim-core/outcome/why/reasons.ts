import type { CompiledPlan } from '../../engine/play.ts';
import type { CompiledWorld } from '../../world/compile.ts';
import { momentsOf } from '../../statistics/index.ts';
import { hoursWords } from '../../strategies/hoursWords.ts';
import type { PlanOutcomes } from '../outcomes.ts';
import { truthCodes, verdictCodes } from '../outcomes.ts';
import type { GateReport, ModelRates } from './gateReports.ts';
import { modelRates } from './gateReports.ts';
import type { RareHarm } from './rareHarm.ts';
import { againstWords, countWords, percentWords, pointsWords } from './words.ts';

/**
 * One reason why a plan did not see what is true, in words, with its numbers. `kind` says what of the evidence failed:
 * `alike` both models suffer from what the challenger does, so that comparing them shows nothing; `blind` the evidence
 * cannot contain the difference; `late` the harm began after the verdict; `rare` its requests are too few; `grows` the
 * difference was smaller while the plan watched than later; `scale` it is smaller at the share that was watched; `sample`
 * there was too little of it; `afterwards` nobody looked when it happened; `biased` it shows a difference that is none.
 */
export interface Reason {
  readonly kind: 'alike' | 'blind' | 'late' | 'rare' | 'grows' | 'scale' | 'sample' | 'afterwards' | 'biased';
  readonly text: string;
  readonly numbers: Readonly<Record<string, number>>;
}

/** From this factor on one difference is said to be larger than another. */
const MUCH_LARGER = 1.5;

export interface Situation {
  readonly world: CompiledWorld;
  readonly plan: CompiledPlan;
  readonly outcomes: PlanOutcomes;
  /** Those that many runs come to. */
  readonly gates: readonly GateReport[];
  readonly onsetHours: number | null;
  readonly rare: RareHarm | undefined;
}

/** What is not counted shows no difference. */
const difference = (rates: ModelRates | null) => (rates ? rates.challenger - rates.incumbent : 0);

/** Harm that both arms of a comparison suffer, where it is larger than what they differ by. */
export function alike({ gates }: Situation): Reason[] {
  const worst = gates.reduce<GateReport | undefined>(
    (most, gate) => (most && (most.harmToOthers ?? 0) >= (gate.harmToOthers ?? 0) ? most : gate),
    undefined,
  );
  if (!worst?.harmToOthers || !(worst.harmToOthers > MUCH_LARGER * Math.max(0, difference(worst.failure)))) {
    return [];
  }
  // Rounding is no harm.
  if (worst.harmToOthers < 1e-9) return [];
  return [
    {
      kind: 'alike',
      text: `At "${worst.name}" those whom the incumbent answers suffer, too: harm of ${countWords(worst.harmToOthers * 1000)} a thousand requests that there would not be without the challenger. Comparing the models shows nothing of it.`,
      numbers: { harmToOthers: worst.harmToOthers, watched: difference(worst.failure) },
    },
  ];
}

/** Strategies whose evidence holds nothing of the difference at any of their gates. */
export function blind({ world, plan, gates }: Situation): Reason[] {
  return plan.phases.flatMap(({ strategy }, phase) => {
    const own = gates.filter((gate) => gate.phase === phase);
    if (own.length === 0 || own.some(({ sampleSize }) => sampleSize.seesEffect)) return [];
    return [
      {
        kind: 'blind' as const,
        text: `The evidence of its ${strategy.name} holds nothing that it would act on: ${differs(world)}.`,
        numbers: { phase },
      },
    ];
  });
}

/** What differs between the models, if the challenger serves everyone. */
function differs(world: CompiledWorld): string {
  const over = (of: 'failure' | 'error') => modelRates(world, world, 0, world.source.horizonHours, of);
  const [failure, error] = [over('failure'), over('error')];
  if (!failure || !error) return 'no requests of one of the models are counted';
  const success = { incumbent: 1 - failure.incumbent, challenger: 1 - failure.challenger };
  // What errs does not succeed: successes are worth a word where those that do not err differ, too.
  const ofTheRest = {
    incumbent: success.incumbent / (1 - error.incumbent),
    challenger: success.challenger / (1 - error.challenger),
  };
  const differing = [
    ...(differ(error) ? [`errors (${againstWords(error.incumbent, error.challenger)})`] : []),
    ...(differ(ofTheRest) ? [`successes (${againstWords(success.incumbent, success.challenger)})`] : []),
  ];
  return differing.length > 0
    ? `what differs is ${differing.join(' and ')}`
    : 'what differs is neither errors nor successes of single requests';
}

function differ({ incumbent, challenger }: ModelRates): boolean {
  return Math.abs(challenger - incumbent) > 1e-9 * Math.max(incumbent, challenger);
}

/** Promotions before the harm began. */
export function late({ outcomes, onsetHours }: Situation): Reason[] {
  if (onsetHours === null || onsetHours === 0) return [];
  const { verdict, decisionHours, truth } = outcomes.columns;
  let promoted = 0;
  let before = 0;
  for (let row = 0; row < verdict.length; row += 1) {
    if (verdict[row] !== verdictCodes.promoted || truth[row] !== truthCodes.harmful) continue;
    promoted += 1;
    if (decisionHours[row]! <= onsetHours) before += 1;
  }
  if (before === 0) return [];
  const share = before / promoted;
  return [
    {
      kind: 'late',
      text: `The harm begins after ${hoursWords(onsetHours)}, and ${percentWords(share)} of its promotions came before.`,
      numbers: { onsetHours, promotedBefore: share },
    },
  ];
}

/** Harm in an edge case, among the failures that come anyway. */
export function rare({ world, gates, rare: segment }: Situation): Reason[] {
  if (!segment || gates.some(isLargeEnough)) return [];
  const { requestsBefore, ticks, tickHours } = world;
  const before = (hours: number) => requestsBefore[Math.min(ticks, Math.round(hours / tickHours))]!;
  let met = 0;
  let failuresAnyway = 0;
  let watchedUntil = 0;
  for (const { fromHours, toHours, share, [segment.of]: rates } of gates) {
    const from = Math.max(fromHours, watchedUntil);
    watchedUntil = Math.max(watchedUntil, toHours);
    if (toHours <= from) continue;
    const run = share * (before(toHours) - before(from));
    met += run * segment.share;
    failuresAnyway += rates ? run * rates.incumbent : 0;
  }
  const extraFailures = met * segment.more;
  return [
    {
      kind: 'rare',
      text: `${percentWords(segment.part)} of the harm is in one request in ${countWords(1 / segment.share)} (segment "${segment.id}"): while it watches, the challenger can expect to meet ${countWords(met)} of them, ${countWords(extraFailures)} ${segment.of}s more among ${countWords(failuresAnyway)} that come anyway.`,
      numbers: { share: segment.share, part: segment.part, met, extraFailures, failuresAnyway },
    },
  ];
}

/** The difference while the plan watched, against that of the whole horizon and of full service. */
export function smaller({ world, gates }: Situation): Reason[] {
  const widest = gates.reduce<GateReport | undefined>(
    (most, gate) => (most && difference(most.failure) >= difference(gate.failure) ? most : gate),
    undefined,
  );
  if (!widest?.failure) return [];
  const watched = difference(widest.failure);
  const full = difference(modelRates(world, world, widest.fromHours, widest.toHours, 'failure'));
  const whole = difference(modelRates(world, world, 0, world.source.horizonHours, 'failure'));
  const reasons: Reason[] = [];
  if (full > MUCH_LARGER * Math.max(watched, 0) && full > 0) {
    reasons.push({
      kind: 'scale',
      text: `At "${widest.name}" the challenger fails ${pointsWords(watched)} than the incumbent; if it served everyone in the same hours, ${pointsWords(full)}.`,
      numbers: { watched, servingAll: full },
    });
  }
  if (whole > MUCH_LARGER * Math.max(full, 0) && whole > 0) {
    reasons.push({
      kind: 'grows',
      text: `While it was watched the challenger failed ${pointsWords(full)} than the incumbent at the most; over the whole horizon, serving everyone, ${pointsWords(whole)}.`,
      numbers: { watched: full, horizon: whole },
    });
  }
  return reasons;
}

/** The gate that came closest to its sample, where that was not enough. */
export function sample({ gates }: Situation): Reason[] {
  const closest = gates.reduce<{ gate: GateReport; ratio: number } | undefined>((best, gate) => {
    const { expected, required } = gate.sampleSize;
    if (required === null) return best;
    const ratio = expected / required;
    return best && best.ratio >= ratio ? best : { gate, ratio };
  }, undefined);
  if (!closest || closest.ratio >= 1) return [];
  const { name, sampleSize, failure } = closest.gate;
  const { unit, expected, required } = sampleSize;
  const failures =
    failure && differ(failure) ? ` (failures ${againstWords(failure.incumbent, failure.challenger)})` : '';
  return [
    {
      kind: 'sample',
      text: `"${name}" can expect ${countWords(expected)} ${unit}; at the difference of its hours${failures} theory asks for ${countWords(required!)} to act with probability 80%.`,
      numbers: { expected, required: required! },
    },
  ];
}

/** What happened once nobody looked any more. */
export function afterwards({ outcomes }: Situation): Reason[] {
  const mean = (values: Float64Array) => momentsOf(values).mean;
  const whole = mean(outcomes.columns.extraFailures);
  const during = outcomes.phases.reduce((sum, { extraFailures }) => sum + mean(extraFailures), 0);
  if (!(whole > 0) || whole - during <= whole / 2) return [];
  const part = Math.min(1, (whole - during) / whole);
  const words = part === 1 ? 'All' : part > 0.99 ? 'More than 99%' : percentWords(part);
  return [
    {
      kind: 'afterwards',
      text: `${words} of its extra failures come after the last look, when everyone is served and nobody compares.`,
      numbers: { extraFailures: whole, during, part },
    },
  ];
}

/** A difference in the evidence that a plan is sure to find and that is none in truth. */
export function biased({ gates }: Situation): Reason[] {
  const gate = gates.find(isLargeEnough);
  if (!gate) return [];
  return [
    {
      kind: 'biased',
      text: `"${gate.name}" has the sample to find a difference that is none beyond the tolerance: it comes from how requests are counted or from what the models take from each other, or it is too small to matter.`,
      numbers: { expected: gate.sampleSize.expected, required: gate.sampleSize.required! },
    },
  ];
}

function isLargeEnough({ sampleSize: { expected, required } }: GateReport): boolean {
  return required !== null && expected >= required;
}
