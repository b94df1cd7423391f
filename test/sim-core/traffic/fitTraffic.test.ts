import { describe, expect, test } from 'vitest';
import { checkScenario } from '../../../sim-core/index.ts';
import type { CountSeries, TrafficFit } from '../../../sim-core/traffic/index.ts';
import { fitErrors, fitTraffic, trafficFromStart } from '../../../sim-core/traffic/index.ts';
import { expectedRequests } from '../../../sim-core/world/traffic.ts';
import { shippedTexts } from '../scenario/shipped.ts';
import type { Layout } from './synthetic.ts';
import { seriesOf, spreadOf, trafficOf } from './synthetic.ts';

function fitOf(series: CountSeries, tickMinutes: number): TrafficFit {
  const { fit, refusal } = fitTraffic(series, tickMinutes);
  if (!fit) throw new Error(refusal);
  return fit;
}

const fits = (traffic: Record<string, unknown>, layout: Layout, count: number) =>
  Array.from({ length: count }, (_, seed) =>
    fitOf(seriesOf(trafficOf(traffic), layout, seed), layout.tickMinutes),
  );

describe('fitTraffic(series, tickMinutes) finds what a series was synthesized from', () => {
  const cases: [string, Record<string, unknown>, Layout][] = [
    [
      'half hours of ticks of 5 minutes, with gaps',
      { dispersion: 0.05, memoryHours: 4 },
      { binMinutes: 30, tickMinutes: 5, weeks: 10, counted: (bin) => bin % 97 > 4 },
    ],
    [
      'two weeks of hours of ticks of 15 minutes without much memory',
      { requestsPerSecond: 3, dispersion: 0.3, memoryHours: 0.5 },
      { binMinutes: 60, tickMinutes: 15, weeks: 2, firstMinuteOfWeek: 5000 },
    ],
    [
      'ticks as long as the bins',
      { dispersion: 0.6, memoryHours: 1 },
      { binMinutes: 10, tickMinutes: 10, weeks: 4 },
    ],
    [
      'days of six hours, growing',
      { dispersion: 0.02, memoryHours: 12, trendPerWeek: 0.04 },
      { binMinutes: 360, tickMinutes: 60, weeks: 30 },
    ],
  ];
  test.each(cases)('%s', (_, traffic, layout) => {
    const found = fits(traffic, layout, 60);
    for (const figure of ['dispersion', 'memoryHours'] as const) {
      // The logarithm, for memory is a ratio and its estimates are skewed.
      const { mean, error } = spreadOf(found.map((fit) => Math.log(fit.traffic[figure])));
      const truth = Math.log(traffic[figure] as number);
      // The mean of a logarithm lies below the truth by half the variance.
      const { deviation } = spreadOf(found.map((fit) => Math.log(fit.traffic[figure])));
      expect(Math.abs(mean - truth), figure).toBeLessThan(4 * error + deviation ** 2);
    }
    const { mean, error } = spreadOf(found.map((fit) => fit.requestsPerSecond.atStart));
    const level = (traffic['requestsPerSecond'] as number | undefined) ?? 0.5;
    expect(Math.abs(mean - level)).toBeLessThan(4 * error + 0.003 * level);
  });

  test('the profile, every hour of it', () => {
    const layout = { binMinutes: 15, tickMinutes: 15, weeks: 8, firstMinuteOfWeek: 7000 };
    const found = fits({ dispersion: 0.1, memoryHours: 1 }, layout, 40);
    const truth = expectedRequests(trafficOf({ requestsPerSecond: 1 / 3600 }), 168, 1);
    const outside = [...truth].filter((weight, hour) => {
      const weights = found.map((fit) => {
        if (fit.traffic.shape.kind !== 'profile') throw new Error('a fit has a profile');
        const { hourOfWeek } = fit.traffic.shape;
        const perHour = hourOfWeek.length / 168;
        return hourOfWeek.slice(hour * perHour, (hour + 1) * perHour).reduce((a, b) => a + b, 0) / perHour;
      });
      const { mean, error } = spreadOf(weights);
      // An hour's weight lies between those of its first and last quarter.
      return Math.abs(mean - weight) > 4 * error + 0.12 * weight;
    });
    expect(outside).toEqual([]);
  });

  test('a trend, and begins the world at the level at which the data end', () => {
    const [fit] = fits({ trendPerWeek: 0.1 }, { binMinutes: 60, tickMinutes: 60, weeks: 10 }, 1);
    expect(fit!.requestsPerSecond.atStart).toBeCloseTo(0.5, 2);
    expect(fit!.traffic.requestsPerSecond).toBeCloseTo(1, 1);
    expect(fit!.traffic.trendPerWeek).toBeCloseTo(0.05, 2);
    const again = trafficFromStart(fit!);
    expect(again.requestsPerSecond).toBeCloseTo(0.5, 2);
    expect(again.trendPerWeek).toBeCloseTo(0.1, 2);
  });
});

test('fitTraffic(series, tickMinutes) takes plain Poisson counts for plain Poisson 19 times in 20 or more', () => {
  const found = fits({}, { binMinutes: 60, tickMinutes: 60, weeks: 3 }, 200);
  const plain = found.filter(({ plainPoisson }) => plainPoisson);
  expect(plain.length).toBeGreaterThan(186);
  expect(plain[0]!.traffic.dispersion).toBe(0);
  expect(plain.length).toBeLessThan(200);
});

test('fitTraffic(series, tickMinutes) gives traffic that a scenario takes', () => {
  const [fit] = fits({ dispersion: 0.3, trendPerWeek: 0.1 }, { binMinutes: 60, tickMinutes: 5, weeks: 6 }, 1);
  const scenario = JSON.parse(shippedTexts.get('needle')!) as { world: { traffic: object } };
  scenario.world.traffic = JSON.parse(JSON.stringify(fit!.traffic)) as object;
  const { scenario: checked, problems } = checkScenario(scenario);
  expect(problems).toEqual([]);
  expect(checked!.world.traffic).toEqual(fit!.traffic);
});

test('fitTraffic(series, tickMinutes) reads the peak over the trough of the day off the profile', () => {
  const [fit] = fits({ requestsPerSecond: 1000 }, { binMinutes: 60, tickMinutes: 60, weeks: 3 }, 1);
  expect(fit!.peakToTrough).toBeCloseTo(1.6 / 0.4, 1);
  const nightly = trafficOf({
    shape: { kind: 'profile', hourOfWeek: Array.from({ length: 168 }, (_, hour) => (hour % 24 < 6 ? 0 : 1)) },
  });
  expect(
    fitOf(seriesOf(nightly, { binMinutes: 60, tickMinutes: 60, weeks: 3 }, 1), 60).peakToTrough,
  ).toBeUndefined();
});

describe('fitTraffic(series, tickMinutes) refuses', () => {
  const hours = (weeks: number, counted?: (bin: number) => boolean): Layout => ({
    binMinutes: 60,
    tickMinutes: 60,
    weeks,
    ...(counted ? { counted } : {}),
  });
  test.each([
    [
      'less than two weeks',
      seriesOf(trafficOf(), hours(1.9), 1),
      'requires counts over at least two weeks (dispersion and memory are told by comparing weeks), got 13.3 days',
    ],
    [
      'hours of the week that were never counted',
      seriesOf(
        trafficOf(),
        hours(4, (bin) => bin % 168 !== 30 && bin % 168 !== 143),
        1,
      ),
      'requires a count in every hour of the week (0 where there was no traffic), got none in 2: Tuesday 06:00, Saturday 23:00',
    ],
    [
      'two halves of a week',
      seriesOf(
        trafficOf(),
        hours(2, (bin) => bin < 80 || bin >= 248),
        1,
      ),
      'requires hours of the week that were counted in two weeks, got none',
    ],
    [
      'no traffic at all',
      { ...seriesOf(trafficOf(), hours(3), 1), counts: new Float64Array(504) },
      'requires some traffic, got counts of 0 only',
    ],
    [
      'bins of seven minutes',
      { ...seriesOf(trafficOf(), hours(3), 1), binMinutes: 7 },
      'requires bins that divide an hour, or of whole hours that divide a day, got 7 minutes',
    ],
    [
      'nothing',
      { binMinutes: 60, firstMinuteOfWeek: 0, bins: new Int32Array(0), counts: new Float64Array(0) },
      'requires counts over at least two weeks (dispersion and memory are told by comparing weeks), got 0 days',
    ],
  ])('%s', (_, series, refusal) => {
    expect(fitTraffic(series, series.binMinutes)).toEqual({ refusal });
  });

  test('traffic that all but stands in one bin', () => {
    const series = seriesOf(trafficOf(), hours(3), 1);
    const counts = series.counts.map((_, index) => (index % 168 === 20 && index < 168 ? 1e6 : 0));
    expect(fitTraffic({ ...series, counts }, 60).refusal).toBeDefined();
  });

  test('ticks that do not divide a bin, which the caller should have seen', () => {
    expect(() => fitTraffic(seriesOf(trafficOf(), hours(3), 1), 7)).toThrow(
      'fitTraffic requires ticks that divide a bin of 60 minutes, got 7 minutes',
    );
  });
});

describe('fitErrors(series, fit)', () => {
  test('has the spread that fits of the true traffic have', () => {
    const traffic = { dispersion: 0.3, memoryHours: 1 };
    const layout = { binMinutes: 60, tickMinutes: 60, weeks: 4 };
    const found = fits(traffic, layout, 200);
    const errors = fitErrors(seriesOf(trafficOf(traffic), layout, 1), found[1]!, 200)!;
    expect(errors.replicas).toBe(200);
    const pairs = [
      [errors.dispersion, found.map(({ binIntensity }) => binIntensity.dispersion)],
      [errors.lagOne, found.map(({ binIntensity }) => binIntensity.lagOne)],
    ] as const;
    for (const [{ count, m2 }, figures] of pairs) {
      const ratio = Math.sqrt(m2 / (count - 1)) / spreadOf(figures).deviation;
      // Each deviation is known to 5%, and the fit that was synthesized from is one of the found.
      expect(ratio).toBeGreaterThan(0.7);
      expect(ratio).toBeLessThan(1.4);
    }
  });

  test('is undefined for a series too long to be drawn again', () => {
    const layout = { binMinutes: 1440, tickMinutes: 1, weeks: 120 };
    const [fit] = fits({}, layout, 1);
    expect(fitErrors(seriesOf(trafficOf(), layout, 1), fit!)).toBeUndefined();
  });
});
