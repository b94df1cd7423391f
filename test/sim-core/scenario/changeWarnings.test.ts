import { expect, test } from 'vitest';
import { formatProblem } from '../../../sim-core/index.ts';
import { changeWarnings } from '../../../sim-core/scenario/changeWarnings.ts';
import { worldWarnings } from '../../../sim-core/scenario/worldProblems.ts';
import { compileWorld } from '../../../sim-core/world/compile.ts';
import { worldOf } from '../world/worldOf.ts';

const drift = (change: number, more: Record<string, unknown> = {}) => ({
  name: 'd',
  shape: 'sudden',
  quantity: 'error',
  change,
  atHours: 2,
  ...more,
});
const feedback = (change: number, more: Record<string, unknown> = {}) => ({
  name: 'f',
  quantity: 'success',
  change,
  servedHours: 1,
  ...more,
});
const base = { incumbent: { error: 0.02, success: 0.9 } };
const segments = ['a', 'b', 'c'].map((id, index) => ({ id, name: id, share: [0.6, 0.3, 0.1][index]! }));

const warnings = (world: Record<string, unknown>) =>
  worldWarnings(worldOf({ ...base, ...world })).map(formatProblem);

test.each<[string, Record<string, unknown>, string]>([
  [
    'a drift below 0',
    { drifts: [drift(-0.5)] },
    'world.drifts[0].change takes both models\' error in "all" below 0, first at hours 2 and at the lowest to -0.48; it is taken as 0',
  ],
  [
    'a drift above 1, in every segment',
    { segments, drifts: [drift(0.99, { atHours: 4 })] },
    'world.drifts[0].change takes both models\' error in "a" and 2 other segments above 1, first at hours 4 and at the highest to 1.01; it is taken as 1',
  ],
  [
    'a drift of one model, in the one segment that has no room for it',
    {
      segments,
      challenger: { segments: { b: { error: 0.7 } } },
      drifts: [drift(0.4, { model: 'challenger' })],
    },
    'world.drifts[0].change takes the challenger\'s error in "b" above 1, first at hours 2 and at the highest to 1.1; it is taken as 1',
  ],
  [
    'an outlier of one tick',
    { tickMinutes: 1, drifts: [drift(-0.1, { shape: 'outlier', atHours: 13, overHours: 1 / 60 })] },
    'world.drifts[0].change takes both models\' error in "all" below 0, first at hours 13 and at the lowest to -0.08; it is taken as 0',
  ],
  [
    'a drift that grows, at the hour at which it leaves',
    { drifts: [drift(-0.04, { shape: 'incremental', atHours: 0, overHours: 20 })] },
    'world.drifts[0].change takes both models\' error in "all" below 0, first at hours 11 and at the lowest to -0.02; it is taken as 0',
  ],
  [
    'two drifts that are too much together',
    { drifts: [drift(0.4, { quantity: 'error' }), drift(0.7, { atHours: 9 })] },
    'world.drifts[1].change takes both models\' error in "all" above 1, first at hours 9 and at the highest to 1.12; it is taken as 1',
  ],
  [
    'a feedback',
    { feedbacks: [feedback(1)] },
    'world.feedbacks[0].change takes the challenger\'s success in "all" above 1, first at hours 1, sinceStart 1, share 1 and at the highest to 1.9; it is taken as 1',
  ],
  [
    'a feedback on what the share of the challenger makes',
    {
      challenger: { success: { kind: 'formula', formula: '0.5 + 0.4 * share' } },
      feedbacks: [feedback(0.2, { servedHours: 4 })],
    },
    'world.feedbacks[0].change takes the challenger\'s success in "all" above 1, first at hours 3, sinceStart 3, share 1 and at the highest to 1.099; it is taken as 1',
  ],
  [
    'a drift of a curve, which leaves some time after it has begun',
    {
      incumbent: {
        error: { kind: 'measured', events: 10, trials: 1000 },
        success: {
          kind: 'curve',
          over: 'hours',
          points: [
            { at: 0, value: 0.5 },
            { at: 10, value: 0.9 },
          ],
        },
      },
      drifts: [drift(0.3, { quantity: 'success' })],
    },
    'world.drifts[0].change takes both models\' success in "all" above 1, first at hours 6 and at the highest to 1.2; it is taken as 1',
  ],
])('worldWarnings(world) tells %s by its path, segment and first hour', (_, world, line) => {
  expect(warnings(world)).toEqual([line]);
});

test.each<[string, Record<string, unknown>]>([
  ['drifts and feedbacks that stay within', { drifts: [drift(0.5)], feedbacks: [feedback(-0.3)] }],
  ['a drift to 0, and to 1', { drifts: [drift(-0.02), drift(0.1, { quantity: 'success' })] }],
  [
    'a sum that misses 0 by rounding',
    { incumbent: { error: 0.3 }, drifts: [drift(-0.1), drift(-0.1), drift(-0.1)] },
  ],
  [
    'two that would leave and never are in force at once',
    {
      incumbent: { error: 0.3 },
      drifts: [6, 12].map((atHours) => drift(0.5, { shape: 'outlier', atHours, overHours: 6 })),
    },
  ],
  ['a drift after the end', { drifts: [drift(-0.5, { atHours: 24 })] }],
  [
    'a share that moves',
    { segments, drifts: [drift(0.2, { kind: 'covariate', quantity: 'share', segments: ['c'] })] },
  ],
])('worldWarnings(world) says nothing of %s', (_, world) => {
  expect(warnings(world)).toEqual([]);
});

test('worldWarnings(world) leaves a formula that is outside by itself to the warning of the formula', () => {
  const incumbent = { error: { kind: 'formula', formula: 'hours / 20' }, success: 0.9 };
  const told = (change: number) => warnings({ incumbent, drifts: [drift(change, { atHours: 22 })] });
  const ofTheFormula = 'world.incumbent.error.formula gives 1.15 at hours 23; it is taken as 1';
  expect(told(0.5)).toEqual([ofTheFormula]);
  expect(told(-0.5)).toEqual([ofTheFormula]);
});

test('changeWarnings(world) warns of a moment exactly where the world was kept within', () => {
  const world = worldOf({
    ...base,
    drifts: [drift(-0.04, { shape: 'incremental', atHours: 0, overHours: 20 })],
  });
  const [warning] = changeWarnings(world);
  const first = Number(/hours (\d+)/.exec(warning!.message)![1]);
  const errors = compileWorld(worldOf({ ...world, incumbent: { error: 0.02 } })).failure.incumbent;
  expect(errors.findIndex((error, tick) => tick > 0 && error === errors[tick - 1])).toBe(first);
});

test('changeWarnings(world) of the largest worlds is soon there', () => {
  const many = Array.from({ length: 200 }, (_, index) => ({ id: `s${index}`, name: 's', share: 1 / 200 }));
  const world = worldOf({
    ...base,
    horizonHours: 2000,
    tickMinutes: 5,
    segments: many,
    challenger: {
      segments: Object.fromEntries(many.map(({ id }, index) => [id, { error: index / 1000 }])),
    },
    drifts: Array.from({ length: 100 }, () => drift(0.009, { shape: 'gradual', overHours: 500 })),
    feedbacks: Array.from({ length: 50 }, () => feedback(0.009, { quantity: 'error' })),
  });
  const before = performance.now();
  expect(changeWarnings(world).length).toBeGreaterThan(0);
  expect(performance.now() - before).toBeLessThan(10_000);
});
