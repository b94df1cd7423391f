import { describe, expect, test } from 'vitest';
import { compileWorld } from '../../../sim-core/world/compile.ts';
import { CHALLENGER_ALONE } from '../../../sim-core/world/challengerUse.ts';
import { TableBudget } from '../../../sim-core/world/tableBudget.ts';
import { worldOf } from './worldOf.ts';

describe('TableBudget', () => {
  test('has the oldest forgotten where there is no room, but not what is in use', () => {
    const budget = new TableBudget(100);
    const forgotten: string[] = [];
    const keep = (name: string, bytes: number, isInUse = false) =>
      budget.keep(bytes, () => {
        if (!isInUse) forgotten.push(name);
        return !isInUse;
      });
    keep('used', 40, true);
    const release = keep('first', 40);
    keep('second', 20);
    expect([budget.bytes, forgotten]).toEqual([100, []]);
    keep('third', 10);
    expect([budget.bytes, forgotten]).toEqual([70, ['first']]);
    release();
    expect(budget.bytes).toBe(70);
    keep('larger than all', 500);
    expect([budget.bytes, forgotten]).toEqual([540, ['first', 'second', 'third']]);
  });
});

describe('compileWorld(world) with room for few tables', () => {
  const moving = { error: { kind: 'formula', formula: '0.02 + 0.01 * share * hours / 24' } };
  const source = worldOf({ horizonHours: 24, challenger: moving });
  const use = (share: number) => ({ ...CHALLENGER_ALONE, challenger: share });
  const shares = Array.from({ length: 50 }, (_, index) => (index + 1) / 60);
  const families = ['challenger', 'incumbent', 'challengerSuccesses', 'pairs'] as const;

  test('keeps no more, and makes what it forgot again as it was', () => {
    const roomy = compileWorld(source);
    const budget = new TableBudget(20_000);
    const tight = compileWorld(source, undefined, budget);
    for (const share of [...shares, ...shares]) {
      const [one, other] = [roomy, tight].map((world) => world.regime(use(share)));
      for (const family of families) expect(other!.cells(family)).toEqual(one!.cells(family));
      expect(other!.excess).toEqual(one!.excess);
      expect(budget.bytes).toBeLessThan(40_000);
    }
  });

  test('makes nothing again of what is being played', () => {
    const tight = compileWorld(source, undefined, new TableBudget(1));
    const regime = tight.regime(use(0.3));
    for (const family of families) regime.cells(family);
    expect(tight.regime(use(0.3))).toBe(regime);
  });
});
