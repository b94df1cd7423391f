import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../sim-core/index.ts';
import { axisValues, cellScenario, parseScenario } from '../../../sim-core/index.ts';
import { axisProblem } from '../../../renderer/whatIf/axisProblem.ts';
import { moveNumber } from '../../../renderer/whatIf/movedNumbers.ts';
import type { ScenarioNumber } from '../../../renderer/whatIf/scenarioNumbers.ts';
import { numberName, scenarioNumbers } from '../../../renderer/whatIf/scenarioNumbers.ts';
import {
  amounts,
  effectAxis,
  secondAxis,
  usualAxis,
  usualSweep,
  usualTornado,
} from '../../../renderer/whatIf/setup.ts';
import { shippedText } from '../fixtures/store.ts';

const open = (id: string) => parseScenario(shippedText(id)).scenario!;
const shipped = ['slow-burn', 'needle', 'ranking-win', 'capstone', 'weekend-canary', 'fine-at-five-percent'];

function numberNamed(scenario: Scenario, name: string): ScenarioNumber {
  return scenarioNumbers(scenario).find((number) => numberName(number) === name)!;
}

const number = (value: number, schema: ScenarioNumber['schema']): ScenarioNumber => ({
  path: ['world', 'x'],
  schema: { type: 'number', ...schema },
  value,
  place: ['X'],
});

describe('usualAxis(number, steps)', () => {
  test.each(shipped)('can be swept as it stands, whatever the number: %s', (id) => {
    for (const own of scenarioNumbers(open(id))) {
      const axis = usualAxis(own, 5);
      expect({ name: numberName(own), problem: axisProblem(axis, own.schema, 41) }).toEqual({
        name: numberName(own),
        problem: undefined,
      });
      const { minimum = -Infinity, maximum = Infinity } = own.schema;
      const values = axisValues({ ...axis, whole: own.schema.type === 'integer' });
      expect(values.length).toBeGreaterThanOrEqual(2);
      expect(values[0]).toBeGreaterThanOrEqual(minimum);
      expect(values.at(-1)).toBeLessThanOrEqual(maximum);
    }
  });
  test('goes by factors where the forms do, around the value', () => {
    expect(usualAxis(numberNamed(open('slow-burn'), 'Traffic'), 9)).toMatchObject({
      from: 0.58,
      to: 9.3,
      scale: 'logarithmic',
    });
  });
});

describe('usualSweep(scenario, measure) and secondAxis(scenario, first)', () => {
  test.each(shipped)('make scenarios that can be played: %s', (id) => {
    const scenario = open(id);
    const { axes } = usualSweep(scenario, 'caught');
    const both = [axes[0]!, secondAxis(scenario, axes[0]!)];
    const settings = both.map(({ swept, to }) => ({ swept, value: to }));
    expect(cellScenario(scenario, settings.slice(0, 1)).obstacle).toBeUndefined();
    expect(both[0]!.swept).not.toEqual(both[1]!.swept);
  });
  test('go by another number where the effect is swept already', () => {
    expect(secondAxis(open('slow-burn'), effectAxis(9)).swept.kind).toBe('number');
  });
});

describe('usualTornado(scenario, measure, likelihoodOf)', () => {
  const scenario = open('slow-burn');
  test('is of the plan whose outcome is least settled', () => {
    const likelihoods: Readonly<Record<string, number>> = {
      ab: 1,
      canary: 0.05,
      interleaved: 0.03,
      shadow: 0.4,
    };
    expect(usualTornado(scenario, 'caught', (id) => likelihoods[id])).toMatchObject({
      planId: 'shadow',
      measure: 'caught',
    });
  });
  test('is of failures where every outcome is settled', () => {
    expect(usualTornado(scenario, 'caught', () => 0.999)).toMatchObject({ measure: 'extraFailuresMean' });
  });
});

describe('moveNumber(number, amount)', () => {
  test('moves by a part, by a factor or to its own bounds', () => {
    const own = number(0.4, { minimum: 0, maximum: 1 });
    expect(amounts.map((amount) => [moveNumber(own, amount).down, moveNumber(own, amount).up])).toEqual([
      [0.36, 0.44],
      [0.32, 0.48],
      [0.2, 0.6],
      [0.2, 0.8],
      [0, 1],
    ]);
  });
  test('stops at a bound, and is not moved where it is there or is 0', () => {
    const share = { minimum: 0, maximum: 1 };
    expect(moveNumber(number(0.9, share), '50%')).toMatchObject({ down: 0.45, up: 1 });
    expect(moveNumber(number(1, share), '20%')).toMatchObject({ down: 0.8, up: undefined });
    expect(moveNumber(number(0, share), '20%')).toMatchObject({ down: undefined, up: undefined });
    expect(moveNumber(number(3, { exclusiveMinimum: 0, maximum: 100 }), 'bounds').down).toBeUndefined();
  });
  test('keeps whole numbers whole, and moves a negative one to the smaller first', () => {
    expect(moveNumber(number(7, { type: 'integer', minimum: 1 }), '20%')).toMatchObject({ down: 6, up: 8 });
    expect(moveNumber(number(-1, { minimum: -10, maximum: 10 }), '20%')).toMatchObject({
      down: -1.2,
      up: -0.8,
    });
  });
  test('has no bounds of its own where nobody would go to them', () => {
    const open_ = number(2, { minimum: 0, maximum: 1e9 });
    expect(moveNumber(open_, 'bounds')).toMatchObject({ down: undefined, up: undefined });
  });
});

describe('axisProblem(axis, schema, mostSteps)', () => {
  const axis = { swept: { kind: 'effect' }, from: 1, to: 2, steps: 5, scale: 'linear' } as const;
  test.each([
    [{ ...axis, from: 3 }, 'From has to be less than to.'],
    [{ ...axis, to: Number.NaN }, 'From and to require numbers, such as 0.5, 0.5% or 1/200.'],
    [
      { ...axis, from: 0, scale: 'logarithmic' as const },
      'By factors, the values have to begin above 0. Space them evenly, or begin higher.',
    ],
    [{ ...axis, steps: 1 }, 'It takes 2 to 25 values, in whole numbers.'],
    [axis, undefined],
  ])('of %o is: %s', (own, words) => {
    expect(axisProblem(own, {}, 25)).toBe(words);
  });
  test('is that the number is gone where the scenario has it no more', () => {
    expect(axisProblem(axis, undefined, 25)).toMatch(/^The scenario has no such number any more/);
  });
});
