import type { Arguments } from '../command.ts';
import { valued } from '../command.ts';
import { numberOption, ranges, requiredNumber } from '../optionValues.ts';
import type { SizeAnswer } from './sizeKind.ts';
import { jsonOption } from './sizeKind.ts';

/** Options of the traffic that reaches a canary, which the calculators of a canary take. */
export const trafficOptions = {
  'requests-per-second': valued('N', 'of the whole service'),
  share: valued('S', 'share of them that the canary answers'),
  hours: valued('H', 'how long it does'),
};

/** The switch that prints an object, for them. */
export const trafficJson = jsonOption(
  '{"hours", "total", "perArm", "power", "effect", …}; total and perArm are the requests to be expected in those hours',
);

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
