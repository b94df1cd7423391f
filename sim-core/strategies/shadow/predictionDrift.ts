import {
  binnedKolmogorovSmirnovTest,
  jensenShannonDivergence,
  populationStabilityIndex,
} from '../../statistics/index.ts';
import type { PredictionCounts } from '../evidence.ts';
import type { Comparison } from '../strategy.ts';
import type { ComparisonRule } from './comparisonRule.ts';
import type { PredictionRule } from './settings.ts';

/** Added to every bin of both models, so that the stability index has a value where one of them left a bin empty. */
const HALF_A_PAIR = 0.5;

/**
 * Whether the challenger's predictions are distributed otherwise than the incumbent's on the same requests. Predictions
 * that drift are neither harm nor its absence: a model can be recalibrated, or go wrong on a few, without being
 * better or worse by it.
 */
export function predictionDrift(rule: PredictionRule, level: number): ComparisonRule {
  let seen: PredictionCounts | undefined;
  return {
    add({ predictions }) {
      const { incumbent, challenger } = predictions!;
      seen = {
        incumbent: incumbent.map((count, bin) => count + (seen?.incumbent[bin] ?? 0)),
        challenger: challenger.map((count, bin) => count + (seen?.challenger[bin] ?? 0)),
      };
    },
    alarms() {
      const drift = seen && driftBy(rule, seen);
      if (drift === undefined) return false;
      return rule.kind === 'kolmogorov-smirnov' ? drift <= level : drift > rule.limit;
    },
    comparison: () => ({
      metric: 'mean prediction, from the first bin (0) to the last (1)',
      incumbent: seen ? meanBin(seen.incumbent) : null,
      challenger: seen ? meanBin(seen.challenger) : null,
      statistic: (seen && driftBy(rule, seen)) ?? null,
      ...judgedBy(rule),
    }),
  };
}

/** The rule's statistic; undefined where nothing was predicted yet. */
function driftBy(rule: PredictionRule, { incumbent, challenger }: PredictionCounts): number | undefined {
  if (incumbent.every((count) => count === 0)) return undefined;
  switch (rule.kind) {
    case 'stability-index':
      return populationStabilityIndex(
        incumbent.map((count) => count + HALF_A_PAIR),
        challenger.map((count) => count + HALF_A_PAIR),
      );
    case 'jensen-shannon': {
      const divergence = jensenShannonDivergence(incumbent, challenger);
      // From nats to the distance in base 2; rounding may take the divergence of equal counts below 0.
      return divergence === undefined ? undefined : Math.sqrt(Math.max(0, divergence) / Math.LN2);
    }
    case 'kolmogorov-smirnov':
      return binnedKolmogorovSmirnovTest(incumbent, challenger)?.pValue;
  }
}

function judgedBy(rule: PredictionRule): Pick<Comparison, 'judgedBy'> {
  switch (rule.kind) {
    case 'stability-index':
      return { judgedBy: { statisticName: 'population stability index', limit: rule.limit } };
    case 'jensen-shannon':
      return { judgedBy: { statisticName: 'Jensen-Shannon distance', limit: rule.limit } };
    case 'kolmogorov-smirnov':
      return {};
  }
}

function meanBin(counts: Float64Array): number | null {
  let total = 0;
  let sum = 0;
  counts.forEach((count, bin) => {
    total += count;
    sum += count * bin;
  });
  return total > 0 ? sum / (total * (counts.length - 1)) : null;
}
