import { describe, expect, it } from 'vitest';
import { binomial, openStream, poisson, standardNormal, streamKey } from '../../sim-core/random/index.ts';
import { exp } from '../../sim-core/numeric/index.ts';
import type { PairedSums } from '../../sim-core/statistics/index.ts';
import {
  bernoulliEValue,
  confidenceSequence,
  cupedMoments,
  hodgesLehmannInterval,
  mannWhitneyTest,
  mixturePValue,
  mixtureSpread,
  momentsOfSums,
  powerTwoMeans,
  ratioMoments,
  welchTest,
} from '../../sim-core/statistics/index.ts';
import { threeStandardErrors } from './play.ts';

const randomOf = (name: string) => openStream(streamKey('calibration of statistics', name), 0);

describe('tests of users who differ', () => {
  /** Users with their own activity and success rate: requests before the test and in it, and successes in it. */
  const drawArm = (random: ReturnType<typeof randomOf>, users: number) => {
    const covariate = { count: users, y: 0, x: 0, yy: 0, xx: 0, xy: 0 };
    const ratio = { ...covariate };
    const add = (sums: typeof covariate, y: number, x: number) => {
      sums.y += y;
      sums.x += x;
      sums.yy += y * y;
      sums.xx += x * x;
      sums.xy += x * y;
    };
    for (let user = 0; user < users; user += 1) {
      const activity = 4 * exp(0.6 * standardNormal(random) - 0.18);
      const rate = Math.min(0.9, 0.2 * exp(0.5 * standardNormal(random) - 0.125));
      const successes = poisson(random, activity * rate);
      add(covariate, successes, poisson(random, activity));
      add(ratio, successes, successes + poisson(random, activity * (1 - rate)));
    }
    return { covariate, ratio };
  };
  it('keep their level: Welch, with CUPED, and on a ratio by the delta method', () => {
    const random = randomOf('level');
    const runs = 4000;
    const rejected = { plain: 0, adjusted: 0, ratio: 0 };
    for (let run = 0; run < runs; run += 1) {
      const [first, second] = [drawArm(random, 150), drawArm(random, 250)];
      const plain = ({ count, y, yy }: PairedSums) => momentsOfSums(count, y, yy)!;
      const adjusted = cupedMoments(first.covariate, second.covariate)!;
      const pValues = {
        plain: welchTest(plain(first.covariate), plain(second.covariate))!.pValue,
        adjusted: welchTest(adjusted.arms[0]!, adjusted.arms[1]!)!.pValue,
        ratio: welchTest(ratioMoments(first.ratio)!, ratioMoments(second.ratio)!)!.pValue,
      };
      for (const kind of ['plain', 'adjusted', 'ratio'] as const) {
        if (pValues[kind] < 0.05) rejected[kind] += 1;
      }
    }
    for (const kind of ['plain', 'adjusted', 'ratio'] as const) {
      expect(Math.abs(rejected[kind] / runs - 0.05), kind).toBeLessThan(threeStandardErrors(0.05, runs));
    }
  });

  it('have with CUPED the power of a test of what is left of the variance, 1 - rho^2', () => {
    const random = randomOf('power');
    const [runs, users, correlation, effect] = [4000, 100, 0.8, 0.25];
    const drawCorrelated = (shift: number): PairedSums => {
      const sums = { count: users, y: 0, x: 0, yy: 0, xx: 0, xy: 0 };
      for (let user = 0; user < users; user += 1) {
        const x = standardNormal(random);
        const y = shift + correlation * x + Math.sqrt(1 - correlation ** 2) * standardNormal(random);
        sums.y += y;
        sums.x += x;
        sums.yy += y * y;
        sums.xx += x * x;
        sums.xy += x * y;
      }
      return sums;
    };
    let found = 0;
    for (let run = 0; run < runs; run += 1) {
      const { arms } = cupedMoments(drawCorrelated(0), drawCorrelated(effect))!;
      const { t, pValue } = welchTest(arms[0]!, arms[1]!)!;
      if (t > 0 && pValue < 0.05) found += 1;
    }
    const design = {
      difference: effect,
      unitsFirst: users,
      unitsSecond: users,
      alpha: 0.05,
      sides: 2,
      test: 't',
    };
    const powerAt = (standardDeviation: number) =>
      powerTwoMeans({ ...design, standardDeviation } as Parameters<typeof powerTwoMeans>[0])!;
    const power = powerAt(Math.sqrt(1 - correlation ** 2));
    expect(power).toBeGreaterThan(powerAt(1) + 0.3);
    expect(Math.abs(found / runs - power)).toBeLessThan(threeStandardErrors(power, runs));
  });
});

describe('the test of Mann and Whitney and its interval', () => {
  it.each([
    ['counts that tie', (random: ReturnType<typeof randomOf>) => poisson(random, 3)],
    ['skewed values', (random: ReturnType<typeof randomOf>) => exp(standardNormal(random))],
  ])('keep their level on %s', (name, draw) => {
    const random = randomOf(name);
    const runs = 4000;
    let [rejected, covered] = [0, 0];
    for (let run = 0; run < runs; run += 1) {
      const first = Array.from({ length: 40 }, () => draw(random));
      const second = Array.from({ length: 60 }, () => draw(random));
      if (mannWhitneyTest(first, second, { method: 'normal' })!.pValue < 0.05) rejected += 1;
      const { low, high } = hodgesLehmannInterval(first, second, 0.98)!;
      if (low <= 0 && 0 <= high) covered += 1;
    }
    expect(Math.abs(rejected / runs - 0.05)).toBeLessThan(threeStandardErrors(0.05, runs));
    // Whole shifts only where values are whole: it covers at least as often as it says.
    expect(covered / runs).toBeGreaterThan(0.98 - threeStandardErrors(0.98, runs));
  });
});

describe('looks as often as one likes', () => {
  it('confidenceSequence covers the difference at all looks together, of arms of unequal size too', () => {
    const random = randomOf('sequence');
    const [runs, alpha, looks] = [3000, 0.1, 60];
    const spread = mixtureSpread(8000, alpha);
    let missed = 0;
    for (let run = 0; run < runs; run += 1) {
      const first = { events: 0, units: 0 };
      const second = { events: 0, units: 0 };
      let outside = false;
      for (let look = 0; look < looks; look += 1) {
        first.units += 900;
        first.events += binomial(random, 900, 0.05);
        second.units += 300;
        second.events += binomial(random, 300, 0.07);
        const both = confidenceSequence(first, second, { alpha, spread })!;
        outside ||= both.low > 0.02 || both.high < 0.02;
      }
      if (outside) missed += 1;
    }
    expect(missed / runs).toBeLessThan(alpha);
    expect(missed / runs).toBeGreaterThan(alpha / 10);
  });

  it('mixturePValue of one side falls to alpha in at most that share of sequences where nothing differs', () => {
    const random = randomOf('one side');
    const [runs, alpha] = [4000, 0.1];
    const spread = mixtureSpread(50, alpha);
    let rejected = 0;
    for (let run = 0; run < runs; run += 1) {
      let sum = 0;
      for (let units = 1; units <= 400; units += 1) {
        sum += standardNormal(random);
        if (mixturePValue(sum / Math.sqrt(units), units, spread, 1) > alpha) continue;
        rejected += 1;
        break;
      }
    }
    expect(rejected / runs).toBeLessThan(alpha);
    expect(rejected / runs).toBeGreaterThan(alpha / 4);
  });

  it.each(['two-sided', 'greater'] as const)(
    'bernoulliEValue reaches 1 / alpha in at most alpha of sequences, %s',
    (alternative) => {
      const random = randomOf(`e-value ${alternative}`);
      const [runs, alpha, probability] = [1500, 0.1, 0.3];
      let rejected = 0;
      for (let run = 0; run < runs; run += 1) {
        let events = 0;
        for (let units = 1; units <= 300; units += 1) {
          if (random.uniform() < probability) events += 1;
          if (bernoulliEValue({ events, units, probability, alternative }) < 1 / alpha) continue;
          rejected += 1;
          break;
        }
      }
      expect(rejected / runs).toBeLessThan(alpha);
      expect(rejected / runs).toBeGreaterThan(alpha / 10);
    },
  );
});
