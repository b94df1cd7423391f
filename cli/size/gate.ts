import { detectableByGate, gateFalseAlarm, gatePower, gateRequests } from '../../sim-core/index.ts';
import { valued } from '../command.ts';
import { numberOption, ranges, requiredNumber, wholeOption } from '../optionValues.ts';
import { readTraffic, trafficJson, trafficOptions } from './canaryTraffic.ts';
import type { SizeKind } from './sizeKind.ts';
import { readThreeWay, within } from './threeWay.ts';

const MOST_LOOKS = 50;

export const gate: SizeKind = {
  name: 'gate',
  summary: "how long a canary's gate needs to see that the challenger is worse",
  usage: '--requests-per-second N --share S --baseline P [options]',
  description: [
    'Hours, power or detectable effect of a gate that compares the canary with the concurrent incumbent and rolls back beyond a limit (pooled z): give two of --effect, --hours and --power.',
  ],
  options: {
    ...trafficOptions,
    baseline: valued('P', 'rate of the incumbent, such as errors per request'),
    effect: valued('D', 'rate of the challenger less that of the incumbent, above 0'),
    limit: valued('Z', 'standard errors at which the gate acts (default: 3)'),
    looks: valued('K', 'looks at this limit, evenly spaced over the hours (default: 1)'),
    power: valued('P', 'chance that the gate acts (default: 0.8)'),
    json: trafficJson,
  },
  examples: [
    {
      words: 'size gate --requests-per-second 50 --share 0.05 --baseline 0.01 --effect 0.002',
      does: 'hours until a canary of 5% shows two more errors in 1,000',
    },
  ],
  solve(typed) {
    const { perHour, share, hours, sample } = readTraffic(typed);
    const incumbent = requiredNumber(typed, 'baseline', ranges.between0And1);
    const effect = numberOption(typed, 'effect', within(0, 1 - incumbent));
    const limit = numberOption(typed, 'limit', within(0.1, 30)) ?? 3;
    const looks = wholeOption(typed, 'looks', { min: 1, max: MOST_LOOKS }) ?? 1;
    const falseAlarm = gateFalseAlarm({ limit, looks });
    const given = readThreeWay(
      typed,
      {
        kind: 'gate',
        sample: 'hours',
        effect: 'effect',
        power: 'power',
        usualPower: 0.8,
        risk: falseAlarm,
      },
      { effect, sample: hours },
    );
    const design = { incumbent, share, limit, looks };
    const perHourOfCanary = perHour * share;
    let found: { hours: number | undefined; power: number | undefined; effect: number | undefined };
    let reason: string;
    if (given.effect === undefined) {
      const requests = perHourOfCanary * hours!;
      const rate = detectableByGate({ ...design, requests, power: given.power! });
      found = { hours, power: given.power, effect: rate === undefined ? undefined : rate - incumbent };
      reason = 'no rate of the challenger up to 1 is high enough for so few requests';
    } else {
      const challenger = Math.min(1, incumbent + given.effect);
      const power =
        given.power ?? gatePower({ ...design, challenger, requests: perHourOfCanary * given.sample! });
      const requests =
        given.sample === undefined ? gateRequests({ ...design, challenger, power: given.power! }) : undefined;
      found = {
        hours: given.sample ?? (requests === undefined ? undefined : requests / perHourOfCanary),
        power,
        effect: given.effect,
      };
      reason =
        given.sample === undefined
          ? 'no bake suffices: the effect is 0'
          : 'there is nothing to find: the effect is 0';
    }
    const lacking = Object.values(found).includes(undefined);
    return {
      solvedFor: given.solvedFor,
      unit: 'requests',
      ...sample(found.hours),
      power: found.power ?? null,
      effect: found.effect ?? null,
      reason: lacking ? reason : null,
      more: { hours: found.hours ?? null, share, baseline: incumbent, limit, looks, falseAlarm },
    };
  },
};
