import {
  chanceOfFailuresWithin,
  hoursUntilFailures,
  rateShownWithin,
  requestsUntilFailures,
} from '../../sim-core/index.ts';
import { valued } from '../command.ts';
import { numberOption, ranges, wholeOption } from '../optionValues.ts';
import { readTraffic, trafficOptions } from './canaryTraffic.ts';
import type { SizeKind } from './sizeKind.ts';
import { jsonOption } from './sizeKind.ts';
import { readThreeWay } from './threeWay.ts';

export const bake: SizeKind = {
  name: 'bake',
  summary: 'how long a canary must bake to show a failure of a given rate at all',
  usage: '--requests-per-second N --share S [options]',
  description: [
    'Hours until a canary has shown failures of a given rate, the chance that it has within given hours, or the lowest rate that it shows: give two of --rate, --hours and --power. Requests arrive as a Poisson process.',
  ],
  options: {
    ...trafficOptions,
    rate: valued('R', "share of the canary's requests that fail"),
    failures: valued('K', 'how many must be seen (default: 1)'),
    power: valued('P', 'chance to see them (default: 0.95)'),
    json: jsonOption(
      '{"hours", "total", "perArm", "power", "effect", …}; the effect is the rate, total and perArm are the requests to be expected in those hours',
    ),
  },
  examples: [
    {
      words: 'size bake --requests-per-second 50 --share 0.01 --rate 0.001',
      does: 'hours until a canary of 1% has shown one failure in 1,000',
    },
  ],
  solve(typed) {
    const { perHour, share, hours, sample } = readTraffic(typed);
    const rate = numberOption(typed, 'rate', ranges.from0To1);
    const failures = wholeOption(typed, 'failures', { min: 1, max: 1000 }) ?? 1;
    const given = readThreeWay(
      typed,
      { kind: 'bake', sample: 'hours', effect: 'rate', power: 'power', usualPower: 0.95, risk: 0 },
      { effect: rate, sample: hours },
    );
    const stream = { requestsPerHour: perHour * share, failures };
    const probability = given.power!;
    let found: { hours: number | undefined; power: number | undefined; effect: number | undefined };
    let reason: string;
    if (given.effect === undefined) {
      const shown = rateShownWithin({ ...stream, hours: hours!, probability });
      found = { hours, power: probability, effect: shown };
      reason = 'not even a rate of 1 shows so many failures with that chance';
    } else if (given.sample === undefined) {
      found = {
        hours: hoursUntilFailures({ ...stream, rate: given.effect, probability }),
        power: probability,
        effect: given.effect,
      };
      reason = 'no bake suffices: at a rate of 0 nothing ever fails';
    } else {
      const chance = chanceOfFailuresWithin({ ...stream, hours: given.sample, rate: given.effect });
      found = { hours, power: chance, effect: given.effect };
      reason = '';
    }
    const lacking = found.hours === undefined || found.effect === undefined;
    return {
      solvedFor: given.solvedFor,
      unit: 'requests',
      ...sample(found.hours),
      power: found.power ?? null,
      effect: found.effect ?? null,
      reason: lacking ? reason : null,
      more: {
        hours: found.hours ?? null,
        share,
        failures,
        ...(given.solvedFor === 'total' && {
          canaryRequests: requestsUntilFailures({ rate: given.effect!, failures, probability }) ?? null,
        }),
      },
    };
  },
};
