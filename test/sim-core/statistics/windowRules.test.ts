import { describe, expect, test } from 'vitest';
import {
  chanceOfBreach,
  failureLimitAlarms,
  measurementsTaken,
  meanWindowsToAlarm,
  windowRuleAlarms,
} from '../../../sim-core/statistics/index.ts';
import { golden } from '../golden.ts';

const { rules, failureLimits } = golden('windowRules') as {
  rules: {
    rate: [number, number];
    requests: number;
    threshold: number;
    needed: number;
    of: number;
    windows: number;
    breach: [number, number];
    falseAlarm: number;
    detection: number[];
    meanWindows: [number, number];
    meanTruncated: number;
    errorsServed: number;
  }[];
  failureLimits: {
    failure: number;
    count: number;
    failureLimit: number;
    failed: number;
    mean: number;
    meanWhenFailed: number;
    failedAtLimit: number;
  }[];
};

describe.each(rules)('$needed of $of windows', (rule) => {
  const { needed, of, windows, requests, threshold } = rule;
  const breaches = rule.rate.map((rate) => chanceOfBreach({ rate, requests, threshold }));

  test('chanceOfBreach(window), windowRuleAlarms(rule) and meanWindowsToAlarm(rule) meet the exact figures', () => {
    breaches.forEach((breach, index) => {
      expect(Math.abs(breach - rule.breach[index]!)).toBeLessThan(1e-9);
      const mean = meanWindowsToAlarm({ breach, needed, of })!;
      expect(Math.abs(mean / rule.meanWindows[index]! - 1)).toBeLessThan(1e-9);
    });
    const falseAlarms = windowRuleAlarms({ breach: breaches[0]!, needed, of, windows });
    expect(Math.abs(falseAlarms.at(-1)! - rule.falseAlarm)).toBeLessThan(1e-9);
    const detection = windowRuleAlarms({ breach: breaches[1]!, needed, of, windows });
    detection.forEach((chance, index) => {
      expect(Math.abs(chance - rule.detection[index]!)).toBeLessThan(1e-9);
    });
    const { mean } = measurementsTaken(detection);
    expect(Math.abs(mean / rule.meanTruncated - 1)).toBeLessThan(1e-9);
    expect(Math.abs((mean * requests * rule.rate[1]) / rule.errorsServed - 1)).toBeLessThan(1e-9);
  });

  test('windowRuleAlarms(rule) is the sum over all sequences', () => {
    const breach = 0.3;
    const found = windowRuleAlarms({ breach, needed, of, windows: 10 });
    const alarmed = found.map(() => 0);
    for (let sequence = 0; sequence < 2 ** 10; sequence += 1) {
      const breached = Array.from({ length: 10 }, (_, window) => (sequence >> window) & 1);
      const at = breached.findIndex(
        (_, window) =>
          breached.slice(Math.max(0, window - of + 1), window + 1).reduce((sum, one) => sum + one, 0) >=
          needed,
      );
      if (at < 0) continue;
      const breaks = breached.reduce((sum, one) => sum + one, 0);
      for (let window = at; window < 10; window += 1) {
        alarmed[window]! += breach ** breaks * (1 - breach) ** (10 - breaks);
      }
    }
    found.forEach((chance, window) => expect(chance).toBeCloseTo(alarmed[window]!, 12));
  });
});

test('chanceOfBreach(window) leaves a share that is just the threshold, and takes all of nothing', () => {
  // 3 of 300 are 1%, which is not above 1%; 4 are.
  const three = chanceOfBreach({ rate: 0.01, requests: 300, threshold: 0.01 });
  let mass = 0.99 ** 300;
  let atMost = mass;
  for (let failures = 1; failures <= 3; failures += 1) {
    mass *= ((301 - failures) / failures) * (0.01 / 0.99);
    atMost += mass;
  }
  expect(three).toBeCloseTo(1 - atMost, 10);
  expect(chanceOfBreach({ rate: 0.2, requests: 10, threshold: 1 })).toBe(0);
  expect(chanceOfBreach({ rate: 1, requests: 10, threshold: 0.9 })).toBe(1);
  expect(chanceOfBreach({ rate: 0, requests: 10, threshold: 0 })).toBe(0);
  expect(() => chanceOfBreach({ rate: 0.2, requests: 0, threshold: 0.1 })).toThrow(
    'chanceOfBreach requires a whole number of requests of 1 or more',
  );
});

test('meanWindowsToAlarm(rule) of rare breaches is a mean that no loop would reach', () => {
  expect(meanWindowsToAlarm({ breach: 0, needed: 2, of: 3 })).toBeUndefined();
  expect(meanWindowsToAlarm({ breach: 1, needed: 2, of: 3 })).toBe(2);
  // One of one: geometric. Two in a row: (1 + p) / p^2.
  expect(meanWindowsToAlarm({ breach: 1e-5, needed: 1, of: 1 })! / 1e5).toBeCloseTo(1, 9);
  expect(meanWindowsToAlarm({ breach: 1e-4, needed: 2, of: 2 })! / 1.0001e8).toBeCloseTo(1, 9);
});

describe.each(failureLimits)('failureLimit $failureLimit of $count at $failure', (row) => {
  test('failureLimitAlarms(rule) and measurementsTaken(alarms) meet Argo Rollouts, which fails above the limit', () => {
    const alarms = failureLimitAlarms(row);
    expect(alarms).toHaveLength(row.count);
    expect(Math.abs(alarms.at(-1)! - row.failed)).toBeLessThan(1e-9);
    const { mean, whenAlarmed } = measurementsTaken(alarms);
    expect(Math.abs(mean / row.mean - 1)).toBeLessThan(1e-9);
    expect(Math.abs(whenAlarmed! / row.meanWhenFailed - 1)).toBeLessThan(1e-9);
  });
});

test('failureLimitAlarms(rule) with one failure less allowed is the rule that fails at its limit', () => {
  const strict = failureLimits.filter(({ failureLimit }) => failureLimit > 0);
  expect(strict.length).toBeGreaterThan(1);
  for (const { failure, count, failureLimit, failedAtLimit } of strict) {
    const alarms = failureLimitAlarms({ failure, count, failureLimit: failureLimit - 1 });
    expect(Math.abs(alarms.at(-1)! - failedAtLimit)).toBeLessThan(1e-9);
  }
});

test('a false rollback by a cumulative limit becomes ever likelier the longer the rollout takes', () => {
  const alarms = failureLimitAlarms({ failure: 0.01, count: 1000, failureLimit: 3 });
  expect([alarms[9]!, alarms[99]!, alarms[999]!].map((chance) => chance > 0.01)).toEqual([false, true, true]);
  expect(alarms[999]!).toBeGreaterThan(0.98);
  expect(measurementsTaken(failureLimitAlarms({ failure: 0, count: 5, failureLimit: 0 }))).toEqual({
    mean: 5,
    whenAlarmed: undefined,
  });
});

test('a rule that cannot be is refused', () => {
  expect(() => windowRuleAlarms({ breach: 0.1, needed: 3, of: 2, windows: 4 })).toThrow(
    'A window rule requires 1 to 16 windows and no more breaches than that, got 3 of 2',
  );
  expect(() => meanWindowsToAlarm({ breach: 1.1, needed: 1, of: 2 })).toThrow(
    'A window rule requires a chance of a breach from 0 to 1, got 1.1',
  );
  expect(() => failureLimitAlarms({ failure: 0.1, count: 4, failureLimit: -1 })).toThrow(
    'failureLimitAlarms requires a whole failureLimit of 0 or more, got -1',
  );
});
