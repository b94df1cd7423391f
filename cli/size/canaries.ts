import {
  chanceOfFailuresWithin,
  detectableByGate,
  gateFalseAlarm,
  gatePower,
  gateRequests,
  hoursUntilFailures,
  rateShownWithin,
  requestsUntilFailures,
} from '../../sim-core/index.ts';
import type { Arguments } from '../command.ts';
import { numberOption, ranges, requiredNumber, wholeOption } from '../optionValues.ts';
import type { SizeAnswer, SizeKind } from './sizeKind.ts';
import { readThreeWay, within } from './threeWay.ts';

const trafficOptions = {
  'requests-per-second': { type: 'string' },
  share: { type: 'string' },
  hours: { type: 'string' },
  power: { type: 'string' },
} as const;

const trafficHelp = `  --requests-per-second N  of the whole service
  --share S                share of them that the canary answers
  --hours H                how long it does`;

/** Requests of the service and of the canary in so many hours. */
function readTraffic(typed: Arguments) {
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

export const bake: SizeKind = {
  name: 'bake',
  summary: 'how long a canary must bake to show a failure of a given rate at all',
  help: `rollout-lab size bake --requests-per-second N --share S [options]

Hours until a canary has shown failures of a given rate, the chance that it has within given hours, or the
lowest rate that it shows: give two of --rate, --hours and --power. Requests arrive as a Poisson process.

${trafficHelp}
  --rate R                 share of the canary's requests that fail
  --failures K             how many must be seen (default: 1)
  --power P                chance to see them (default: 0.95)
  --json                   print {"hours", "total", "perArm", "power", "effect", …}; the effect is the rate,
                           total and perArm are the requests to be expected in those hours`,
  options: { ...trafficOptions, rate: { type: 'string' }, failures: { type: 'string' } },
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

const MOST_LOOKS = 50;

export const gate: SizeKind = {
  name: 'gate',
  summary: "how long a canary's gate needs to see that the challenger is worse",
  help: `rollout-lab size gate --requests-per-second N --share S --baseline P [options]

Hours, power or detectable effect of a gate that compares the canary with the concurrent incumbent and rolls
back beyond a limit (pooled z): give two of --effect, --hours and --power.

${trafficHelp}
  --baseline P             rate of the incumbent, such as errors per request
  --effect D               rate of the challenger less that of the incumbent, above 0
  --limit Z                standard errors at which the gate acts (default: 3)
  --looks K                looks at this limit, evenly spaced over the hours (default: 1)
  --power P                chance that the gate acts (default: 0.8)
  --json                   print {"hours", "total", "perArm", "power", "effect", …}; total and perArm are the
                           requests to be expected in those hours`,
  options: {
    ...trafficOptions,
    baseline: { type: 'string' },
    effect: { type: 'string' },
    limit: { type: 'string' },
    looks: { type: 'string' },
  },
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
