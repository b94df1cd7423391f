import type { Arguments } from '../command.ts';
import { numberOption, ranges, requiredNumber } from '../optionValues.ts';
import type { SizeAnswer } from './sizeKind.ts';

/** Options of the traffic that reaches a canary, and of the power, which both calculators of a canary take. */
export const trafficOptions = {
  'requests-per-second': { type: 'string' },
  share: { type: 'string' },
  hours: { type: 'string' },
  power: { type: 'string' },
} as const;

export const trafficHelp = `  --requests-per-second N  of the whole service
  --share S                share of them that the canary answers
  --hours H                how long it does`;

/** Requests of the service and of the canary in so many hours. */
export function readTraffic(typed: Arguments) {
  const perHour = requiredNumber(typed, 'requests-per-second', ranges.above0) * 3600;
  const share = requiredNumber(typed, 'share', ranges.between0And1);
  const hours = numberOption(typed, 'hours', ranges.above0);
  const sample = (duration: number | undefined): Pick<SizeAnswer, 'total' | 'perArm'> => {
    if (duration === undefined) return { total: null, perArm: null };
    const total = perHour * duration;
    return { total, perArm: { incumbent: total * (1 - share), challenger: total * share } };
  };
  return { perHour, share, hours, sample };
}
