import { describe, expect, test } from 'vitest';
import { gainStake, reachStake } from '../../../renderer/views/stake.ts';
import {
  dominanceWords,
  dominances,
  tradeOff,
  tradeOffTakeaway,
  undecidedWords,
  worstWords,
} from '../../../renderer/views/tradeOff.ts';
import type { TradeOffPoint } from '../../../renderer/views/tradeOff.ts';
import { planExemplars, planResult, quantity } from '../fixtures/planResult.ts';

const users = reachStake('users', 100_000);

/** A plan by its hours and what it reaches, each with an interval of a tenth to both sides. */
function point(name: string, hours: number, reach: number): TradeOffPoint {
  const number = (estimate: number) => ({
    estimate,
    low: estimate * 0.9,
    high: estimate * 1.1,
    replication: 7,
  });
  return { plan: planResult({ id: name, name }), hours: number(hours), atStake: number(reach) };
}
const takeaway = (...points: readonly TradeOffPoint[]) => tradeOffTakeaway(points, [], users);

describe('dominances(points)', () => {
  test('finds what is later and reaches more, and what is worse in one and no better in the other', () => {
    const found = dominances([
      point('fast', 24, 100),
      point('slow', 48, 200),
      point('wide', 24, 500),
      point('small', 96, 10),
    ]);
    expect([...found.keys()]).toEqual(['slow', 'wide']);
    expect(found.get('slow')).toMatchObject({ later: true, losesMore: true });
    expect(found.get('wide')).toMatchObject({ later: false, losesMore: true });
  });
  test('lets no plan dominate one that is its equal', () => {
    expect(dominances([point('one', 24, 100), point('other', 24, 100)]).size).toBe(0);
  });
  test('names a plan that is not itself dominated', () => {
    const found = dominances([point('worst', 72, 300), point('middle', 48, 200), point('best', 24, 100)]);
    expect(found.get('worst')!.by.plan.id).toBe('best');
  });
  test('counts for nothing what the intervals leave to chance', () => {
    expect(dominances([point('one', 24, 100), point('other', 25, 101)]).size).toBe(0);
    // Surely later, and what it reaches less may be chance.
    const found = dominances([point('one', 24, 101), point('other', 48, 100)]);
    expect(found.get('other')).toMatchObject({ later: true, losesMore: false });
  });
  test('counts for nothing what is sure and yet too little to be told', () => {
    const alike = [point('one', 24, 1_990_000), point('other', 24, 1_990_001)].map((own) => ({
      ...own,
      atStake: { ...own.atStake, low: own.atStake.estimate, high: own.atStake.estimate },
    }));
    expect(dominances(alike).size).toBe(0);
  });
  test('takes an interval that is open above for no proof', () => {
    const open = point('open', 24, 100);
    const unsure = { ...open, hours: { ...open.hours, high: null } };
    expect(dominances([unsure, point('other', 48, 100)]).size).toBe(0);
  });
});

describe('tradeOffTakeaway(points, undecided, measure, format)', () => {
  test('names the dominated plan, by whom and in what, with numbers', () => {
    expect(takeaway(point('Shadow mode', 72, 100), point('Canary release', 216, 5000))).toBe(
      'Canary release is dominated by Shadow mode: later (9 days against 3 days) and reaches more (5,000 users against 100).',
    );
  });
  test('names the others that are dominated too', () => {
    expect(takeaway(point('A', 24, 10), point('B', 48, 20), point('C', 48, 30))).toMatch(
      /; dominated too: C by A\.$/,
    );
  });
  test('says between which plans to weigh, where none is dominated', () => {
    expect(takeaway(point('A', 24, 500), point('B', 240, 10))).toBe(
      'No plan is dominated: A decides soonest (9 in 10 runs within 24 hours), B reaches least (10 users or more in 1 run in 20).',
    );
    expect(takeaway(point('A', 24, 500), point('B', 24, 500), point('C', 240, 10))).toContain(
      'A and B decide soonest',
    );
  });
  test('says it of one plan, and of plans that are alike', () => {
    expect(takeaway(point('A', 24, 500))).toBe(
      'A alone can be weighed: 9 in 10 of its runs are decided within 24 hours.',
    );
    expect(takeaway(point('A', 24, 5), point('B', 24, 5))).toContain('No plan is worse than another');
  });
  test('says that no plan decides often enough', () => {
    const { points, undecided } = tradeOff([planResult()], { canary: decided(false) }, users);
    expect(tradeOffTakeaway(points, undecided, users)).toMatch(/^Every plan leaves more than 1 in 10/);
  });
});

function decided(isDecided: boolean) {
  return planExemplars({
    decisionP90: isDecided ? { estimate: 72, low: 70, high: null, replication: 3 } : null,
    reach: {
      ...planExemplars().reach,
      users: { p50: 1, p95: 2, shortfall: 4, shortfallInterval: null },
    },
  });
}

describe('tradeOff(plans, exemplars, measure)', () => {
  test('brings both numbers with their intervals and runs', () => {
    const { points } = tradeOff([planResult()], { canary: decided(true) }, users);
    expect(points[0]).toMatchObject({
      hours: { estimate: 72, low: 70, high: null, replication: 3 },
      atStake: { estimate: quantity(10_000).p95, low: 9000, high: 11_000, replication: 2 },
    });
  });
  test('weighs the gain forgone where the challenger is better', () => {
    const better = planResult({ gainForgone: quantity(50) });
    const exemplars = { canary: { ...decided(true), costs: { ...decided(true).costs, gainForgoneP95: 9 } } };
    const { points } = tradeOff([better], exemplars, gainStake);
    expect(points[0]!.atStake).toMatchObject({ estimate: 100, replication: 9 });
    expect(worstWords(100, better, gainStake)).toBe('forgoes 100 avoidable failures or more in 1 run in 20');
  });
  test('tells plans apart that leave more than 1 in 10 runs undecided', () => {
    const { points, undecided } = tradeOff([planResult()], { canary: decided(false) }, users);
    expect(points).toEqual([]);
    expect(undecidedWords(undecided[0]!, users)).toBe(
      'Canary release leaves 10% (9–11%) of its runs without a verdict, so there is no time within which 9 in 10 are decided. It reaches 20,000 users or more in 1 run in 20.',
    );
  });
});

test('dominanceWords(point, dominance, measure, format) says in what a plan is no better', () => {
  const points = [point('one', 24, 100), point('other', 48, 100)];
  const words = dominanceWords(points[1]!, dominances(points).get('other')!, users);
  expect(words).toBe('later (48 hours against 24 hours) and reaches no less');
});

test('worstWords(value, plan, measure, format) says that 19 in 20 runs reach none', () => {
  expect(worstWords(0, planResult(), reachStake('extraFailures', 100_000))).toBe(
    'causes no extra failure in 19 of 20 runs',
  );
  expect(worstWords(12, planResult(), users, '11–13')).toBe(
    'reaches 12 (11–13) users or more in 1 run in 20',
  );
});
