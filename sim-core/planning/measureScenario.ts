import { chooseEngine } from '../engine/engine.ts';
import type { CompiledScenario } from '../run/compileScenario.ts';
import { playChunk } from '../run/playChunk.ts';
import type { RunSettings } from '../run/job.ts';
import { sampleUnit } from '../outcome/summarize.ts';
import type { TruthClass } from '../outcome/result.ts';
import type { PlanOutcomes } from '../outcome/outcomes.ts';
import type { MeasureExemplar } from './measureExemplar.ts';
import { measureExemplar } from './measureExemplar.ts';
import type { Measured, MeasureKey } from './measures.ts';
import { measureKeys, measureOutcomes } from './measures.ts';

/** What a scenario comes to, as few numbers as a cell of a sweep needs. */
export interface MeasuredScenario {
  readonly replications: number;
  /** What the challenger is, at point estimates where measured counts are drawn. */
  readonly truth: TruthClass;
  /** Expected failures per request beyond the incumbent's if the challenger served everyone; below 0 it fails less. */
  readonly extraFailuresPerRequest: number;
  readonly plans: readonly {
    readonly id: string;
    /** What the plan's sample is counted in. */
    readonly sampleUnit: string;
    readonly measures: Readonly<Record<MeasureKey, Measured>>;
    /** The replications that stand for the measures. */
    readonly exemplars: Readonly<Record<MeasureKey, MeasureExemplar>>;
    /** What each replication came to, without its phases; null where only the measures were asked for. */
    readonly outcomes: PlanOutcomes | null;
  }[];
}

/**
 * Plays all replications of a run and measures each plan. The numbers are those of the same run, whoever plays it.
 * @param keepOutcomes whether to tell of each replication too, which takes more memory
 */
export function measureScenario(
  compiled: CompiledScenario,
  { engine, seed, replications }: RunSettings,
  keepOutcomes: boolean,
): MeasuredScenario {
  const outcomes = playChunk(compiled, chooseEngine(engine), seed, { from: 0, to: replications });
  const { world, truth, plans } = compiled;
  const requests = world.requestsBefore[world.ticks]!;
  return {
    replications,
    truth: truth.class,
    extraFailuresPerRequest: requests > 0 ? truth.extraFailuresIfServedAll / requests : 0,
    plans: outcomes.map((plan, index) => {
      const measures = byMeasure((key) => measureOutcomes(key, plan));
      return {
        id: plan.planId,
        sampleUnit: sampleUnit(plans[index]!),
        measures,
        exemplars: byMeasure((key) => measureExemplar(key, plan, measures[key])),
        outcomes: keepOutcomes ? { ...plan, phases: [] } : null,
      };
    }),
  };
}

function byMeasure<Value>(of: (key: MeasureKey) => Value): Record<MeasureKey, Value> {
  return Object.fromEntries(measureKeys.map((key) => [key, of(key)])) as Record<MeasureKey, Value>;
}
