import type { CompiledPlan } from '../../engine/play.ts';
import type { CompiledWorld } from '../../world/compile.ts';
import { momentsOf } from '../../statistics/index.ts';
import type { PlanOutcomes } from '../outcomes.ts';
import { truthCodes, verdictCodes } from '../outcomes.ts';
import type { FailureMeans, GateReport } from './gateReports.ts';
import { failureMeans } from './gateReports.ts';
import type { RareHarm } from './rareHarm.ts';
import { countWords, hoursWords, percentWords, pointsWords } from './words.ts';

/**
 * One reason why a plan did not see what is true, in words, with its numbers. `kind` says what of the evidence failed:
 * `blind` it cannot contain the difference at all; `late` the harm began after the verdict; `rare` its requests are too
 * few; `grows` the difference was smaller while the plan watched than later; `scale` it is smaller at the share that was
 * watched; `sample` there was too little of it; `afterwards` nobody looked when it happened.
 */
export interface Reason {
  readonly kind: 'blind' | 'late' | 'rare' | 'grows' | 'scale' | 'sample' | 'afterwards';
  readonly text: string;
  readonly numbers: Readonly<Record<string, number>>;
}

/** From this factor on one difference is said to be larger than another. */
const MUCH_LARGER = 1.5;

export interface Situation {
  readonly world: CompiledWorld;
  readonly plan: CompiledPlan;
  readonly outcomes: PlanOutcomes;
  readonly gates: readonly GateReport[];
  readonly onsetHours: number | null;
  readonly rare: RareHarm | undefined;
}

const difference = ({ incumbent, challenger }: FailureMeans) => challenger - incumbent;

/** Strategies whose evidence holds nothing of the difference at any of their gates. */
export function blind({ plan, gates }: Situation): Reason[] {
  return plan.phases.flatMap(({ strategy }, phase) => {
    const own = gates.filter((gate) => gate.phase === phase);
    if (own.some(({ sampleSize }) => sampleSize.seesEffect)) return [];
    return [
      {
        kind: 'blind' as const,
        text: `The evidence of its ${strategy.name} holds nothing of the difference that it would act on. ${strategy.blindSpot}`,
        numbers: { phase },
      },
    ];
  });
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
  if (!segment) return [];
  const { requestsBefore, ticks, tickHours } = world;
  const before = (hours: number) => requestsBefore[Math.min(ticks, Math.round(hours / tickHours))]!;
  let met = 0;
  let failuresAnyway = 0;
  let watchedUntil = 0;
  for (const { fromHours, toHours, share, failure } of gates) {
    const from = Math.max(fromHours, watchedUntil);
    watchedUntil = Math.max(watchedUntil, toHours);
    if (toHours <= from) continue;
    const run = share * (before(toHours) - before(from));
    met += run * segment.share;
    failuresAnyway += run * failure.incumbent;
  }
  const extraFailures = met * segment.more;
  return [
    {
      kind: 'rare',
      text: `${percentWords(segment.part)} of the harm is in one request in ${countWords(1 / segment.share)} (segment "${segment.id}"): while it watches, the challenger can expect to meet ${countWords(met)} of them, ${countWords(extraFailures)} failures more among ${countWords(failuresAnyway)} that come anyway.`,
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
  if (!widest) return [];
  const watched = difference(widest.failure);
  const full = difference(failureMeans(world, world, widest.fromHours, widest.toHours));
  const whole = difference(failureMeans(world, world, 0, world.source.horizonHours));
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
  return [
    {
      kind: 'sample',
      text: `"${name}" can expect ${countWords(expected)} ${unit}; at the difference of its hours (failures ${percentWords(failure.incumbent)} against ${percentWords(failure.challenger)}) theory asks for ${countWords(required!)} to act with probability 80%.`,
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
  const part = (whole - during) / whole;
  return [
    {
      kind: 'afterwards',
      text: `${percentWords(part)} of its extra failures come after the last look, when everyone is served and nobody compares.`,
      numbers: { extraFailures: whole, during, part },
    },
  ];
}
