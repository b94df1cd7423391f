import {
  binnedKolmogorovSmirnovTest,
  hellingerDistance,
  jensenShannonDistance,
  populationStabilityIndex,
  totalVariationDistance,
} from '../../statistics/index.ts';
import type { Comparison } from '../strategy.ts';
import type { ComparisonRule } from './comparisonRule.ts';
import type { PredictionRule } from './settings.ts';

/** Added to every bin of both sides, so that the stability index has a value where one of them left a bin empty. */
const HALF_A_PAIR = 0.5;

/** An offline evaluation is taken as so large that it is known exactly. */
const OFFLINE_PREDICTIONS = 1e12;

/**
 * Whether the challenger's predictions are distributed otherwise than the incumbent's on the same requests, or than
 * offline. Predictions that drift are neither harm nor its absence: a model can be recalibrated, or go wrong on a few,
 * without being better or worse by it.
 * @param offline shares of the bins in the challenger's offline evaluation, where the rule compares with it
 */
export function predictionDrift(
  rule: PredictionRule,
  level: number,
  offline: readonly number[] | undefined,
): ComparisonRule {
  let incumbent = new Float64Array(0);
  let challenger = new Float64Array(0);
  const drift = () => {
    const seen = sumOf(challenger);
    if (seen === 0) return undefined;
    if (rule.reference === 'incumbent') return driftBy(rule, incumbent, challenger);
    if (!offline) throw new Error('predictions are compared with an offline evaluation that nobody made');
    const size = rule.kind === 'kolmogorov-smirnov' ? OFFLINE_PREDICTIONS : seen;
    return driftBy(
      rule,
      Float64Array.from(offline, (share) => share * size),
      challenger,
    );
  };
  return {
    add({ predictions }) {
      incumbent = predictions!.incumbent.map((count, bin) => count + (incumbent[bin] ?? 0));
      challenger = predictions!.challenger.map((count, bin) => count + (challenger[bin] ?? 0));
    },
    alarms() {
      const statistic = drift();
      if (statistic === undefined) return false;
      return rule.kind === 'kolmogorov-smirnov' ? statistic <= level : statistic > rule.limit;
    },
    comparison: () => ({
      metric: 'mean prediction, from the first bin (0) to the last (1)',
      incumbent: meanBin(incumbent),
      challenger: meanBin(challenger),
      statistic: drift() ?? null,
      ...judgedBy(rule),
    }),
  };
}

/** The rule's statistic: an index, a distance or a p-value; undefined where there were no predictions. */
function driftBy(
  { kind }: PredictionRule,
  reference: Float64Array,
  challenger: Float64Array,
): number | undefined {
  switch (kind) {
    case 'stability-index':
      return populationStabilityIndex(
        reference.map((count) => count + HALF_A_PAIR),
        challenger.map((count) => count + HALF_A_PAIR),
      );
    case 'jensen-shannon':
      return jensenShannonDistance(reference, challenger);
    case 'total-variation':
      return totalVariationDistance(reference, challenger);
    case 'hellinger':
      return hellingerDistance(reference, challenger);
    case 'kolmogorov-smirnov':
      return binnedKolmogorovSmirnovTest(reference, challenger)?.pValue;
  }
}

function judgedBy(rule: PredictionRule): Pick<Comparison, 'judgedBy'> {
  switch (rule.kind) {
    case 'stability-index':
      return { judgedBy: { statisticName: 'population stability index', limit: rule.limit } };
    case 'jensen-shannon':
      return { judgedBy: { statisticName: 'Jensen-Shannon distance', limit: rule.limit } };
    case 'total-variation':
      return { judgedBy: { statisticName: 'total variation distance', limit: rule.limit } };
    case 'hellinger':
      return { judgedBy: { statisticName: 'Hellinger distance', limit: rule.limit } };
    case 'kolmogorov-smirnov':
      return {};
  }
}

function sumOf(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function meanBin(counts: Float64Array): number | null {
  const total = sumOf(counts);
  if (total === 0) return null;
  return counts.reduce((sum, count, bin) => sum + count * bin, 0) / (total * (counts.length - 1));
}
