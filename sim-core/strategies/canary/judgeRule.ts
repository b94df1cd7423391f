import { phaseHours } from '../phaseHours.ts';
import { worseSign } from '../pooledGate.ts';
import type { ArmCounts } from './counts.ts';
import { addServed, countsOf, noCounts, rateOf, wordsOf } from './counts.ts';
import type { GateContext, GateRule, Judged } from './gateRule.ts';
import type { GateOf } from './gateSettings.ts';
import { greatestCommonDivisor } from './greatestCommonDivisor.ts';
import type { Classification, JudgeOptions, JudgedMetric } from './kayentaJudge.ts';
import { classify, scoreOf } from './kayentaJudge.ts';

/** One metric’s series since the stage began, a point after the other, and the point that is being counted. */
interface Series {
  readonly metric: GateOf<'judge'>['metrics'][number];
  readonly judged: JudgedMetric;
  readonly incumbent: number[];
  readonly challenger: number[];
  open: ArmCounts;
}

/**
 * Judgements by Kayenta’s judge at even times within each stage: one whose score is no better than marginal fails at once, the
 * last has to pass.
 */
export function judgeRule(gate: GateOf<'judge'>, { tickHours, startTick }: GateContext): GateRule {
  const { effect, whenNaN, outliers, marginalScore, passScore } = gate;
  const options: JudgeOptions = {
    effect,
    whenNaN,
    outliers,
    allowedEffect: gate.allowedEffect ?? (effect === 'mean-ratio' ? 1 : 0.5),
  };
  const point = gate.pointHours === undefined ? 1 : phaseHours.ticks(gate.pointHours, tickHours);
  const every = phaseHours.ticks(gate.everyHours, tickHours);
  const grain = greatestCommonDivisor(point, every);
  const lookback =
    gate.lookbackHours === undefined ? Infinity : phaseHours.ticks(gate.lookbackHours, tickHours) / point;
  const emptyArms = (): ArmCounts => ({ incumbent: noCounts(), challenger: noCounts() });
  const allSeries = gate.metrics.map((metric): Series => ({
    metric,
    judged: { ...metric, direction: worseSign(metric.metric) > 0 ? 'increase' : 'decrease' },
    incumbent: [],
    challenger: [],
    open: emptyArms(),
  }));
  let origin = startTick;
  let latest: { readonly score: number; readonly classes: readonly Classification[] } | undefined;
  const judgeNow = () => {
    const from = Math.max(0, allSeries[0]!.incumbent.length - lookback);
    const classes = allSeries.map(({ judged, incumbent, challenger }) =>
      classify(incumbent.slice(from), challenger.slice(from), judged, options),
    );
    return {
      classes,
      score: scoreOf(allSeries.map(({ judged }, index) => [judged, classes[index]!] as const)),
    };
  };
  return {
    beginStage(tick) {
      origin = tick;
      latest = undefined;
      for (const series of allSeries) {
        series.incumbent.length = 0;
        series.challenger.length = 0;
        series.open = emptyArms();
      }
    },
    nextLook: (tick) => tick + grain - ((tick - origin) % grain),
    add(evidence, tick) {
      for (const series of allSeries) {
        const seen = countsOf(evidence, series.metric.segment);
        if (seen) {
          addServed(series.open.incumbent, seen.incumbent);
          addServed(series.open.challenger, seen.challenger);
        }
        if ((tick - origin) % point !== 0) continue;
        const { metric } = series.metric;
        series.incumbent.push(rateOf(series.open.incumbent, metric) ?? Number.NaN);
        series.challenger.push(rateOf(series.open.challenger, metric) ?? Number.NaN);
        series.open = emptyArms();
      }
      if ((tick - origin) % every === 0) latest = judgeNow();
    },
    judge(tick, stageEnds) {
      if (!latest) return 'pass';
      const isNew = (tick - origin) % every === 0;
      if (isNew && latest.score <= marginalScore) return 'fail';
      return stageEnds && latest.score < passScore ? 'fail' : 'pass';
    },
    comparisons(): Judged[] {
      const judgedBy = { statisticName: 'score', limit: marginalScore };
      const score = latest?.score ?? null;
      const own = allSeries.map(({ metric, incumbent, challenger }, index): Judged => {
        const is = latest?.classes[index];
        return {
          metric: wordsOf(metric.metric, metric.segment),
          incumbent: lastOf(incumbent),
          challenger: lastOf(challenger),
          statistic: is === undefined ? null : is === 'pass' || is === 'no-data' ? 100 : 0,
          judgedBy,
        };
      });
      if (own.length === 1) return [{ ...own[0]!, statistic: score }];
      return [
        ...own,
        { metric: 'all that is judged', incumbent: null, challenger: null, statistic: score, judgedBy },
      ];
    },
  };
}

function lastOf(series: readonly number[]): number | null {
  const last = series.at(-1);
  return last === undefined || Number.isNaN(last) ? null : last;
}
