import {
  detectableMeanDifference,
  powerTwoMeans,
  ratioMetricDeviation,
  sampleSizeTwoMeans,
  unitsForNormality,
} from '../../sim-core/index.ts';
import type { Arguments } from '../command.ts';
import { valued } from '../command.ts';
import { choiceOption, numberOption, ranges, requiredNumber } from '../optionValues.ts';
import { UsageError } from '../usageError.ts';
import { alphaOption, armsOptions, sampleOptions, sidesOption, solveFixedTest } from './fixedTest.ts';
import type { SizeAnswer, SizeKind } from './sizeKind.ts';

export const means: SizeKind = {
  name: 'means',
  summary: 'two means, such as revenue per user, in an A/B test',
  usage: '--sd SD [options]',
  description: [
    'Sample, power or detectable effect of a test of two means: give two of --effect, --total and --power.',
  ],
  options: {
    sd: valued('SD', 'standard deviation of a unit'),
    effect: valued('D', 'mean of the challenger less that of the incumbent'),
    test: valued('t|z', 'whether the deviation is estimated from the sample or known (default: t)', {
      choices: ['t', 'z'],
    }),
    skewness: valued('S', 'of a unit; adds the units per arm from which a mean is close to normal'),
    ...armsOptions,
    ...sampleOptions,
  },
  examples: [
    { words: 'size means --sd 30 --effect 1', does: 'users that it takes to see one more of something' },
  ],
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
  usage:
    '--numerator-mean M --numerator-sd S --denominator-mean M --denominator-sd S --correlation R [options]',
  description: [
    'Sample, power or detectable effect of a test of two ratios whose numerator and denominator both vary by unit, by the delta method: give two of --effect, --total and --power.',
  ],
  options: {
    'numerator-mean': valued('M', 'of a unit, such as clicks per user'),
    'numerator-sd': valued('S', 'its standard deviation'),
    'denominator-mean': valued('M', 'of a unit, such as views per user'),
    'denominator-sd': valued('S', 'its standard deviation'),
    correlation: valued('R', 'between the numerator and the denominator of the same unit'),
    effect: valued('D', 'ratio of the challenger less that of the incumbent'),
    ...armsOptions,
    ...sampleOptions,
  },
  examples: [
    {
      words:
        'size ratio --numerator-mean 2 --numerator-sd 3 --denominator-mean 20 --denominator-sd 15 --correlation 0.6 --effect 0.005',
      does: 'users that it takes to see clicks per view rise from 10% to 10.5%',
    },
  ],
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
