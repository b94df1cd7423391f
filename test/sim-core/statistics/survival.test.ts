import { describe, expect, test } from 'vitest';
import { openStream, streamKey } from '../../../sim-core/random/index.ts';
import type { Durations, SurvivalStep } from '../../../sim-core/statistics/index.ts';
import {
  kaplanMeier,
  logHazardRatio,
  logRankTest,
  restrictedMean,
} from '../../../sim-core/statistics/index.ts';
import { golden } from '../golden.ts';

type Arm = {
  name: string;
  times: number[];
  events: (0 | 1)[];
  restrictedMean: number;
  restrictedMeanError: number;
  medians: Record<'log' | 'log-log' | 'plain', { median: number; low: number | null; high: number | null }>;
  steps: (number | null)[][];
};
const reference = golden('survival') as {
  arms: [Arm, Arm];
  logRank: { statistic: number; observed: [number, number]; expected: [number, number]; pValue: number };
  petoPeto: { statistic: number };
  cox: Record<'efron' | 'breslow', { logRatio: number; standardError: number; ratio?: number }>;
};
const durationsOf = ({ times, events }: Arm): Durations => ({
  times,
  ended: events.map((event) => event === 1),
});
const [maintained, nonmaintained] = reference.arms.map(durationsOf) as [Durations, Durations];

const nearly = (value: number | null | undefined) =>
  value === null || value === undefined ? undefined : expect.closeTo(value, 12);

describe.each(reference.arms)('$name of the data set aml', (arm) => {
  test('kaplanMeier(durations) has the steps, errors and intervals of survfit of R', () => {
    const log = kaplanMeier(durationsOf(arm), { interval: 'log' });
    const logLog = kaplanMeier(durationsOf(arm));
    expect(log.length).toBe(arm.steps.length);
    arm.steps.forEach(([time, atRisk, events, survival, relativeError, ...ends], index) => {
      const step = log[index]!;
      expect([step.time, step.atRisk, step.events]).toEqual([time, atRisk, events]);
      expect(step.survival).toBeCloseTo(survival!, 12);
      expect(step.relativeError).toEqual(nearly(relativeError));
      expect([...(step.interval ?? []), ...(logLog[index]!.interval ?? [])]).toEqual(
        ends.flatMap((end) => nearly(end) ?? []),
      );
    });
  });

  test('kaplanMeier(durations) leads to the medians of survfit by every interval', () => {
    for (const interval of ['log', 'log-log', 'plain'] as const) {
      const steps = kaplanMeier(durationsOf(arm), { interval });
      const firstBelow = (height: (step: SurvivalStep) => number | undefined) =>
        steps.find((step) => (height(step) ?? 1) <= 0.5)?.time ?? null;
      expect({
        median: firstBelow(({ survival }) => survival),
        low: firstBelow((step) => step.interval?.[0]),
        high: firstBelow((step) => step.interval?.[1]),
      }).toEqual(arm.medians[interval]);
    }
  });

  test('restrictedMean(steps, until) meets survfit', () => {
    const found = restrictedMean(kaplanMeier(durationsOf(arm)), 161);
    expect(found.mean).toBeCloseTo(arm.restrictedMean, 10);
    expect(found.standardError).toBeCloseTo(arm.restrictedMeanError, 10);
  });
});

describe('kaplanMeier(durations)', () => {
  test('is the share of units where all are watched to the same end, with the error of a share', () => {
    const times = [2, 3, 3, 5, 8, 8, 8, 8];
    const steps = kaplanMeier({ times, ended: times.map((time) => time < 8) });
    expect(steps.map(({ survival }) => survival)).toEqual([7 / 8, 5 / 8, 1 / 2, 1 / 2].map((p) => nearly(p)));
    const { survival, relativeError } = steps[1]!;
    expect((survival * relativeError!) ** 2).toBeCloseTo((survival * (1 - survival)) / 8, 14);
    expect(restrictedMean(steps, 8).mean).toBeCloseTo(45 / 8, 14);
    expect(restrictedMean(steps, 4).mean).toBeCloseTo((2 + 3 + 3 + 4 * 5) / 8, 14);
  });

  test('covers the chance as often as its level says, by log-log hardly less of a few units', () => {
    const random = openStream(streamKey('survival', 'test'), 0);
    const runs = 3000;
    const truth = Math.exp(-1);
    let covered = 0;
    for (let run = 0; run < runs; run += 1) {
      const lives = Array.from({ length: 60 }, () => -Math.log(1 - random.uniform()));
      const watched = lives.map(() => 0.5 + 1.5 * random.uniform());
      const steps = kaplanMeier({
        times: lives.map((life, unit) => Math.min(life, watched[unit]!)),
        ended: lives.map((life, unit) => life <= watched[unit]!),
      });
      const [low, high] = steps.filter(({ time }) => time <= 1).at(-1)!.interval!;
      if (low <= truth && truth <= high) covered += 1;
    }
    expect(Math.abs(covered / runs - 0.95)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / runs));
  });

  test('has no step without units and refuses what is no time', () => {
    expect(kaplanMeier({ times: [], ended: [] })).toEqual([]);
    expect(restrictedMean([], 7)).toEqual({ mean: 7, standardError: 0 });
    expect(kaplanMeier({ times: [3], ended: [false] })[0]).toMatchObject({ survival: 1, interval: [1, 1] });
    expect(() => kaplanMeier({ times: [Number.NaN], ended: [true] })).toThrow(
      'Durations require finite times of 0 or more, got NaN',
    );
    expect(() => kaplanMeier({ times: [1, 2], ended: [true] })).toThrow(
      'Durations require as many ends as times, got 1 and 2',
    );
  });
});

describe('logRankTest(first, second)', () => {
  test('meets survdiff of R, of rho 0 and 1', () => {
    const found = logRankTest(maintained, nonmaintained)!;
    const { observed, expected, statistic, pValue } = reference.logRank;
    expect(found).toMatchObject({ observed: observed[1], expected: nearly(expected[1]) });
    expect(found.statistic).toBeCloseTo(statistic, 10);
    expect(Math.abs(found.pValue / pValue - 1)).toBeLessThan(1e-9);
    const turned = logRankTest(nonmaintained, maintained)!;
    expect(turned).toMatchObject({ observed: observed[0], expected: nearly(expected[0]) });
    expect(turned.statistic).toBeCloseTo(statistic, 10);
    const early = logRankTest(maintained, nonmaintained, { earlyWeight: 1 })!;
    expect(early.statistic).toBeCloseTo(reference.petoPeto.statistic, 10);
  });

  test('is undefined where nothing can be compared', () => {
    const none = { times: [], ended: [] };
    expect(logRankTest(maintained, none)).toBeUndefined();
    expect(logRankTest({ times: [3], ended: [false] }, { times: [4], ended: [false] })).toBeUndefined();
  });
});

describe('logHazardRatio(first, second)', () => {
  test('meets coxph of R, of ties by Efron and by Breslow', () => {
    for (const ties of ['efron', 'breslow'] as const) {
      const { logRatio, standardError } = logHazardRatio(maintained, nonmaintained, { ties })!;
      expect(logRatio).toBeCloseTo(reference.cox[ties].logRatio, 9);
      expect(standardError).toBeCloseTo(reference.cox[ties].standardError, 9);
    }
    const { logRatio } = logHazardRatio(maintained, nonmaintained)!;
    expect(Math.exp(logRatio)).toBeCloseTo(reference.cox.efron.ratio!, 9);
    expect(logHazardRatio(nonmaintained, maintained)!.logRatio).toBeCloseTo(-logRatio, 9);
  });

  test('is undefined where one sample has no events, or all of its events before the others', () => {
    const early = { times: [1, 2, 3], ended: [true, true, true] };
    const late = { times: [4, 5, 6], ended: [true, true, true] };
    expect(logHazardRatio(early, late)).toBeUndefined();
    expect(logHazardRatio(late, early)).toBeUndefined();
    expect(logHazardRatio(early, { times: [1, 2], ended: [false, false] })).toBeUndefined();
  });
});
