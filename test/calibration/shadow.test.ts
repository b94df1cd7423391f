import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../sim-core/index.ts';
import { summarize } from '../../sim-core/index.ts';
import { exp, logPoissonMass } from '../../sim-core/numeric/index.ts';
import { chiSquareUpperTail, mcNemarTest, normalUpperTail } from '../../sim-core/statistics/index.ts';
import { scenarioOf } from '../sim-core/worlds.ts';
import { playPlanOf, shareOf, threeStandardErrors } from './play.ts';

const REPLICATIONS = 10_000;
const HOURS = 24;

/** Traffic that mirrors a mean of so many requests. */
const trafficOf = (pairs: number) => ({ requestsPerSecond: pairs / (HOURS * 3600) });

const once = { strategy: 'shadow', hours: HOURS, lookEveryHours: HOURS };

const alarmsOf = (scenario: Scenario, replications = REPLICATIONS) =>
  shareOf(playPlanOf(scenario, replications), 'rolledBack');

/** Twins: the same model twice, which differs from itself by chance alone. */
const twins = (selfDisagreement: number) => ({
  incumbent: { error: 0.02, success: 0.7 },
  sharedLuck: 1,
  answers: { selfDisagreement: { incumbent: selfDisagreement, challenger: selfDisagreement } },
});

describe('the test of pairs of a shadow', () => {
  // Exact and corrected waste a third of the level of so few pairs; mid-p and chi-square come near it.
  it.each([
    ['exact', 0.6, 0.75],
    ['mid-p', 0.9, 1.1],
    ['chi-square', 0.9, 1.1],
    ['chi-square-corrected', 0.6, 0.75],
  ] as const)(
    'rejects equal models by "%s" as often as its sum over all counts says',
    (test, least, most) => {
      const [alpha, pairs, error] = [0.05, 3000, 0.005];
      const scenario = scenarioOf(
        { incumbent: { error }, sharedLuck: 0, traffic: trafficOf(pairs) },
        { shadow: [{ ...once, alpha, test }] },
      );
      const mean = pairs * error * (1 - error);
      const masses = Array.from({ length: Math.ceil(mean * 3) + 20 }, (_, count) =>
        exp(logPoissonMass(count, mean)),
      );
      let level = 0;
      masses.forEach((first, onlyFirst) =>
        masses.forEach((second, onlySecond) => {
          const pValue = mcNemarTest({ onlyFirst, onlySecond }, { alternative: 'greater', method: test });
          if (pValue <= alpha) level += first * second;
        }),
      );
      expect(Math.abs(alarmsOf(scenario) - level)).toBeLessThan(threeStandardErrors(level, REPLICATIONS));
      expect(level / alpha).toBeGreaterThan(least);
      expect(level / alpha).toBeLessThan(most);
    },
  );
});

describe('the noise arm of a shadow', () => {
  it.each([1, 0.2])('rejects a twin at the level of its test, with a noise arm of %d', (noiseShare) => {
    const alpha = 0.05;
    const scenario = scenarioOf(
      { ...twins(0.1), traffic: trafficOf(1e7) },
      {
        shadow: [
          { ...once, alpha, comparisons: ['disagreement'], disagreement: { kind: 'noise-test', noiseShare } },
        ],
      },
    );
    expect(Math.abs(alarmsOf(scenario) - alpha)).toBeLessThan(threeStandardErrors(alpha, REPLICATIONS));
  });

  it('has power near 0.8 with the sample that theory asks for', () => {
    const world = {
      ...twins(0.05),
      answers: { selfDisagreement: { incumbent: 0.05, challenger: 0.05 }, rightInOtherWays: 0.02 },
    };
    const plans = {
      shadow: [
        {
          ...once,
          comparisons: ['disagreement'],
          disagreement: { kind: 'noise-test', noiseShare: 0.5 },
        },
      ],
    };
    const scenario = scenarioOf(world, plans);
    const { required } = summarize({
      scenario,
      seed: 1,
      engine: 'auto',
      outcomes: [playPlanOf(scenario, 1)],
      complete: true,
    }).plans[0]!.sampleSize;
    const power = alarmsOf(scenarioOf({ ...world, traffic: trafficOf(required!) }, plans));
    // Exact on counts, so a little below the formula's normal approximation.
    expect(power).toBeGreaterThan(0.8 - 0.03);
    expect(power).toBeLessThan(0.8 + 0.03);
  });

  it.each([
    [200, 0.0983],
    [20, 0.2334],
  ])(
    'by margins alarms on a twin as often as chance goes beyond them: of %d pairs, %d of the time',
    (pairs, known) => {
      const selfDisagreement = 0.05;
      const keeps = Math.sqrt(1 - selfDisagreement);
      const answered = pairs * 0.98;
      // Departures of three runs of one model: the first one's makes both differ, each other one's its own.
      const both = answered * (1 - keeps + keeps * (1 - keeps) ** 2);
      const only = answered * keeps ** 2 * (1 - keeps);
      const [ofBoth, ofOne] = [both, only].map((mean) =>
        Array.from({ length: Math.ceil(mean + 12 * Math.sqrt(mean) + 12) }, (__, count) =>
          exp(logPoissonMass(count, mean)),
        ),
      ) as [number[], number[]];
      let expected = 0;
      ofBoth.forEach((p, shared) =>
        ofOne.forEach((q, noise) =>
          ofOne.forEach((r, raw) => {
            if (raw - noise > 0.2 * (raw + noise + 2 * shared)) expected += p * q * r;
          }),
        ),
      );
      const scenario = scenarioOf(
        { ...twins(selfDisagreement), traffic: trafficOf(pairs) },
        {
          shadow: [
            { ...once, comparisons: ['disagreement'], disagreement: { kind: 'noise-margin', absolute: 0 } },
          ],
        },
      );
      expect(Math.abs(alarmsOf(scenario) - expected)).toBeLessThan(
        threeStandardErrors(expected, REPLICATIONS),
      );
      expect(expected).toBeCloseTo(known, 3);
    },
  );
});

describe('prediction drift between models that predict alike', () => {
  const tenths = Array.from({ length: 10 }, () => 0.1);
  const alike = (sharedLuck: number, shares: readonly number[], pairs: number, rule: object, alpha = 0.05) =>
    scenarioOf(
      { sharedLuck, traffic: trafficOf(pairs), predictions: { incumbent: { shares } } },
      { shadow: [{ ...once, alpha, comparisons: ['predictions'], predictions: rule }] },
    );

  it.each([0, 0.6])(
    'goes beyond a limit of the stability index as a chi-square variable does, shared luck %d',
    (sharedLuck) => {
      const pairs = 20_000;
      // 12.24 is the upper fifth of a chi-square with 9 degrees of freedom; luck that is shared sets nothing apart.
      const limit = ((2 * 12.24) / pairs) * 0.8;
      const expected = chiSquareUpperTail((12.24 * 0.8) / (1 - sharedLuck), 9);
      const alarms = alarmsOf(alike(sharedLuck, tenths, pairs, { kind: 'stability-index', limit }));
      expect(Math.abs(alarms - expected)).toBeLessThan(threeStandardErrors(expected, REPLICATIONS));
      const distance = Math.sqrt(limit / (8 * Math.LN2));
      const byDistance = alarmsOf(
        alike(sharedLuck, tenths, pairs, { kind: 'jensen-shannon', limit: distance }),
      );
      expect(Math.abs(byDistance - expected)).toBeLessThan(threeStandardErrors(expected, REPLICATIONS));
    },
  );

  it('goes beyond the customary 0.2 while pairs are few, and hardly ever once they are some hundreds', () => {
    const rule = { kind: 'stability-index' };
    expect(alarmsOf(alike(0, tenths, 60, rule), 2000)).toBeGreaterThan(0.5);
    expect(alarmsOf(alike(0, tenths, 600, rule), 2000)).toBe(0);
  });

  it('is found by the Kolmogorov-Smirnov test no more often than its level says, and the less often the fewer the bins', () => {
    const alpha = 0.1;
    const many = Array.from({ length: 50 }, () => 0.02);
    const rejected = alarmsOf(alike(0, many, 1e5, { kind: 'kolmogorov-smirnov' }, alpha));
    // A Brownian bridge seen at 50 points goes as high as one seen throughout does beyond 0.5826 steps more (Siegmund
    // 1985, "Sequential Analysis", chapter X); 1.2238 is the asymptotic critical value.
    const ofMany = 2 * exp(-2 * (1.2238 + 0.5826 / Math.sqrt(50)) ** 2);
    expect(ofMany).toBeCloseTo(0.0659, 3);
    expect(Math.abs(rejected - ofMany)).toBeLessThan(threeStandardErrors(ofMany, REPLICATIONS));
    // Of two bins it is a test of two proportions that takes a z for twice what it is.
    const two = alarmsOf(alike(0, [0.5, 0.5], 1e5, { kind: 'kolmogorov-smirnov' }, alpha));
    const expected = 2 * normalUpperTail(2 * 1.2238);
    expect(Math.abs(two - expected)).toBeLessThan(threeStandardErrors(expected, REPLICATIONS));
    expect(alarmsOf(alike(0.9, many, 1e5, { kind: 'kolmogorov-smirnov' }, alpha))).toBeLessThan(0.001);
  });
});
