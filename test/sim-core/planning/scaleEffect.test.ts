import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../sim-core/index.ts';
import { checkScenario, formatProblem, scenarioHash } from '../../../sim-core/index.ts';
import { hasEffectToScale, scaleEffect } from '../../../sim-core/planning/scaleEffect.ts';
import { compileWorld } from '../../../sim-core/world/compile.ts';
import { CHALLENGER_ALONE } from '../../../sim-core/world/challengerUse.ts';
import { hasDrawnQuantities } from '../../../sim-core/world/measured.ts';
import { EXCESS } from '../../../sim-core/world/toll.ts';
import { truthOf } from '../../../sim-core/world/truth.ts';
import { scenarioOf, smallWorlds } from '../worlds.ts';

const worlds = Object.entries(smallWorlds).map(([name, make]) => [name, make()] as const);

function scaled(scenario: Scenario, factor: number): Scenario {
  const { scenario: changed, obstacle } = scaleEffect(scenario, factor);
  if (!changed) throw new Error(obstacle);
  const { problems } = checkScenario(changed);
  expect(problems.map(formatProblem)).toEqual([]);
  return changed;
}

/** Failures per request that the challenger causes by tick if it serves everyone, weighted by severity. */
function differences(scenario: Scenario): Float64Array {
  return compileWorld(scenario.world).severeExcess.rates[EXCESS.challenger]!;
}

const day = (world: Record<string, unknown>, plans = {}) => scenarioOf(world, plans);
/** Means over the queries of two equal rankers are added up in another order. */
const ROUNDING = 1e-12;

const plan = { ab: [{ strategy: 'ab', hours: 12 }] };

describe('scaleEffect(scenario, factor)', () => {
  test.each(worlds.filter(([, { world }]) => !hasDrawnQuantities(world)))(
    'gives the very scenario at 1: %s',
    (_name, scenario) => {
      const { scenario: same } = scaleEffect(scenario, 1);
      expect(same).toBe(scenario);
      expect(scenarioHash(same!)).toBe(scenarioHash(scenario));
    },
  );

  test.each(worlds)('gives an equal challenger that nobody notices at 0: %s', (_name, scenario) => {
    const without = scaled(scenario, 0);
    const world = compileWorld(without.world);
    expect(truthOf(world, ROUNDING).class).toBe('equal');
    // A page merged of equal rankers' lists is none of either, and machines of its own are more machines for all.
    const rows =
      without.world.capacity?.machines === 'separate'
        ? [EXCESS.challenger]
        : [EXCESS.challenger, EXCESS.bystander];
    for (const row of rows) {
      expect(Math.max(...world.excess.rates[row]!.map(Math.abs))).toBeLessThan(ROUNDING);
    }
    // Nor does it matter how it is used.
    const half = world.regime({ ...CHALLENGER_ALONE, challenger: 0.5, fromTick: 3, startTick: 3 });
    for (let segment = 0; segment < without.world.segments.length; segment += 1) {
      for (const tick of [0, 5, 11]) {
        const [incumbent, challenger] = [
          half.behaviour('incumbent', segment, tick),
          half.behaviour('challenger', segment, tick),
        ];
        if (without.world.capacity?.machines === 'separate') continue;
        for (const rate of ['error', 'success', 'slow', 'value'] as const) {
          expect(challenger[rate]).toBeCloseTo(incumbent[rate], 12);
        }
      }
    }
  });

  // Noise of rankers changes by steps: the clicks it brings are not in proportion.
  test.each(worlds.filter(([, { world }]) => !world.ranking))(
    'gives a quarter of every difference as half of a half: %s',
    (_name, scenario) => {
      const quarter = differences(scaled(scenario, 0.25));
      const halfOfHalf = differences(scaled(scaled(scenario, 0.5), 0.5));
      expect(Math.max(...quarter.map((rate, tick) => Math.abs(rate - halfOfHalf[tick]!)))).toBeLessThan(1e-9);
    },
  );

  test('scales numbers, curves, formulas and what was measured alike, moment by moment', () => {
    const one = { at: 0, value: 0.02 };
    const curve = { kind: 'curve', over: 'hours', points: [one, { at: 20, value: 0.12 }] };
    const pairs: readonly (readonly [unknown, unknown])[] = [
      [0.02, 0.06],
      [0.02, curve],
      [
        curve,
        {
          kind: 'curve',
          over: 'hours',
          points: [
            { at: 3, value: 0.1 },
            { at: 9, value: 0.3 },
          ],
        },
      ],
      [curve, { kind: 'formula', formula: '0.05 + 0.001 * hours' }],
      [
        { kind: 'formula', formula: 'hours > 5 ? 0.1 : 0.05' },
        { kind: 'formula', formula: '0.2 - 0.001 * hours' },
      ],
      [
        { kind: 'measured', events: 3, trials: 100 },
        { kind: 'measured', events: 9, trials: 120 },
      ],
      [0.1, { kind: 'formula', formula: '0.1 + 0.2 * 0.5 ^ (sinceStart / 6)' }],
    ];
    for (const [incumbent, challenger] of pairs) {
      const scenario = day({ incumbent: { error: incumbent }, challenger: { error: challenger } }, plan);
      const whole = differences(scenario);
      for (const factor of [0.25, 0.5, 2]) {
        differences(scaled(scenario, factor)).forEach((difference, tick) =>
          expect(difference).toBeCloseTo(factor * whole[tick]!, 12),
        );
      }
    }
  });

  test('scales what a segment says for itself and what it takes over, each against its own incumbent', () => {
    const scenario = day(
      {
        segments: [
          { id: 'a', name: 'A', share: 0.5 },
          { id: 'b', name: 'B', share: 0.3 },
          { id: 'c', name: 'C', share: 0.2 },
        ],
        incumbent: { error: 0.02, segments: { b: { error: 0.1 } } },
        challenger: { error: 0.04, segments: { c: { error: 0.5 } } },
      },
      plan,
    );
    const { world } = scaled(scenario, 0.5);
    const compiled = compileWorld(world);
    const errors = [0, 1, 2].map((segment) => compiled.behaviour('challenger', segment, 0).error);
    expect(errors).toEqual([0.03, 0.07, 0.26]);
  });

  test('gives an equal challenger the drift that befell the incumbent alone, and half of it half-way', () => {
    const drift = (model: string) => ({
      name: 'Fades',
      shape: 'sudden',
      model,
      quantity: 'error',
      change: 0.1,
      atHours: 6,
    });
    const scenario = day({ incumbent: { error: 0.1 }, drifts: [drift('incumbent')] }, plan);
    expect(differences(scenario)[8]).toBeCloseTo(-0.1, 12);
    expect(differences(scaled(scenario, 0.5))[8]).toBeCloseTo(-0.05, 12);
    expect(differences(scaled(scenario, 0))[8]).toBe(0);
    const shared = day({ incumbent: { error: 0.1 }, drifts: [drift('both')] }, plan);
    expect(scaled(shared, 0).world.drifts).toEqual(shared.world.drifts);
  });

  test('takes away what the challenger’s presence does to the incumbent’s users', () => {
    const success = (base: string) => ({ kind: 'formula', formula: `${base} / (1 + 0.2 * share)` });
    const scenario = day(
      { incumbent: { success: success('0.1') }, challenger: { success: success('0.12') } },
      plan,
    );
    const half = compileWorld(scaled(scenario, 0.5).world).regime({ ...CHALLENGER_ALONE, challenger: 0.5 });
    expect(half.behaviour('incumbent', 0, 0).success).toBeCloseTo(0.1 + 0.5 * (0.1 / 1.1 - 0.1), 12);
    expect(half.behaviour('challenger', 0, 0).success).toBeCloseTo(0.1 + 0.5 * (0.12 / 1.1 - 0.1), 12);
  });

  test('leaves a word in quotes alone where it takes the share out of a formula', () => {
    const formula = 'segment == "share" ? 0.1 : 0.1 + 0.1 * share';
    const scenario = day(
      {
        segments: [{ id: 'share', name: 'Share', share: 1 }],
        incumbent: { error: { kind: 'formula', formula } },
        challenger: { error: 0.3 },
      },
      plan,
    );
    expect(differences(scaled(scenario, 0.5))[0]).toBeCloseTo(0.1, 12);
  });

  test('stands measured counts at their point estimates, drawn or not', () => {
    const measured = (events: number) => ({ kind: 'measured', events, trials: 1000, uncertainty: 'drawn' });
    const scenario = day({ incumbent: { error: measured(20) }, challenger: { error: measured(50) } }, plan);
    expect(hasDrawnQuantities(scaled(scenario, 1).world)).toBe(false);
    expect(differences(scaled(scenario, 1))[0]).toBeCloseTo(0.03, 12);
    expect(differences(scaled(scenario, 2))[0]).toBeCloseTo(0.06, 12);
  });

  test('says why, where a scenario has no way to write what lies between', () => {
    const long = (text: string) => ({ kind: 'formula', formula: Array(60).fill(text).join(' + ') });
    const formulas = day({ incumbent: { error: long('0.001') }, challenger: { error: long('0.002') } }, plan);
    expect(scaleEffect(formulas, 0.5).obstacle).toMatch(/^its formula would take \d+ characters/);
    expect(scaleEffect(formulas, 0).obstacle).toBeUndefined();
  });

  test('breaks a bound where twice the effect is more than there can be, which the check tells', () => {
    const scenario = day({ incumbent: { error: 0.2 }, challenger: { error: 0.8 } }, plan);
    const { scenario: impossible } = scaleEffect(scenario, 2);
    expect(checkScenario(impossible).problems.map(formatProblem)).toEqual([
      'world.challenger.segments.all.error requires a number from 0 to 1, got 1.4',
    ]);
  });

  test('refuses a factor below 0', () => {
    expect(() => scaleEffect(smallWorlds['a ranking played click by click']!(), -1)).toThrow(RangeError);
  });
});

describe('hasEffectToScale(scenario)', () => {
  test('tells worlds in which the challenger is the incumbent from all others', () => {
    expect(hasEffectToScale(day({ incumbent: { error: 0.02 } }, plan))).toBe(false);
    expect(hasEffectToScale(day({ incumbent: { error: 0.02 }, challenger: { error: 0.02 } }, plan))).toBe(
      false,
    );
    expect(hasEffectToScale(day({ incumbent: { error: 0.02 }, challenger: { error: 0.03 } }, plan))).toBe(
      true,
    );
    const feedbacks = [{ name: 'Learns', quantity: 'error', change: 0.1, servedHours: 5 }];
    expect(hasEffectToScale(day({ incumbent: { error: 0.02 }, feedbacks }, plan))).toBe(true);
  });
});
