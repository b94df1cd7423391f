import {
  agrestiCoullInterval,
  binomialTest,
  clopperPearsonInterval,
  jeffreysInterval,
  rateShownByFailures,
  waldInterval,
  wilsonInterval,
} from '../../sim-core/index.ts';
import { valued } from '../command.ts';
import { numberOption, ranges, wholeOption } from '../optionValues.ts';
import { UsageError } from '../usageError.ts';
import type { SizeKind } from './sizeKind.ts';
import { jsonOption } from './sizeKind.ts';

const MOST = 1e12;
const methods = {
  wilson: wilsonInterval,
  wilsonCorrected: (events: number, total: number, level: number) =>
    wilsonInterval(events, total, level, 0.5),
  agrestiCoull: agrestiCoullInterval,
  clopperPearson: clopperPearsonInterval,
  jeffreys: jeffreysInterval,
  wald: waldInterval,
} as const;

export const rate: SizeKind = {
  name: 'rate',
  summary: 'what so many events in so many units say about their rate, such as none in 300',
  usage: '--events K --total N [options]',
  description: [
    'Intervals of a rate of which K events were seen in N units, and the rate that they leave possible.',
  ],
  options: {
    events: valued('K', 'events seen, such as failures of a canary'),
    total: valued('N', 'units in which they were seen'),
    level: valued('L', 'of the intervals and of the bound (default: 0.95)'),
    rate: valued(
      'R',
      'a rate that is claimed, such as the share of units that a split asks for: adds the chance, exact and two-sided, of a count as unlikely as K or less likely',
    ),
    json: jsonOption(
      '{"total", "effect", "wilsonLow", "wilsonHigh", …, "upperBound"}; the effect is the rate seen',
    ),
  },
  terms: [
    ['Wilson', 'of first choice, of few units and of small rates too; right on average over rates'],
    ['Wilson, corrected', 'for continuity: wider, where a rate must hardly ever lie outside'],
    ['Agresti-Coull', "to be computed by hand; as good as Wilson's of 40 units or more"],
    [
      'Clopper-Pearson',
      'where no rate may lie outside more often than the level says; the widest of few events',
    ],
    ['Jeffreys', 'read as a belief about the rate, of one who knew nothing; right on average over rates'],
    [
      'Wald',
      'of textbooks, to compare with; only of many events and many units without one, for it is too narrow, and of no events says that the rate is 0',
    ],
  ],
  examples: [
    { words: 'size rate --events 0 --total 300', does: 'what no failure in 300 requests says of their rate' },
  ],
  solve(typed) {
    const total = wholeOption(typed, 'total', { min: 1, max: MOST });
    if (total === undefined) throw new UsageError('--total requires a whole number, got nothing');
    const events = wholeOption(typed, 'events', { min: 0, max: total });
    if (events === undefined) throw new UsageError('--events requires a whole number, got nothing');
    const level = numberOption(typed, 'level', ranges.between0And1) ?? 0.95;
    const claimed = numberOption(typed, 'rate', ranges.between0And1);
    const intervals = Object.entries(methods).flatMap(([name, method]): [string, number][] => {
      const { low, high } = method(events, total, level)!;
      return [
        [`${name}Low`, low],
        [`${name}High`, high],
      ];
    });
    return {
      solvedFor: 'effect',
      unit: 'units',
      total,
      perArm: null,
      power: null,
      effect: events / total,
      reason: null,
      more: {
        events,
        level,
        ...Object.fromEntries(intervals),
        upperBound: rateShownByFailures({ requests: total, failures: events + 1, probability: level }) ?? 1,
        ...(claimed !== undefined && { claimed, pValue: binomialTest(events, total, claimed) }),
      },
    };
  },
};
