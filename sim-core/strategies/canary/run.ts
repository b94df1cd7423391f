import type { Evidence, ServedCounts } from '../evidence.ts';
import { phaseHours } from '../phaseHours.ts';
import type { Decision, Exposure, PhaseContext, Reading, StrategyRun, Watch } from '../strategy.ts';
import { approvalTick } from './approval.ts';
import { addServed, countsOf, noCounts } from './counts.ts';
import type { GateRule } from './gateRule.ts';
import { gateRules } from './rules.ts';
import type { Settings } from './settings.ts';
import type { SharedGate } from './sharedGate.ts';
import { sharedGate } from './sharedGate.ts';
import { watchedSegments } from './watchedSegments.ts';

/** A share on the way back, from a tick on. */
interface StepDown {
  readonly share: number;
  readonly until: number;
}

function exposureTo({ assignment }: Settings, share: number): Exposure {
  return { by: assignment, challenger: share, interleaved: 0, shadowed: 0 };
}

/** The hours before, the stages and the steps back. */
export function canaryExposures(settings: Settings): Exposure[] {
  const { beforeHours, stages, rollback } = settings;
  const shares = [...stages, ...rollback.steps].map(({ share }) => share);
  return [...(beforeHours > 0 ? [0] : []), ...shares].map((share) => exposureTo(settings, share));
}

/**
 * A canary that is played: hours before it that are counted, then stage after stage, each with its hold and its manual pause,
 * and the steps back once a gate has failed. The decision to roll back is reported when the last of the challenger is gone.
 */
export class CanaryRun implements StrategyRun {
  readonly #settings: Settings;
  readonly #context: PhaseContext;
  readonly #tickHours: number;
  readonly #rules: readonly GateRule[];
  readonly #shared: SharedGate | undefined;
  /** The incumbent's counts of the hours before, by segment. */
  readonly #before: ReadonlyMap<string | undefined, ServedCounts> | undefined;
  /** First tick of the first stage. */
  readonly #firstTick: number;
  #stage = 0;
  #stageStart: number;
  #stageExposure: Exposure;
  /** When the stage could end, and when the next begins if it does and no gate holds it. */
  #stageEnd = 0;
  #nextStage = 0;
  #hasEnded = false;
  #stepsDown: readonly StepDown[] | undefined;
  #unitsSeen = 0;

  constructor(settings: Settings, context: PhaseContext) {
    const { tickHours, startTick } = context;
    this.#settings = settings;
    this.#context = context;
    this.#tickHours = tickHours;
    const { beforeHours } = settings;
    this.#firstTick = startTick + (beforeHours > 0 ? phaseHours.ticks(beforeHours, tickHours) : 0);
    this.#stageStart = this.#firstTick;
    if (beforeHours > 0) {
      this.#before = new Map(watchedSegments(settings).map((segment) => [segment, noCounts()]));
    }
    this.#shared = sharedGate(settings);
    this.#rules = gateRules(settings, this.#shared, {
      tickHours,
      startTick: this.#firstTick,
      before: (segment) => this.#before!.get(segment)!,
    });
    this.#stageExposure = this.#exposure(settings.stages[0]!.share);
    this.#beginStage(0, this.#firstTick);
  }

  watch(tick: number): Watch {
    if (tick < this.#firstTick) return { exposure: this.#exposure(0), cohort: 0, lookAt: this.#firstTick };
    // The hours before have labels of their own.
    const cohort = this.#stage + (this.#before ? 1 : 0);
    const step = this.#stepsDown?.find(({ until }) => tick < until);
    if (step) return { exposure: this.#exposure(step.share), cohort, lookAt: step.until };
    const exposure = this.#stageExposure;
    // The counts of a stage start anew with it, so only then does the gate stand for all looks to come.
    if (this.#shared && tick === this.#stageStart) {
      const { metrics, limit, minimumRequests } = this.#shared;
      const gate = { metrics, limit, minimumRequests, until: this.#nextStage };
      return { exposure, cohort, lookAt: tick + 1, gate };
    }
    let lookAt = tick < this.#stageEnd ? this.#stageEnd : this.#hasEnded ? this.#nextStage : tick + 1;
    for (const rule of this.#rules) lookAt = Math.min(lookAt, rule.nextLook(tick));
    return { exposure, cohort, lookAt };
  }

  observe(evidence: Evidence, tick: number): Decision {
    if (this.#stepsDown) return tick < this.#stepsDown.at(-1)!.until ? 'continue' : 'rollBack';
    this.#unitsSeen += evidence.served?.challenger.requests ?? 0;
    if (tick <= this.#firstTick && this.#before) {
      for (const [segment, counts] of this.#before) {
        const seen = countsOf(evidence, segment);
        if (seen) addServed(counts, seen.incumbent);
      }
      return 'continue';
    }
    for (const rule of this.#rules) rule.add(evidence, tick);
    const couldEnd = !this.#hasEnded && tick >= this.#stageEnd;
    let isHeld = false;
    let hasFailed = false;
    for (const rule of this.#rules) {
      const verdict = rule.judge(tick, couldEnd);
      if (verdict === 'fail') hasFailed = true;
      if (verdict === 'hold') isHeld = true;
    }
    if (hasFailed) return this.#beginRollback(tick);
    if (couldEnd && isHeld) {
      const held = (tick - this.#stageEnd) * this.#tickHours;
      return held < this.#settings.longestHoldHours - 1e-9 ? 'continue' : 'inconclusive';
    }
    if (couldEnd) {
      this.#hasEnded = true;
      this.#nextStage = this.#approvedAt(tick);
    }
    if (!this.#hasEnded || tick < this.#nextStage) return 'continue';
    if (this.#stage === this.#settings.stages.length - 1) return 'promote';
    this.#beginStage(this.#stage + 1, tick);
    return 'continue';
  }

  reading(): Reading {
    const judged = this.#rules.flatMap((rule) => rule.comparisons());
    const [{ judgedBy: first }] = judged as [(typeof judged)[number]];
    const { statisticName, limit } = first;
    return {
      comparisons: judged.map(({ judgedBy, ...comparison }) =>
        judgedBy.statisticName === statisticName && judgedBy.limit === limit
          ? comparison
          : { ...comparison, judgedBy },
      ),
      limit,
      statisticName,
    };
  }

  unitsSeen(): number {
    return this.#unitsSeen;
  }

  #exposure(share: number): Exposure {
    return exposureTo(this.#settings, share);
  }

  #beginStage(index: number, tick: number): void {
    this.#stage = index;
    this.#stageStart = tick;
    this.#stageExposure = this.#exposure(this.#settings.stages[index]!.share);
    this.#stageEnd = tick + phaseHours.ticks(this.#settings.stages[index]!.hours, this.#tickHours);
    this.#nextStage = this.#approvedAt(this.#stageEnd);
    this.#hasEnded = false;
    for (const rule of this.#rules) rule.beginStage(tick);
  }

  #approvedAt(endTick: number): number {
    return approvalTick(endTick, this.#settings.stages[this.#stage]!.approval, this.#context);
  }

  #beginRollback(tick: number): Decision {
    const { rollback, stages } = this.#settings;
    const steps: StepDown[] = [];
    let share = stages[this.#stage]!.share;
    let until = tick;
    const add = (hours: number) => {
      until += phaseHours.ticks(hours, this.#tickHours);
      steps.push({ share, until });
    };
    if (rollback.lagHours > 0) add(rollback.lagHours);
    for (const step of rollback.steps) {
      if (step.share >= share) continue;
      ({ share } = step);
      add(step.hours);
    }
    if (steps.length === 0) return 'rollBack';
    this.#stepsDown = steps;
    return 'continue';
  }
}
