import {
  detectableMeanDifference,
  powerTwoMeans,
  ratioMetricDeviation,
  sampleSizeTwoMeans,
  unitsForNormality,
} from '../../sim-core/index.ts';
import type { Arguments } from '../command.ts';
import { choiceOption, numberOption, ranges, requiredNumber } from '../optionValues.ts';
import { UsageError } from '../usageError.ts';
import { alphaOption, sampleHelp, sampleOptions, sidesOption, solveFixedTest } from './fixedTest.ts';
import type { SizeAnswer, SizeKind } from './sizeKind.ts';

const meansOptions = {
  ...sampleOptions,
  effect: { type: 'string' },
  split: { type: 'string' },
  sides: { type: 'string' },
} as const;

const meansHelp = `  --split S            share of the units that the challenger has (default: 0.5)
  --sides 1|2          whether a difference is looked for on one side or both (default: 2)
${sampleHelp}`;

export const means: SizeKind = {
  name: 'means',
  summary: 'two means, such as revenue per user, in an A/B test',
  help: `rollout-lab size means --sd SD [options]

Sample, power or detectable effect of a test of two means: give two of --effect, --total and --power.

  --sd SD              standard deviation of a unit
  --effect D           mean of the challenger less that of the incumbent
  --test t|z           whether the deviation is estimated from the sample or known (default: t)
  --skewness S         of a unit; adds the units per arm from which a mean is close to normal
${meansHelp}`,
  options: {
    ...meansOptions,
    sd: { type: 'string' },
    test: { type: 'string' },
    skewness: { type: 'string' },
  },
  solve(typed) {
    const standardDeviation = requiredNumber(typed, 'sd', ranges.above0);
    const test = choiceOption(typed, 'test', ['t', 'z']) ?? 't';
    const skewness = numberOption(typed, 'skewness', ranges.any);
    const answer = solveMeans(typed, 'means', standardDeviation, test);
    const normality = skewness !== undefined && { unitsForNormality: unitsForNormality(skewness) };
    return { ...answer, more: { sd: standardDeviation, test, ...normality, ...answer.more } };
  },
};

export const ratio: SizeKind = {
  name: 'ratio',
  summary: 'two ratios of sums, such as clicks per view when users are split',
  help: `rollout-lab size ratio --numerator-mean M --numerator-sd S --denominator-mean M --denominator-sd S
                       --correlation R [options]

Sample, power or detectable effect of a test of two ratios whose numerator and denominator both vary by
unit, by the delta method: give two of --effect, --total and --power.

  --numerator-mean M   of a unit, such as clicks per user; --numerator-sd its standard deviation
  --denominator-mean M of a unit, such as views per user; --denominator-sd its standard deviation
  --correlation R      between the numerator and the denominator of the same unit
  --effect D           ratio of the challenger less that of the incumbent
${meansHelp}`,
  options: {
    ...meansOptions,
    'numerator-mean': { type: 'string' },
    'numerator-sd': { type: 'string' },
    'denominator-mean': { type: 'string' },
    'denominator-sd': { type: 'string' },
    correlation: { type: 'string' },
  },
  solve(typed) {
    const metric = ratioMetricDeviation({
      numerator: {
        mean: requiredNumber(typed, 'numerator-mean', ranges.any),
        standardDeviation: requiredNumber(typed, 'numerator-sd', ranges.from0),
      },
      denominator: {
        mean: requiredNumber(typed, 'denominator-mean', ranges.above0),
        standardDeviation: requiredNumber(typed, 'denominator-sd', ranges.from0),
      },
      correlation: requiredNumber(typed, 'correlation', ranges.correlation),
    });
    if (metric.standardDeviation === 0) {
      throw new UsageError(
        'size ratio requires a ratio that varies from unit to unit, got one that does not',
      );
    }
    const answer = solveMeans(typed, 'ratio', metric.standardDeviation, 'z');
    return { ...answer, more: { baseline: metric.ratio, sd: metric.standardDeviation, ...answer.more } };
  },
};

function solveMeans(typed: Arguments, kind: string, standardDeviation: number, test: 't' | 'z'): SizeAnswer {
  const split = numberOption(typed, 'split', ranges.between0And1) ?? 0.5;
  const significance = { alpha: alphaOption(typed), sides: sidesOption(typed) };
  const design = { ...significance, standardDeviation, test };
  const arms = (total: number) => ({ unitsFirst: total * (1 - split), unitsSecond: total * split });
  return solveFixedTest(typed, {
    kind,
    unit: 'units',
    ...significance,
    split,
    effect: numberOption(typed, 'effect', ranges.any),
    total: (difference, power) =>
      sampleSizeTwoMeans({ ...design, difference, power, ratio: split / (1 - split) })?.total,
    power: (difference, total) => powerTwoMeans({ ...design, ...arms(total), difference }),
    detectable: (total, power) => detectableMeanDifference({ ...design, ...arms(total), power }),
    tooFew: 'an arm has fewer than two units, from which no deviation can be estimated',
  });
}
