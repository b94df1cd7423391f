import {
  detectableRate,
  powerTwoProportions,
  proportionApproximations,
  sampleSizeTwoProportions,
} from '../../sim-core/index.ts';
import type { Arguments } from '../command.ts';
import { valued } from '../command.ts';
import { choiceOption, numberOption, ranges, requiredNumber } from '../optionValues.ts';
import { UsageError } from '../usageError.ts';
import { alphaOption, armsOptions, sampleOptions, sidesOption, solveFixedTest } from './fixedTest.ts';
import type { SizeKind } from './sizeKind.ts';
import { within } from './threeWay.ts';

export const proportions: SizeKind = {
  name: 'proportions',
  summary: 'two rates, such as conversion or errors, in an A/B test',
  usage: '--baseline P [options]',
  description: [
    'Sample, power or detectable effect of a test of two rates: give two of --effect, --total and --power.',
  ],
  options: {
    baseline: valued('P', 'rate of the incumbent'),
    effect: valued('D', 'rate of the challenger less that of the incumbent, such as 0.005'),
    lift: valued('L', 'the same as a share of the baseline, such as 0.05 for 5% more'),
    ...armsOptions,
    formula: valued(
      'F',
      `${proportionApproximations.join(', ')} (default: pooled, as power.prop.test of R; baseline: as the calculator of Evan Miller)`,
      { choices: proportionApproximations },
    ),
    ...sampleOptions,
  },
  examples: [
    {
      words: 'size proportions --baseline 0.1 --effect 0.01',
      does: 'users that it takes to see a rate rise from 10% to 11%',
    },
    {
      words: 'size proportions --baseline 0.1 --total 20000 --looks 5',
      does: 'smallest effect that 20,000 users show, looked at five times',
    },
  ],
  solve(typed) {
    const baseline = requiredNumber(typed, 'baseline', ranges.between0And1);
    const effect = effectOf(typed, baseline);
    const split = numberOption(typed, 'split', ranges.between0And1) ?? 0.5;
    const approximation = choiceOption(typed, 'formula', proportionApproximations) ?? 'pooled';
    const significance = { alpha: alphaOption(typed), sides: sidesOption(typed), approximation };
    const arms = (total: number) => ({ unitsFirst: total * (1 - split), unitsSecond: total * split });
    const ofEffect = (difference: number) => ({
      ...significance,
      first: baseline,
      second: Math.min(1, Math.max(0, baseline + difference)),
    });
    const detectable = (total: number, power: number, side: 'above' | 'below'): number | undefined => {
      const rate = detectableRate({ ...significance, ...arms(total), first: baseline, power, side });
      return rate === undefined ? undefined : rate - baseline;
    };
    const answer = solveFixedTest(typed, {
      kind: 'proportions',
      unit: 'units',
      ...significance,
      split,
      effect,
      total: (difference, power) =>
        sampleSizeTwoProportions({ ...ofEffect(difference), power, ratio: split / (1 - split) })?.total,
      power: (difference, total) => powerTwoProportions({ ...ofEffect(difference), ...arms(total) }),
      detectable: (total, power) => detectable(total, power, 'above'),
      tooFew: 'no rate of the challenger up to 1 is far enough from the baseline for so few units',
    });
    const inflation = answer.sequential?.inflation ?? 1;
    return {
      ...answer,
      more: {
        baseline,
        lift: answer.effect === null ? null : Number((answer.effect / baseline).toPrecision(12)),
        ...(answer.solvedFor === 'effect' && {
          decrease: detectable(answer.total! / inflation, answer.power!, 'below') ?? null,
        }),
        formula: approximation,
        ...answer.more,
      },
    };
  },
};

function effectOf(typed: Arguments, baseline: number): number | undefined {
  const effect = numberOption(typed, 'effect', within(-baseline, 1 - baseline));
  const lift = numberOption(typed, 'lift', within(-1, 1 / baseline - 1));
  if (effect !== undefined && lift !== undefined) {
    throw new UsageError('size proportions requires either --effect or --lift, got both');
  }
  return effect ?? (lift === undefined ? undefined : lift * baseline);
}
