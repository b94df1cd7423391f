import { describe, expect, test } from 'vitest';
import { checkScenario, plannedPhase, solveLinked } from '../../../../sim-core/index.ts';
import {
  linkedRows,
  linkedTakeaway,
  problemWith,
  roundedUp,
  sayLinked,
} from '../../../../renderer/inspector/sizing/linkedRows.ts';
import { shippedText } from '../../fixtures/store.ts';

const scenario = checkScenario(JSON.parse(shippedText('slow-burn'))).scenario!;

function solved(planId: string) {
  const phase = plannedPhase(
    scenario.world,
    scenario.plans.find(({ id }) => id === planId)!,
    0,
  );
  if ('unknown' in phase) throw new Error(phase.unknown);
  const answer = solveLinked(phase, { ...phase.supply, power: 0.8, solveFor: 'sample' });
  if ('unknown' in answer) throw new Error(answer.unknown);
  return { phase, answer };
}

describe('linkedRows()', () => {
  test('bound a difference by what there can be, in points', () => {
    const { phase, answer } = solved('ab');
    const rows = linkedRows(phase.unit, answer);
    const effect = rows.find(({ quantity }) => quantity === 'effect')!.schema;
    expect(effect).toMatchObject({ unit: 'points', minimum: -answer.sizing.baseline });
    expect(rows.map(({ label }) => label)).toEqual([
      'Traffic',
      'Share',
      'Duration',
      'Sample',
      'Difference',
      'Power',
    ]);
  });
  test('say what is compared, what comes and what it takes', () => {
    const { phase, answer } = solved('ab');
    expect(linkedTakeaway(phase.unit, answer)).toMatch(
      /^Compared: users with an error, [\d.]+% with the incumbent and [\d.]+% with the challenger\. The gate “look 1 after 336 h” can expect [\d,]+ users; finding this difference takes 4,990\.$/,
    );
    const shadow = solved('shadow');
    expect(linkedTakeaway(shadow.phase.unit, shadow.answer)).toMatch(
      /^Compared: requests on which only one model errs, .*, a difference of /,
    );
  });
});

describe('problemWith()', () => {
  test('says what is wanted, in the unit of the field', () => {
    expect(problemWith('much', {})).toBe('Requires a number.');
    expect(problemWith(1.2, { unit: 'share', maximum: 0.9999 })).toBe('Requires at most 99.99%.');
    expect(problemWith(0, { exclusiveMinimum: 0 })).toBe('Requires more than 0.');
    expect(problemWith(-0.5, { unit: 'points', minimum: -0.25 })).toBe('Requires at least -25%.');
    expect(problemWith(3, { maximum: 3 })).toBeUndefined();
  });
});

describe('roundedUp()', () => {
  test('gives three digits, never fewer than it takes, and keeps within bounds', () => {
    expect(roundedUp(0.012341, 1)).toBe(0.0124);
    expect(roundedUp(0.0123, 1)).toBe(0.0123);
    expect(roundedUp(2314.8, 1e9)).toBe(2320);
    expect(roundedUp(0.9999, 1)).toBe(1);
  });
});

describe('sayLinked()', () => {
  test('says each quantity in its unit', () => {
    expect(sayLinked('power', 0.9999, {})).toBe('above 99.99%');
    expect(sayLinked('power', 0.804, {})).toBe('80%');
    expect(sayLinked('effect', -0.01234, { unit: 'points' })).toBe('-1.23 points');
    expect(sayLinked('sample', 12_345.2, { unit: 'users' })).toBe('12,300 users');
    expect(sayLinked('hours', 176.5, {})).toBe('176.5 h');
    expect(sayLinked('share', 0.05, { unit: 'share' })).toBe('5%');
  });
});
