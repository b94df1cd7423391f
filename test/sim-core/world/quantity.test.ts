import { describe, expect, test } from 'vitest';
import { checkScenario, formatProblem } from '../../../sim-core/index.ts';
import type { Quantity } from '../../../sim-core/scenario/quantitySchema.ts';
import { compileWorld } from '../../../sim-core/world/compile.ts';
import { compileQuantity } from '../../../sim-core/world/quantity.ts';
import { scenarioWith, worldOf } from './worldOf.ts';

const at = { hours: 10, sinceStart: 4, share: 0.2, load: 1, segment: 'all' };

describe('compileQuantity(quantity)', () => {
  test('a number is itself for ever', () => {
    const quantity = compileQuantity(0.3);
    expect(quantity).toMatchObject({ constant: true, dependsOnExposure: false });
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
    ['share', true],
    ['sinceStart / 100', true],
    ['hours / 100', false],
    ['0.1 * load', false],
  ])('a formula in %s depends on the exposure: %s', (formula, dependsOnExposure) => {
    expect(compileQuantity({ kind: 'formula', formula }).dependsOnExposure).toBe(dependsOnExposure);
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
    expect(world.regime(1, 0)).toBe(world);
    expect(world.failure.challenger[0]).toBeCloseTo(0.42, 12);
    expect(world.failure.challenger[5]).toBeCloseTo(0.12, 12);
    const few = world.regime(0.1, 4);
    expect([3, 4, 5, 6].map((tick) => Number(few.failure.challenger[tick]!.toFixed(12)))).toEqual([
      0.33, 0.33, 0.33, 0.03,
    ]);
    expect(few.failure.incumbent).toEqual(world.failure.incumbent);
    expect(world.regime(0.1, 4)).toBe(few);
  });

  test('a world that does not has one', () => {
    const plain = compileWorld(worldOf({ challenger: { error: 0.1 } }));
    expect(plain.regime(0.1, 4)).toBe(plain);
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
      'world.challenger.error.formula requires known functions (abs, sqrt, floor, round, exp, log, sin, cos, min, max, clamp), not "", got "process.exit()"',
    ],
    [
      { kind: 'formula', formula: '1 / hours' },
      'world.challenger.error.formula requires a formula with a value everywhere, got none at hours 0',
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
