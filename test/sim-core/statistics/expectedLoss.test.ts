import { describe, expect, test } from 'vitest';
import { beta, binomial, openStream, streamKey } from '../../../sim-core/random/index.ts';
import { expectedLosses } from '../../../sim-core/statistics/index.ts';

/** ln((n - 1)!) for whole n. */
const logGammas = [Number.NaN, 0];
for (let n = 2; n < 4000; n += 1) logGammas.push(logGammas[n - 1]! + Math.log(n - 1));
const logBeta = (a: number, b: number) => logGammas[a]! + logGammas[b]! - logGammas[a + b]!;

/** P(B > A) for whole shapes. Source: Miller 2015, "Formulas for Bayesian A/B Testing", eq. 6. */
function chanceOfMore(aA: number, bA: number, aB: number, bB: number): number {
  let sum = 0;
  for (let i = 0; i < aB; i += 1) {
    sum += Math.exp(logBeta(aA + i, bA + bB) - Math.log(bB + i) - logBeta(1 + i, bB) - logBeta(aA, bA));
  }
  return sum;
}

/** Expected loss of choosing A. Source: Stucchio 2015, "Bayesian A/B Testing at VWO", eq. for the loss function. */
function lossOfChoosing(aA: number, bA: number, aB: number, bB: number): number {
  const shift = (a: number, b: number) => Math.exp(logBeta(a + 1, b) - logBeta(a, b));
  return shift(aB, bB) * chanceOfMore(aA, bA, aB + 1, bB) - shift(aA, bA) * chanceOfMore(aA + 1, bA, aB, bB);
}

const uniform = { events: 1, others: 1 };

describe('expectedLosses(first, second, prior)', () => {
  test.each([
    [10, 100, 14, 100],
    [14, 100, 10, 100],
    [0, 5, 0, 900],
    [0, 0, 0, 0],
    [400, 1000, 460, 1000],
    [7, 1000, 900, 1000],
  ])('meets the sums of Stucchio and Miller for %d of %d and %d of %d', (x, n, y, m) => {
    const found = expectedLosses({ events: x, units: n }, { events: y, units: m }, uniform);
    const [aA, bA, aB, bB] = [x + 1, n - x + 1, y + 1, m - y + 1];
    // The sums take differences of numbers of the size of the rates, and keep some 1e-12 of them.
    expect(Math.abs(found.first - lossOfChoosing(aA, bA, aB, bB))).toBeLessThan(1e-11);
    expect(Math.abs(found.second - lossOfChoosing(aB, bB, aA, bA))).toBeLessThan(1e-11);
  });

  test('is what is lost on average, even where one looks again and again and chooses when it is small', () => {
    const random = openStream(streamKey('expected loss', 'test'), 0);
    const prior = { events: 10, others: 90 };
    const replications = 4000;
    let surprise = 0;
    let squares = 0;
    for (let replication = 0; replication < replications; replication += 1) {
      const rates = [
        beta(random, prior.events, prior.others),
        beta(random, prior.events, prior.others),
      ] as const;
      const counts = [0, 0];
      for (let look = 1; look <= 8; look += 1) {
        for (const arm of [0, 1] as const) counts[arm]! += binomial(random, 150, rates[arm]);
        const [first, second] = counts.map((events) => ({ events, units: 150 * look }));
        const losses = expectedLosses(first!, second!, prior);
        const expected = Math.min(losses.first, losses.second);
        if (expected > 0.003 && look < 8) continue;
        const chosen = losses.first < losses.second ? 0 : 1;
        const difference = Math.max(0, rates[chosen === 0 ? 1 : 0] - rates[chosen]) - expected;
        surprise += difference;
        squares += difference * difference;
        break;
      }
    }
    const error = Math.sqrt(squares) / replications;
    expect(error).toBeLessThan(2e-4);
    expect(Math.abs(surprise / replications)).toBeLessThan(3 * error);
  });

  test('refuses counts that cannot be and a prior that knows nothing at all', () => {
    const some = { events: 1, units: 2 };
    expect(() => expectedLosses({ events: 3, units: 2 }, some, uniform)).toThrow(
      'expectedLosses requires 0 <= events <= units and a prior above 0, got 3 of 2 and 1, 1',
    );
    expect(() => expectedLosses(some, some, { events: 0, others: 1 })).toThrow('got 1 of 2 and 0, 1');
  });
});
