import {
  clopperPearsonInterval,
  jeffreysInterval,
  rateShownByFailures,
  wilsonInterval,
} from '../../sim-core/index.ts';
import { numberOption, ranges, wholeOption } from '../optionValues.ts';
import { UsageError } from '../usageError.ts';
import type { SizeKind } from './sizeKind.ts';

const MOST = 1e12;
const methods = {
  wilson: wilsonInterval,
  clopperPearson: clopperPearsonInterval,
  jeffreys: jeffreysInterval,
} as const;

export const rate: SizeKind = {
  name: 'rate',
  summary: 'what so many events in so many units say about their rate, such as none in 300',
  help: `rollout-lab size rate --events K --total N [options]

Intervals of a rate of which K events were seen in N units, and the rate that they leave possible.

  --events K           events seen, such as failures of a canary
  --total N            units in which they were seen
  --level L            of the intervals and of the bound (default: 0.95)
  --json               print {"total", "effect", "wilsonLow", "wilsonHigh", …, "upperBound"}; the effect is the
                       rate seen`,
  options: { events: { type: 'string' }, total: { type: 'string' }, level: { type: 'string' } },
  solve(typed) {
    const total = wholeOption(typed, 'total', { min: 1, max: MOST });
    if (total === undefined) throw new UsageError('--total requires a whole number, got nothing');
    const events = wholeOption(typed, 'events', { min: 0, max: total });
    if (events === undefined) throw new UsageError('--events requires a whole number, got nothing');
    const level = numberOption(typed, 'level', ranges.between0And1) ?? 0.95;
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
      },
    };
  },
};
