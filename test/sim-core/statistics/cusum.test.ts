import { describe, expect, test } from 'vitest';
import { binomial, openStream, streamKey } from '../../../sim-core/random/index.ts';
import {
  cusumRunLength,
  nextCusum,
  rateScore,
  relativeRateScore,
} from '../../../sim-core/statistics/index.ts';
import { golden } from '../golden.ts';

const rates = { inControl: 0.02, outOfControl: 0.04 };

test('rateScore(counts, rates) is the logarithm of the likelihood ratio', () => {
  const mass = (rate: number) => rate ** 3 * (1 - rate) ** 47;
  expect(rateScore({ events: 3, units: 50 }, rates)).toBeCloseTo(Math.log(mass(0.04) / mass(0.02)), 12);
  expect(() => rateScore({ events: 0, units: 1 }, { inControl: 0, outOfControl: 0.1 })).toThrow(
    'A CUSUM requires rates between 0 and 1, got 0',
  );
  expect(() => rateScore({ events: 0, units: 1 }, { inControl: 0.1, outOfControl: 0.1 })).toThrow(
    'A CUSUM requires two different rates, got 0.1 twice',
  );
});

test('relativeRateScore(first, second, ratio) is the logarithm of the likelihood ratio of how events split', () => {
  // Of events at rates r and 3 r among 900 and 100 units, 300 of 1200 fall on the second.
  const mass = (share: number) => share ** 4 * (1 - share) ** 11;
  const found = relativeRateScore({ events: 11, units: 900 }, { events: 4, units: 100 }, 3);
  expect(found).toBeCloseTo(Math.log(mass(0.25) / mass(0.1)), 12);
  expect(relativeRateScore({ events: 0, units: 0 }, { events: 4, units: 100 }, 3)).toBe(0);
  expect(() => relativeRateScore({ events: 1, units: 2 }, { events: 1, units: 2 }, 1)).toThrow(
    'relativeRateScore requires a ratio above 0 other than 1, got 1',
  );
});

test('nextCusum(sum, score) of values against their mean so far is the test of Page and Hinkley', () => {
  const { pageHinkley } = golden('runLengths') as {
    pageHinkley: { values: number[]; means: number[]; sums: number[]; firstAlarm: number } & Record<
      'allowance' | 'limit',
      number
    >;
  };
  const { values, means, sums, allowance, limit, firstAlarm } = pageHinkley;
  let [sum, total] = [0, 0];
  const found = values.map((value, index) => {
    total += value;
    expect(total / (index + 1)).toBeCloseTo(means[index]!, 12);
    sum = nextCusum(sum, value - total / (index + 1) - allowance);
    return sum;
  });
  found.forEach((statistic, index) => expect(statistic).toBeCloseTo(sums[index]!, 12));
  expect(found.findIndex((statistic) => statistic > limit) + 1).toBe(firstAlarm);
});

describe('cusumRunLength(chart)', () => {
  /** Rates at which a unit without an event is one of `steps` of the score of an event. */
  const onLattice = (inControl: number, steps: number) => {
    let [low, high] = [inControl, 1];
    for (let round = 0; round < 100; round += 1) {
      const middle = (low + high) / 2;
      const down = Math.log1p(-inControl) - Math.log1p(-middle);
      if ((Math.log(middle / inControl) + down) / down > steps) low = middle;
      else high = middle;
    }
    return { inControl, outOfControl: low };
  };

  test('solves the equations of the Markov chain', () => {
    const chart = onLattice(0.1, 6);
    const step = Math.log1p(-chart.inControl) - Math.log1p(-chart.outOfControl);
    const [states, rate] = [13, 0.13];
    // Value iteration: mean from each state.
    let means = new Float64Array(states);
    for (let round = 0; round < 20_000; round += 1) {
      means = means.map(
        (_, state) =>
          1 +
          (1 - rate) * means[Math.max(0, state - 1)]! +
          (state + 5 < states ? rate * means[state + 5]! : 0),
      );
    }
    const found = cusumRunLength({ ...chart, rate, limit: (states - 0.5) * step })!;
    expect(found / means[0]!).toBeCloseTo(1, 10);
  });

  test.each([0.02, 0.03, 0.05])('is what playing the CUSUM unit by unit takes at a rate of %d', (rate) => {
    const chart = onLattice(rates.inControl, 35);
    const limit = 3;
    const random = openStream(streamKey('cusum', String(rate)), 0);
    const runs = rate === 0.02 ? 400 : 2000;
    let [sum, squares] = [0, 0];
    for (let run = 0; run < runs; run += 1) {
      let [length, cusum] = [0, 0];
      while (cusum < limit) {
        length += 1;
        cusum = nextCusum(cusum, rateScore({ events: random.uniform() < rate ? 1 : 0, units: 1 }, chart));
      }
      sum += length;
      squares += length * length;
    }
    const mean = sum / runs;
    const error = Math.sqrt((squares / runs - mean * mean) / runs);
    expect(Math.abs(mean - cusumRunLength({ ...chart, rate, limit })!)).toBeLessThan(3 * error);
  });

  test('in control is at least the exponential of the limit (Lorden 1971), and undefined where nothing ever happens', () => {
    for (const limit of [0.5, 2, 6, 12]) {
      expect(cusumRunLength({ ...rates, rate: 0.02, limit })!).toBeGreaterThan(Math.exp(limit));
    }
    // Each unit more of the limit takes e times as long, but for the lattice.
    const inControl = [6, 16].map((limit) => cusumRunLength({ ...rates, rate: 0.02, limit })!);
    expect((inControl[1]! / inControl[0]!) ** 0.1).toBeCloseTo(Math.E, 2);
    expect(cusumRunLength({ ...rates, rate: 0, limit: 3 })).toBeUndefined();
    expect(cusumRunLength({ ...rates, rate: 1, limit: 3 })).toBe(5);
    expect(cusumRunLength({ rate: 0.5, limit: 3, inControl: 0.4, outOfControl: 0.6 })).toBeUndefined();
    expect(() => cusumRunLength({ rate: 0.1, limit: 3, inControl: 0.3, outOfControl: 0.2 })).toThrow(
      'cusumRunLength requires a rate from 0 to 1, a limit above 0 and outOfControl above inControl, got 0.1, 3, 0.2 and 0.3',
    );
  });
});

test('a CUSUM of scores against a concurrent arm, tick by tick, lets exp(limit) ticks pass before a false alarm', () => {
  const random = openStream(streamKey('cusum', 'concurrent'), 0);
  const [runs, limit, ticks] = [3000, Math.log(200), 50];
  for (const rate of [0.02, 0.5]) {
    let [alarmed, lengths] = [0, 0];
    for (let run = 0; run < runs / 10; run += 1) {
      let cusum = 0;
      for (let tick = 1; ; tick += 1) {
        const first = { events: binomial(random, 900, rate), units: 900 };
        const second = { events: binomial(random, 100, rate), units: 100 };
        cusum = nextCusum(cusum, relativeRateScore(first, second, 1.5));
        if (cusum < limit && tick < 100 * ticks) continue;
        lengths += tick;
        alarmed += 1;
        break;
      }
    }
    expect(lengths / alarmed, String(rate)).toBeGreaterThan(200);
  }
});
