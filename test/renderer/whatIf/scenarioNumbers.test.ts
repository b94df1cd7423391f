import { describe, expect, test } from 'vitest';
import { cellScenario, parseScenario } from '../../../sim-core/index.ts';
import { numberName, scenarioNumbers } from '../../../renderer/whatIf/scenarioNumbers.ts';
import { shippedText } from '../fixtures/store.ts';

const scenario = parseScenario(shippedText('slow-burn')).scenario!;
const numbers = scenarioNumbers(scenario);
const named = new Map(numbers.map((number) => [numberName(number), number]));

describe('scenarioNumbers(scenario)', () => {
  test('finds the numbers of world and plans by the names that the forms give them', () => {
    expect(named.get('Traffic')).toMatchObject({ value: 2.3148, schema: { unit: 'requests/s' } });
    expect(named.get('Errors creep up › change')).toMatchObject({ value: 0.014 });
    expect(named.get('Canary release › stage 2 › share')?.path).toEqual([
      'plans',
      1,
      'phases',
      0,
      'stages',
      1,
      'share',
    ]);
  });
  test('names each differently, so that they can be told apart in a list', () => {
    expect(named.size).toBe(numbers.length);
  });
  test('leaves out how the scenario is run, and profiles of hundreds of numbers', () => {
    const tops = new Set(numbers.map(({ path }) => path[0]));
    expect([...tops].map(String).sort((a, b) => a.localeCompare(b))).toEqual(['plans', 'tolerance', 'world']);
    expect(numbers.some(({ path }) => path.includes('hourOfWeek'))).toBe(false);
  });
  test('gives paths that a cell can be made with', () => {
    for (const { path, value } of numbers) {
      expect(cellScenario(scenario, [{ swept: { kind: 'number', path }, value }]).scenario).toBeDefined();
    }
  });
});
