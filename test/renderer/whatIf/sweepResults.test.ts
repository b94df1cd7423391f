import { describe, expect, test } from 'vitest';
import type { Measured, MeasuredScenario } from '../../../sim-core/index.ts';
import type { StudyCell, StudyCells } from '../../../renderer/whatIf/design.ts';
import { domainOf, heatCells, numberOf, pointsOf, stepOf } from '../../../renderer/whatIf/sweepResults.ts';
import { crossingsOf, lineTakeaway, mapTakeaway } from '../../../renderer/whatIf/sweepTakeaways.ts';

function cell(key: string, caught: Measured | undefined, obstacle?: string): [string, StudyCell] {
  const measured = caught && {
    replications: 200,
    truth: 'harmful' as const,
    extraFailuresPerRequest: 0.01,
    plans: [{ id: 'ab', sampleUnit: 'users', measures: { caught }, exemplars: {}, outcomes: null }],
  };
  return [
    key,
    {
      key,
      settings: [],
      replications: 200,
      measured: measured as unknown as MeasuredScenario | undefined,
      obstacle,
    },
  ];
}

const number = (estimate: number) => ({ estimate, low: estimate - 0.05, high: estimate + 0.05 });

describe('pointsOf(cells, sizes, planId, measure)', () => {
  test('goes along the first axis, row by row of the second', () => {
    const cells: StudyCells = new Map([cell('1,0', number(0.2)), cell('0,1', number(0.7))]);
    const points = pointsOf(cells, [2, 2], 'ab', 'caught');
    expect(points.map(({ place }) => place.join(','))).toEqual(['0,0', '1,0', '0,1', '1,1']);
    expect(points.map((point) => numberOf(point)?.estimate)).toEqual([undefined, 0.2, 0.7, undefined]);
  });
});

describe('heatCells(points, size, measure, placeWords)', () => {
  const cells: StudyCells = new Map([
    ...[0, 2, 4, 6, 8].flatMap((x) => [0, 2, 4, 6, 8].map((y) => cell(`${x},${y}`, number(x / 10)))),
    cell('8,8', { reason: 'notInHalf' }),
    cell('0,0', undefined, 'world.x requires less'),
  ]);
  const heat = heatCells(pointsOf(cells, [9, 9], 'ab', 'caught'), [9, 9], 'caught', (place) =>
    place.join('/'),
  );
  const at = (x: number, y: number) => heat[y * 9 + x]!;
  test('tells simulated cells from those between them', () => {
    expect(at(4, 4)).toMatchObject({ kind: 'simulated', value: 0.4, short: '40%' });
    expect(at(4, 4).words).toBe('4/4: 40% (35–45%), simulated 200 times');
    expect(at(5, 4)).toMatchObject({ kind: 'interpolated', short: '50%' });
    expect(at(5, 4).words).toBe('5/4: about 50%, interpolated between cells that were simulated');
  });
  test('says why a cell has no number, and claims nothing beside it', () => {
    expect(at(8, 8)).toMatchObject({ kind: 'none', value: undefined, short: 'never' });
    expect(at(8, 8).words).toBe('8/8: never (fewer than half of the runs catch it), simulated 200 times');
    expect(at(0, 0)).toMatchObject({ kind: 'refused', value: undefined });
    expect(at(0, 0).words).toBe('0/0: n/a, it cannot be played: world.x requires less');
    expect(at(7, 8)).toMatchObject({ kind: 'unplayed', value: undefined });
  });
  test('is told with what is simulated, interpolated and above the level', () => {
    const sure = heat.filter(({ value }) => value !== undefined);
    const above = sure.filter(({ value }) => value! >= 0.6).length;
    const simulated = heat.filter(({ kind }) => kind === 'simulated').length;
    expect(mapTakeaway('caught', 0.6, heat)).toBe(
      `It goes from 0% to 80%, and reaches 60% in ${above} of ${sure.length} cells (${simulated} simulated, ${sure.length - simulated} interpolated).`,
    );
  });
});

describe('stepOf(values, value)', () => {
  test('lies between the values around it, and nowhere outside', () => {
    expect(stepOf([1, 2, 4], 2)).toBe(1);
    expect(stepOf([1, 2, 4], 3)).toBe(1.5);
    expect(stepOf([1, 2, 4], 5)).toBeUndefined();
    expect(stepOf([1, 2, 4], 0)).toBeUndefined();
  });
});

describe('domainOf(values, isShare)', () => {
  test('is all of a probability, and from 0 of anything else', () => {
    expect(domainOf([0.2], true)).toEqual([0, 1]);
    expect(domainOf([3, undefined, 8], false)).toEqual([0, 8]);
    expect(domainOf([-3, 8], false)).toEqual([-3, 8]);
  });
});

describe('lineTakeaway(…)', () => {
  const say = (value: number) => `${Number(value.toPrecision(3))} rps`;
  const rising = { name: 'A', numbers: [number(0.2), number(0.6), number(1)] };
  const low = { name: 'B', numbers: [number(0.1), undefined, number(0.2)] };
  const high = { name: 'C', numbers: [number(0.9), number(0.95), number(0.9)] };
  test('says where each plan passes the level, and which never do', () => {
    expect(lineTakeaway('caught', 0.8, 'Traffic', [1, 2, 4], [rising, low, high], say)).toBe(
      'A passes 80% between 2 rps and 4 rps; C stays above 80% throughout; B stays below 80% throughout.',
    );
  });
  test('says from where to where a plan goes where there is no level', () => {
    expect(lineTakeaway('caught', undefined, 'Traffic', [1, 2, 4], [rising, high], say)).toBe(
      'From one end of “Traffic” to the other it goes: A from 20% to 100%; C hardly, 90%.',
    );
  });
  test('says that nothing has a number', () => {
    expect(lineTakeaway('caught', 0.8, 'Traffic', [1], [{ name: 'A', numbers: [undefined] }], say)).toBe(
      'Nothing that was played has a number for this measure.',
    );
  });
  test('finds every crossing, up and down', () => {
    expect(crossingsOf([0, 1, 2], [number(0), number(1), number(0)], 0.5)).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });
  test('takes a line that wavers about the level within its intervals for one crossing', () => {
    const wavering = [number(0), number(0.48), number(0.52), number(0.49), number(0.51), number(1)];
    expect(crossingsOf([0, 1, 2, 3, 4, 5], wavering, 0.5)).toEqual([[0, 5]]);
  });
});
