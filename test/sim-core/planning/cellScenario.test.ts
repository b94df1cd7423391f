import { describe, expect, test } from 'vitest';
import { cellScenario } from '../../../sim-core/index.ts';
import { scenarioOf } from '../worlds.ts';

const scenario = scenarioOf(
  {
    segments: [
      { id: 'a', name: 'A', share: 0.5 },
      { id: 'b', name: 'B', share: 0.4 },
      { id: 'c', name: 'C', share: 0.1 },
    ],
    incumbent: { error: 0.02 },
    challenger: { error: 0.04 },
  },
  { ab: [{ strategy: 'ab', hours: 12 }], shadow: [{ strategy: 'shadow', hours: 12 }] },
);
const at = (path: readonly (string | number)[], value: number) => ({
  swept: { kind: 'number', path } as const,
  value,
});
const effect = (value: number) => ({ swept: { kind: 'effect' } as const, value });

describe('cellScenario(scenario, settings, planIds)', () => {
  test('sets one number and leaves all others', () => {
    const { scenario: cell } = cellScenario(scenario, [at(['plans', 0, 'phases', 0, 'hours'], 6)]);
    expect(cell!.plans[0]!.phases[0]!['hours']).toBe(6);
    expect({ ...cell, plans: [] }).toEqual({ ...scenario, plans: [] });
    expect(scenario.plans[0]!.phases[0]!['hours']).toBe(12);
  });
  test('lets the other segments give and take in proportion where a share changes', () => {
    const { scenario: cell } = cellScenario(scenario, [at(['world', 'segments', 2, 'share'], 0.55)]);
    const shares = cell!.world.segments.map(({ share }) => Number(share.toPrecision(12)));
    expect(shares).toEqual([0.25, 0.2, 0.55]);
  });
  test('scales the effect of the world as it was set', () => {
    const { scenario: cell } = cellScenario(scenario, [
      effect(0.5),
      at(['world', 'incumbent', 'error'], 0.03),
    ]);
    expect(cell!.world.challenger.segments['a']!.error).toBe(0.035);
    expect(cell!.world.incumbent.error).toBe(0.03);
  });
  test('keeps the plans that were asked for', () => {
    expect(cellScenario(scenario, [], ['shadow']).scenario!.plans.map(({ id }) => id)).toEqual(['shadow']);
  });
  test('says in the words of the check why there is no such scenario', () => {
    expect(cellScenario(scenario, [at(['plans', 0, 'phases', 0, 'hours'], 48)]).obstacle).toBe(
      'plans[0].phases require a horizon at least as long as they are together (48 h), got 24 h',
    );
    expect(cellScenario(scenario, [at(['world', 'challenger', 'error'], 1.5)]).obstacle).toBe(
      'world.challenger.error requires a number from 0 to 1, got 1.5',
    );
    expect(cellScenario(scenario, [effect(100)]).obstacle).toMatch(
      /^world\.challenger\.segments\.a\.error requires a number from 0 to 1, got 2\.02 \(and 2 more\)$/,
    );
  });
  test('refuses a path to nothing, and to something that is no number', () => {
    expect(() => cellScenario(scenario, [at(['world', 'nothing'], 1)])).toThrow(RangeError);
    expect(() => cellScenario(scenario, [at(['world', 'segments'], 1)])).toThrow(RangeError);
  });
});
