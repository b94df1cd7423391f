import {
  cusumRunLength,
  ewmaRunLength,
  findRoot,
  normalCusumRunLength,
  shewhartRunLength,
} from '../../sim-core/index.ts';
import type { Arguments } from '../command.ts';
import { valued } from '../command.ts';
import { choiceOption, numberOption, ranges, requiredNumber } from '../optionValues.ts';
import { UsageError } from '../usageError.ts';
import type { SizeKind } from './sizeKind.ts';
import { jsonOption } from './sizeKind.ts';
import { within } from './threeWay.ts';

const charts = ['shewhart', 'cusum', 'ewma', 'rate'] as const;
type Chart = (typeof charts)[number];

/** Mean looks, or requests, until a chart alarms. */
type RunLength = (limit: number, effect: number) => number | undefined;

export const watch: SizeKind = {
  name: 'watch',
  summary: 'how long a chart that watches a model after its rollout takes to alarm',
  usage: '--chart C --effect D [options]',
  description: [
    'Mean number of looks until a chart alarms once a figure has moved, beside the mean number between two false alarms: give --limit or --between.',
  ],
  options: {
    chart: valued(
      'C',
      'shewhart (each look by itself), cusum or ewma (looks taken together), all on both sides; rate: a CUSUM of single requests against a known rate, for an increase',
      { choices: charts },
    ),
    effect: valued(
      'D',
      'by how many of its standard deviations the figure of a look has moved; for a rate, its increase',
    ),
    limit: valued(
      'L',
      'deviations at which the chart alarms; for a rate, the logarithm of a likelihood ratio',
    ),
    between: valued(
      'N',
      'looks (for a rate, requests) between two false alarms on average; solves for the limit',
    ),
    reference: valued('K', 'of a CUSUM: deviations that each look may be off (default: half the effect)'),
    weight: valued('W', 'of an EWMA: weight of the last look (default: 0.2)'),
    baseline: valued('P', 'of a rate: the known one; it must be at most 0.2'),
    json: jsonOption('{"total", "effect", "limit", "between", …}; the total are the looks or requests'),
  },
  examples: [
    {
      words: 'size watch --chart cusum --effect 1 --between 370',
      does: 'looks until a CUSUM sees a move of one deviation',
    },
  ],
  solve(typed) {
    const chart = choiceOption(typed, 'chart', charts);
    if (!chart) throw new UsageError(`--chart requires one of ${charts.join(', ')}, got nothing`);
    const baseline = chart === 'rate' ? requiredNumber(typed, 'baseline', within(1e-6, 0.2)) : undefined;
    const effect = requiredNumber(
      typed,
      'effect',
      baseline === undefined ? ranges.above0 : within(baseline / 20, 1 - baseline - 1e-6),
    );
    const { more, runLength } = chartOf(typed, chart, effect, baseline);
    const limit = limitOf(typed, chart, (guess) => runLength(guess, 0)!);
    return {
      solvedFor: 'total',
      unit: chart === 'rate' ? 'requests' : 'looks',
      total: runLength(limit, effect)!,
      perArm: null,
      power: null,
      effect,
      reason: null,
      more: { chart, ...more, limit, between: runLength(limit, 0)! },
    };
  },
};

function chartOf(
  typed: Arguments,
  chart: Chart,
  effect: number,
  baseline: number | undefined,
): { more: Record<string, number>; runLength: RunLength } {
  const own = { cusum: 'reference', ewma: 'weight', rate: 'baseline', shewhart: undefined }[chart];
  const stranger = ['reference', 'weight', 'baseline'].find(
    (name) => name !== own && typed.values[name] !== undefined,
  );
  if (stranger) throw new UsageError(`size watch takes no --${stranger} with --chart ${chart}`);
  switch (chart) {
    case 'shewhart':
      return { more: {}, runLength: (limit, shift) => shewhartRunLength({ limit, shift }).mean };
    case 'cusum': {
      const reference = numberOption(typed, 'reference', within(0, 10)) ?? Math.min(10, effect / 2);
      return {
        more: { reference },
        runLength: (limit, shift) => normalCusumRunLength({ reference, limit, shift, sides: 2 }),
      };
    }
    case 'ewma': {
      const weight = numberOption(typed, 'weight', within(0.01, 1)) ?? 0.2;
      return { more: { weight }, runLength: (limit, shift) => ewmaRunLength({ weight, limit, shift }) };
    }
    case 'rate': {
      const rates = { inControl: baseline!, outOfControl: baseline! + effect };
      return {
        more: { baseline: baseline! },
        runLength: (limit, shift) => cusumRunLength({ ...rates, rate: baseline! + shift, limit }),
      };
    }
  }
}

/** Beyond these no chart is of use, and their sums lose digits. */
const LOWEST = 0.01;
const HIGHEST: Record<Chart, number> = { shewhart: 7, cusum: 30, ewma: 7, rate: 20 };

function limitOf(typed: Arguments, chart: Chart, between: (limit: number) => number): number {
  const limit = numberOption(typed, 'limit', within(LOWEST, HIGHEST[chart]));
  const wanted = numberOption(typed, 'between', { words: 'above 1', holds: (value) => value > 1 });
  if ((limit === undefined) === (wanted === undefined)) {
    throw new UsageError(
      `size watch requires either --limit or --between, got ${limit === undefined ? 'neither' : 'both'}`,
    );
  }
  if (limit !== undefined) return limit;
  const excess = (guess: number): number => Math.log(between(guess) / wanted!);
  const [low, high] = [LOWEST, HIGHEST[chart]];
  if (!(excess(low) < 0 && excess(high) > 0)) {
    const ends = [low, high].map((end) => Number(between(end).toPrecision(3)));
    throw new UsageError(`--between requires a number between ${ends[0]} and ${ends[1]}, got ${wanted}`);
  }
  return findRoot(excess, low, high, 1e-9);
}
