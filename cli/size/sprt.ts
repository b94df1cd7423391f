import { sprtLimits, sprtMeanUnits } from '../../sim-core/index.ts';
import { valued } from '../command.ts';
import { numberOption, ranges, requiredNumber } from '../optionValues.ts';
import { UsageError } from '../usageError.ts';
import { alphaOption } from './fixedTest.ts';
import type { SizeKind } from './sizeKind.ts';
import { jsonOption } from './sizeKind.ts';
import { within } from './threeWay.ts';

export const sprt: SizeKind = {
  name: 'sprt',
  summary: 'units until a sequential test of a rate against a known one decides, on average',
  usage: '--baseline P --effect D [options]',
  description: [
    "Mean number of units until Wald's sequential probability ratio test takes a rate to be the known one or the other, beside what a test that looks once needs.",
  ],
  options: {
    baseline: valued('P', 'the known rate'),
    effect: valued('D', 'the other rate less the known one, not 0'),
    power: valued('P', 'chance to find the other rate (default: 0.8)'),
    alpha: valued('A', 'chance to find it where the rate is the known one (default: 0.05)'),
    json: jsonOption('{"total", "power", "effect", …}; the total are the units at the other rate'),
  },
  examples: [
    {
      words: 'size sprt --baseline 0.01 --effect 0.005',
      does: 'requests until a test decides between 1% and 1.5% errors',
    },
  ],
  solve(typed) {
    const baseline = requiredNumber(typed, 'baseline', ranges.between0And1);
    const effect = requiredNumber(typed, 'effect', within(1e-9 - baseline, 1 - baseline - 1e-9));
    if (effect === 0) throw new UsageError('--effect requires a number other than 0, got 0');
    const alpha = alphaOption(typed);
    const power = numberOption(typed, 'power', ranges.between0And1) ?? 0.8;
    if (power <= alpha)
      throw new UsageError(`--power requires a number above ${alpha}, the alpha, got ${power}`);
    const design = { inControl: baseline, outOfControl: baseline + effect, alpha, power };
    const { none, full, once } = sprtMeanUnits(design);
    const { reject, accept } = sprtLimits(design);
    return {
      solvedFor: 'total',
      unit: 'units',
      total: full,
      perArm: null,
      power,
      effect,
      reason: null,
      more: { baseline, meanUnitsAtNoEffect: none, unitsOfOneLook: once, reject, accept, alpha },
    };
  },
};
