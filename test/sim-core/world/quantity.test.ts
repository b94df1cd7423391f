import { describe, expect, test } from 'vitest';
import { checkScenario, formatProblem } from '../../../sim-core/index.ts';
import type { Quantity } from '../../../sim-core/scenario/quantitySchema.ts';
import { CHALLENGER_ALONE, WITHOUT_CHALLENGER } from '../../../sim-core/world/challengerUse.ts';
import { compileWorld } from '../../../sim-core/world/compile.ts';
import { compileQuantity } from '../../../sim-core/world/quantity.ts';
import { scenarioWith, worldOf } from './worldOf.ts';

const use = (challenger: number, startTick: number) => ({ ...WITHOUT_CHALLENGER, challenger, startTick });
const at = { hours: 10, sinceStart: 4, share: 0.2, load: 1, segment: 'all' };

describe('compileQuantity(quantity)', () => {
  test('a number is itself for ever', () => {
    const quantity = compileQuantity(0.3);
    expect(quantity).toMatchObject({ constant: true, uses: new Set() });
    expect(quantity.at(at)).toBe(0.3);
  });

  test('counts are their rate', () => {
    expect(compileQuantity({ kind: 'measured', events: 3, trials: 200, uncertainty: 'ignored' }).at(at)).toBe(
      0.015,
    );
  });

  test('a curve is straight between its points and level outside', () => {
    const curve: Quantity = {
      kind: 'curve',
      over: 'hours',
      points: [
        { at: 5, value: 0.1 },
        { at: 15, value: 0.3 },
        { at: 20, value: 0.2 },
      ],
    };
    const { at: value } = compileQuantity(curve);
    const values = [0, 5, 10, 15, 17.5, 20, 99].map((hours) => value({ ...at, hours }));
    [0.1, 0.1, 0.2, 0.3, 0.25, 0.2, 0.2].forEach((expected, index) => {
      expect(values[index]).toBeCloseTo(expected, 12);
    });
  });

  test.each([
    ['share', ['share'], false],
    ['sinceStart / 100 + load', ['sinceStart', 'load'], false],
    ['0.1 * 2', [], true],
  ])('a formula %s depends on %j: constant %s', (formula, uses, constant) => {
    expect(compileQuantity({ kind: 'formula', formula })).toMatchObject({ uses: new Set(uses), constant });
  });
});

describe('a world that depends on the exposure', () => {
  const world = compileWorld(
    worldOf({
      incumbent: { error: 0.01 },
      challenger: { error: { kind: 'formula', formula: '0.02 + 0.1 * share + 0.3 * (sinceStart < 2)' } },
    }),
  );

  test('has a regime for each share and start, and is itself the one that serves everyone', () => {
    expect(world.regime(CHALLENGER_ALONE)).toBe(world);
    expect(world.failure.challenger[0]).toBeCloseTo(0.42, 12);
    expect(world.failure.challenger[5]).toBeCloseTo(0.12, 12);
    const few = world.regime(use(0.1, 4));
    expect([3, 4, 5, 6].map((tick) => Number(few.failure.challenger[tick]!.toFixed(12)))).toEqual([
      0.33, 0.33, 0.33, 0.03,
    ]);
    expect(few.failure.incumbent).toEqual(world.failure.incumbent);
    expect(world.regime(use(0.1, 4))).toBe(few);
  });

  test('a world that does not has one', () => {
    const plain = compileWorld(worldOf({ challenger: { error: 0.1 } }));
    expect(plain.regime(use(0.1, 4))).toBe(plain);
  });
});

describe('a quantity that cannot be is refused with its path', () => {
  const curve = (points: { at: number; value: number }[], over = 'hours') => ({
    kind: 'curve',
    over,
    points,
  });
  test.each([
    [1.2, 'world.challenger.error requires a number from 0 to 1, got 1.2'],
    ['5%', 'world.challenger.error requires a number from 0 to 1, got "5%"'],
    [{}, 'world.challenger.error.kind requires a kind: "curve", "formula" or "measured", got nothing'],
    [
      { kind: 'measured', events: 5, trials: 4 },
      'world.challenger.error.events requires at most the trials (4), got 5',
    ],
    [
      { kind: 'measured', events: 1, trials: 4, uncertainty: 'bayes' },
      'world.challenger.error.uncertainty requires one of "ignored", "drawn", got "bayes"',
    ],
    [curve([]), 'world.challenger.error.points requires a list of 1 to 1000 entries, got a list of 0'],
    [
      curve([{ at: 1, value: 1.5 }]),
      'world.challenger.error.points[0].value requires a number from 0 to 1, got 1.5',
    ],
    [
      curve([
        { at: 4, value: 0.5 },
        { at: 4, value: 0.6 },
      ]),
      'world.challenger.error.points[1].at requires more than the point before it (4), got 4',
    ],
    [
      curve([{ at: 1.5, value: 0 }], 'share'),
      'world.challenger.error.points[0].at requires a share from 0 to 1, got 1.5',
    ],
    [
      { kind: 'formula', formula: 'process.exit()' },
      'world.challenger.error.formula requires known functions (abs, sqrt, floor, round, exp, log, sin, cos, min, max, clamp), not "", got "process.exit()" (at character 1)',
    ],
    [
      { kind: 'formula', formula: '1 / hours' },
      'world.challenger.error.formula requires a formula with a value everywhere, got none at hours 0',
    ],
    [
      { kind: 'formula', formula: '0.1 + (segment > 1 ? 0.5 : 0.1)' },
      'world.challenger.error.formula requires segment, which is a text, only in a comparison with == or != and an id in quotes, got "0.1 + (segment > 1 ? 0.5 : 0.1)" (at character 8)',
    ],
    [
      { kind: 'formula', formula: '0.02 + 0.3 * (segment == "rear")' },
      'world.challenger.error.formula requires the id of a segment (all), not "rear", got "0.02 + 0.3 * (segment == \\"rear\\")" (at character 26)',
    ],
    [
      { kind: 'formula', formula: '0 / 0 ? 0.5 : 0.1' },
      'world.challenger.error.formula requires a formula with a value everywhere, got none at any moment',
    ],
    [
      { kind: 'formula', formula: '0.02 + 0.3 * (0 / (share - 0.1) < 1)' },
      'world.challenger.error.formula requires a formula with a value everywhere, got none at share 0.1',
    ],
    [
      { kind: 'formula', formula: 'log(share - 0.5)' },
      'world.challenger.error.formula requires a formula with a value everywhere, got none at share 0',
    ],
  ])('%j', (error, line) => {
    const scenario = scenarioWith({});
    const { problems } = checkScenario({ ...scenario, world: { ...scenario.world, challenger: { error } } });
    expect(problems.map(formatProblem)).toEqual([line]);
  });

  test.each([
    [
      { challenger: { latencyMs: { median: -1, p99: 5 } } },
      'world.challenger.latencyMs.median requires a number above 0, at most 100,000,000, got -1',
    ],
    [
      { challenger: { latencyMs: { median: 20, p99: { kind: 'measured', value: 5, count: 10 } } } },
      'world.challenger.latencyMs.p99.standardDeviation requires a number from 0 to 1,000,000,000,000, got nothing',
    ],
    [
      { challenger: { value: { kind: 'curve', over: 'share', points: [{ at: 2, value: 1 }] } } },
      'world.challenger.value.points[0].at requires a share from 0 to 1, got 2',
    ],
    [
      { challenger: { rankingNoise: 1 } },
      'world.challenger.rankingNoise requires a ranking in the world, got none',
    ],
    [
      { capacity: { requestsPerSecond: 5, machines: 'separate' } },
      'world.capacity.challengerRequestsPerSecond requires a number above 0 where the challenger has machines of its own, got nothing',
    ],
    [
      { capacity: { requestsPerSecond: 5, machines: 'shared', challengerRequestsPerSecond: 2 } },
      'world.capacity.challengerRequestsPerSecond requires to be left out where the machines are shared, got 2',
    ],
    [
      { feedbacks: [{ name: 'F', quantity: 'error', change: 0.1, servedHours: 5, segments: ['none'] }] },
      'world.feedbacks[0].segments[0] requires the id of a segment (all), got "none"',
    ],
    [
      { feedbacks: [{ name: 'F', quantity: 'error', change: 0.1, servedHours: 0 }] },
      'world.feedbacks[0].servedHours requires a number above 0, at most 100,000, got 0',
    ],
  ])('%j', (world, line) => {
    const scenario = scenarioWith({});
    const { problems } = checkScenario({ ...scenario, world: { ...scenario.world, ...world } });
    expect(problems.map(formatProblem)).toEqual([line]);
  });

  test('percentiles of latency that cross are taken in order, with a warning that says where', () => {
    const scenario = scenarioWith({});
    const latencyMs = { median: { kind: 'formula', formula: '10 * hours + 10' }, p99: 150 };
    const { warnings } = checkScenario({
      ...scenario,
      world: { ...scenario.world, challenger: { latencyMs } },
    });
    expect(warnings.map(formatProblem)).toEqual([
      'world.challenger.latencyMs.p99 gives less than the median at hours 15; it is taken as the median',
    ]);
  });

  const measured = (value: number) => ({ kind: 'measured', value, standardDeviation: 1, count: 9 });
  test.each([
    ['a measured median', { median: measured(80), p99: 60 }, true],
    ['a measured 99th percentile', { median: 80, p99: measured(60) }, true],
    ['two that were measured', { median: measured(80), p99: measured(60) }, true],
    ['a formula that is one number', { median: { kind: 'formula', formula: '80' }, p99: 60 }, true],
    ['two that were measured and are in order', { median: measured(60), p99: measured(80) }, false],
  ])('percentiles of latency in the wrong order are warned of: %s', (_, latencyMs, wrong) => {
    const scenario = scenarioWith({});
    const { warnings } = checkScenario({
      ...scenario,
      world: { ...scenario.world, challenger: { latencyMs } },
    });
    expect(warnings.map(formatProblem)).toEqual(
      wrong
        ? [
            'world.challenger.latencyMs.p99 gives less than the median at any moment; it is taken as the median',
          ]
        : [],
    );
  });

  test('values outside 0 to 1 are kept within, with a warning that says where', () => {
    const scenario = scenarioWith({});
    const challenger = { error: { kind: 'formula', formula: 'hours / 10 - 0.5' } };
    const { warnings, scenario: accepted } = checkScenario({
      ...scenario,
      world: { ...scenario.world, challenger },
    });
    expect(warnings.map(formatProblem)).toEqual([
      'world.challenger.error.formula gives -0.5 at hours 0; it is taken as 0',
      'world.challenger.error.formula gives 1.8 at hours 23; it is taken as 1',
    ]);
    const { failure } = compileWorld(accepted!.world);
    expect(failure.challenger[0]).toBe(0);
    expect(failure.challenger[23]).toBe(1);
  });
});
