import {
  chanceOfBreach,
  failureLimitAlarms,
  findRoot,
  meanWindowsToAlarm,
  measurementsTaken,
  windowRuleAlarms,
} from '../../sim-core/index.ts';
import type { Arguments } from '../command.ts';
import { valued } from '../command.ts';
import { numberOption, ranges, requiredNumber, wholeOption } from '../optionValues.ts';
import { UsageError } from '../usageError.ts';
import { readTraffic, trafficJson, trafficOptions } from './canaryTraffic.ts';
import type { SizeKind } from './sizeKind.ts';
import { readThreeWay, within } from './threeWay.ts';

const MOST_LAST = 16;
const MOST_WINDOWS = 5000;
const MOST_REQUESTS = 1e9;

export const threshold: SizeKind = {
  name: 'threshold',
  summary: "how long a canary's fixed threshold needs, window by window, and its false alarms",
  usage: '--requests-per-second N --share S --baseline P --threshold X --window H [options]',
  description: [
    "Hours, power or detectable effect of a rule that holds the canary's rate in each window against a fixed threshold: give two of --effect, --hours and --power. Exact for windows of so many requests.",
  ],
  options: {
    ...trafficOptions,
    baseline: valued('P', 'rate of a challenger that is no worse, such as errors per request'),
    effect: valued('D', 'rate of the challenger less that, above 0'),
    threshold: valued('X', 'rate above which a window has failed'),
    window: valued('H', 'hours of one window; windows do not overlap'),
    needed: valued('M', 'failed windows for an alarm, of the last --of K (default: 1 of 1)'),
    of: valued('K', `windows that are looked back on (1 to ${MOST_LAST}; default: 1)`),
    'failure-limit': valued(
      'L',
      'instead: alarm when more than L windows have failed, whatever lies between',
    ),
    power: valued('P', 'chance of an alarm (default: 0.8)'),
    json: trafficJson,
  },
  examples: [
    {
      words:
        'size threshold --requests-per-second 50 --share 0.05 --baseline 0.01 --threshold 0.02 --window 0.25 --effect 0.005',
      does: 'hours until a quarter of an hour exceeds 2% errors',
    },
  ],
  solve(typed) {
    const { perHour, share, hours, sample } = readTraffic(typed);
    const baseline = requiredNumber(typed, 'baseline', ranges.between0And1);
    const limit = requiredNumber(typed, 'threshold', ranges.between0And1);
    const window = requiredNumber(typed, 'window', ranges.above0);
    const effect = numberOption(typed, 'effect', within(0, 1 - baseline));
    const requests = Math.round(perHour * share * window);
    if (!(requests >= 1 && requests <= MOST_REQUESTS)) {
      throw new UsageError(
        `--window requires 1 to ${MOST_REQUESTS} requests of the canary in a window, got ${requests}`,
      );
    }
    const rule = ruleOf(typed);
    const breachAt = (rate: number): number => chanceOfBreach({ rate, requests, threshold: limit });
    const alarmsAt = (rate: number, windows: number): number[] => rule.alarms(breachAt(rate), windows);
    const hoursOf = (windows: number | undefined): number | null =>
      windows === undefined ? null : windows * window;
    const given = readThreeWay(
      typed,
      { kind: 'threshold', sample: 'hours', effect: 'effect', power: 'power', usualPower: 0.8, risk: 0 },
      { effect, sample: hours },
    );
    const windows = hours === undefined ? undefined : Math.floor((hours / window) * (1 + 1e-12));
    if (windows !== undefined && !(windows >= 1 && windows <= MOST_WINDOWS)) {
      throw new UsageError(`--hours requires 1 to ${MOST_WINDOWS} windows of ${window} h, got ${windows}`);
    }
    const found = { windows, power: given.power, effect: given.effect };
    let reason = '';
    if (given.effect === undefined) {
      const excess = (rate: number): number => alarmsAt(rate, windows!).at(-1)! - given.power!;
      const rate = excess(baseline) < 0 && excess(1) >= 0 ? findRoot(excess, baseline, 1, 1e-12) : undefined;
      found.effect = rate === undefined ? undefined : rate - baseline;
      reason =
        excess(baseline) >= 0
          ? 'the rule alarms that often with no effect'
          : 'not even a rate of 1 alarms that often in so few windows';
    } else if (windows === undefined) {
      const at = alarmsAt(baseline + given.effect, MOST_WINDOWS).findIndex(
        (chance) => chance >= given.power!,
      );
      found.windows = at < 0 ? undefined : at + 1;
      reason = `not even ${MOST_WINDOWS} windows alarm that often`;
    } else found.power = alarmsAt(baseline + given.effect, windows).at(-1)!;
    const lacking = Object.values(found).includes(undefined);
    const spent = found.windows === undefined ? undefined : found.windows * window;
    return {
      solvedFor: given.solvedFor,
      unit: 'requests',
      ...sample(spent),
      power: found.power ?? null,
      effect: found.effect ?? null,
      reason: lacking ? reason : null,
      more: {
        hours: spent ?? null,
        share,
        baseline,
        threshold: limit,
        rule: rule.words,
        windows: found.windows ?? null,
        meanHoursToAlarm: lacking
          ? null
          : hoursOf(measurementsTaken(alarmsAt(baseline + found.effect!, found.windows!)).whenAlarmed),
        falseAlarm: found.windows === undefined ? null : alarmsAt(baseline, found.windows).at(-1)!,
        hoursBetween: hoursOf(rule.meanWindows(breachAt(baseline))),
      },
    };
  },
};

interface Rule {
  readonly words: string;
  /** Chance of an alarm by each window. */
  alarms(breach: number, windows: number): number[];
  /** Windows until an alarm on average, if it goes on for ever; undefined where none comes. */
  meanWindows(breach: number): number | undefined;
}

function ruleOf(typed: Arguments): Rule {
  const failureLimit = wholeOption(typed, 'failure-limit', { min: 0, max: MOST_WINDOWS });
  const of = wholeOption(typed, 'of', { min: 1, max: MOST_LAST });
  const needed = wholeOption(typed, 'needed', { min: 1, max: of ?? 1 });
  if (failureLimit === undefined) {
    const rule = { needed: needed ?? of ?? 1, of: of ?? 1 };
    return {
      words: `${rule.needed} of the last ${rule.of}`,
      alarms: (breach, windows) => windowRuleAlarms({ breach, ...rule, windows }),
      meanWindows: (breach) => meanWindowsToAlarm({ breach, ...rule }),
    };
  }
  if (of !== undefined || needed !== undefined) {
    throw new UsageError('size threshold requires either --failure-limit or --needed and --of, got both');
  }
  return {
    words: `more than ${failureLimit} in all`,
    alarms: (failure, count) => failureLimitAlarms({ failure, count, failureLimit }),
    meanWindows: (failure) => (failure > 0 ? (failureLimit + 1) / failure : undefined),
  };
}
