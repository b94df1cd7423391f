import { expect, test } from 'vitest';
import {
  chanceOfFailures,
  chanceOfFailuresWithin,
  hoursUntilFailures,
  rateShownByFailures,
  requestsUntilFailures,
} from '../../../sim-core/statistics/index.ts';
import { golden } from '../golden.ts';

const reference = golden('failureSightings') as {
  upperBounds: { requests: number; bound95: number; bound975: number }[];
  untilOne: { rate: number; requests95: number; requests99: number }[];
  poisson: {
    requestsPerSecond: number;
    share: number;
    rate: number;
    medianSeconds: number;
    q95Seconds: number;
    minutes: number;
    firstWithin: number;
    fiveWithin: number;
  }[];
  routed: {
    total: number;
    share: number;
    rate: number;
    canary: number;
    oneOfCanary: number;
    threeOfCanary: number;
    oneOfTotal: number;
    medianTotal: number;
    q95Total: number;
  }[];
};

test('rateShownByFailures(sighting) is the upper bound of Clopper and Pearson after no failure', () => {
  expect(reference.upperBounds.length).toBeGreaterThan(5);
  for (const { requests, bound95, bound975 } of reference.upperBounds) {
    expect(rateShownByFailures({ requests, probability: 0.95 })! / bound95).toBeCloseTo(1, 9);
    expect(rateShownByFailures({ requests, probability: 0.975 })! / bound975).toBeCloseTo(1, 9);
  }
});

test('rateShownByFailures(sighting) for several failures is undone by chanceOfFailures(sighting)', () => {
  for (const [requests, failures] of [
    [5, 5],
    [1000, 3],
    [1e7, 12],
  ] as const) {
    const rate = rateShownByFailures({ requests, failures, probability: 0.9 })!;
    expect(chanceOfFailures({ requests, failures, rate })).toBeCloseTo(0.9, 9);
  }
  expect(rateShownByFailures({ requests: 4, failures: 5, probability: 0.9 })).toBeUndefined();
});

test('requestsUntilFailures(sighting) is the fewest that show one failure', () => {
  expect(reference.untilOne.length).toBeGreaterThan(5);
  for (const { rate, requests95, requests99 } of reference.untilOne) {
    expect(requestsUntilFailures({ rate, probability: 0.95 })).toBe(requests95);
    expect(requestsUntilFailures({ rate, probability: 0.99 })).toBe(requests99);
  }
  expect(requestsUntilFailures({ rate: 0, probability: 0.95 })).toBeUndefined();
  expect(requestsUntilFailures({ rate: 1, probability: 0.95, failures: 4 })).toBe(4);
});

test('requestsUntilFailures(sighting) of several failures is the fewest that suffice', () => {
  const sighting = { rate: 0.003, failures: 4 };
  const requests = requestsUntilFailures({ ...sighting, probability: 0.9 })!;
  expect(chanceOfFailures({ ...sighting, requests })).toBeGreaterThanOrEqual(0.9);
  expect(chanceOfFailures({ ...sighting, requests: requests - 1 })).toBeLessThan(0.9);
});

test('chanceOfFailures(sighting) meets the binomial, of a fixed share and of random routing', () => {
  expect(reference.routed.length).toBeGreaterThan(3);
  for (const row of reference.routed) {
    const { rate, share, canary, total } = row;
    expect(chanceOfFailures({ requests: canary, rate })).toBeCloseTo(row.oneOfCanary, 12);
    expect(chanceOfFailures({ requests: canary, rate, failures: 3 })).toBeCloseTo(row.threeOfCanary, 12);
    expect(chanceOfFailures({ requests: total, rate: rate * share })).toBeCloseTo(row.oneOfTotal, 12);
    expect(requestsUntilFailures({ rate: rate * share, probability: 0.5 })).toBe(row.medianTotal);
    expect(requestsUntilFailures({ rate: rate * share, probability: 0.95 })).toBe(row.q95Total);
  }
});

test('hoursUntilFailures(sighting) and chanceOfFailuresWithin(sighting) meet the Poisson process', () => {
  expect(reference.poisson.length).toBeGreaterThan(3);
  for (const row of reference.poisson) {
    const stream = { requestsPerHour: row.requestsPerSecond * row.share * 3600, rate: row.rate };
    const seconds = (probability: number): number => hoursUntilFailures({ ...stream, probability })! * 3600;
    expect(seconds(0.5) / row.medianSeconds).toBeCloseTo(1, 10);
    expect(seconds(0.95) / row.q95Seconds).toBeCloseTo(1, 10);
    const within = { ...stream, hours: row.minutes / 60 };
    expect(chanceOfFailuresWithin(within)).toBeCloseTo(row.firstWithin, 12);
    expect(chanceOfFailuresWithin({ ...within, failures: 5 })).toBeCloseTo(row.fiveWithin, 12);
  }
  expect(hoursUntilFailures({ requestsPerHour: 10, rate: 0, probability: 0.5 })).toBeUndefined();
});

test('a sighting that cannot be is refused', () => {
  expect(() => requestsUntilFailures({ rate: 0.1, probability: 1 })).toThrow(
    'Seeing failures requires a probability between 0 and 1, got 1',
  );
  expect(() => hoursUntilFailures({ rate: 1.5, probability: 0.5, requestsPerHour: 1 })).toThrow(
    'Seeing failures requires a rate from 0 to 1, got 1.5',
  );
  expect(() => chanceOfFailures({ rate: 0.1, requests: 5, failures: 0.5 })).toThrow(
    'Seeing failures requires a whole number of 1 or more, got 0.5',
  );
});
