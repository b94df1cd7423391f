import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../../sim-core/index.ts';
import type { CellRequest, Design, StudyCells } from '../../../renderer/whatIf/design.ts';
import {
  AS_IS,
  movedKey,
  powerDesign,
  powerFactors,
  sweepDesign,
  tornadoDesign,
} from '../../../renderer/whatIf/design.ts';
import { effectAxis, usualSweep } from '../../../renderer/whatIf/setup.ts';
import { shippedText } from '../fixtures/store.ts';

const scenario = parseScenario(shippedText('slow-burn')).scenario!;
const none: StudyCells = new Map();

/** The cells as if all of them had been refused, which asks for nothing more of them. */
function refused(requests: readonly CellRequest[]): StudyCells {
  return new Map(
    requests.map((request) => [request.key, { ...request, measured: undefined, obstacle: 'no' }]),
  );
}

const ask = (design: Design, cells: StudyCells = none) => design.next(cells)?.cells ?? [];

describe('sweepDesign(setup, scenario)', () => {
  const line = usualSweep(scenario, 'caught');
  test('asks for every value of a line, a first time 200 runs each', () => {
    const cells = ask(sweepDesign(line, scenario));
    expect(cells.map(({ key }) => key)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8']);
    expect(cells.every(({ replications }) => replications === 200)).toBe(true);
    expect(cells[0]!.settings).toEqual([
      { swept: { kind: 'number', path: ['world', 'traffic', 'requestsPerSecond'] }, value: 0.58 },
    ]);
  });
  test('asks for a coarse grid of a map, each cell with both its values', () => {
    const design = sweepDesign({ ...line, axes: [line.axes[0]!, effectAxis(9)] }, scenario);
    const cells = ask(design);
    expect(cells).toHaveLength(25);
    expect(cells[1]!.key).toBe('0,2');
    expect(cells[1]!.settings.map(({ value }) => value)).toEqual([0.58, 0.5]);
  });
  test('shares its cells with another measure, and not with other axes', () => {
    expect(sweepDesign({ ...line, measure: 'usersP95', level: undefined }, scenario).key).toBe(
      sweepDesign(line, scenario).key,
    );
    expect(sweepDesign({ ...line, axes: [effectAxis(9)] }, scenario).key).not.toBe(
      sweepDesign(line, scenario).key,
    );
  });
  test('is through when nothing can be played', () => {
    const design = sweepDesign(line, scenario);
    expect(design.next(refused(ask(design)))).toBeUndefined();
  });
});

describe('powerDesign(setup)', () => {
  test('plays no effect and the scenario’s own, whatever the steps are', () => {
    expect(powerFactors({ largest: 3, steps: 3 })).toEqual([0, 1, 1.5, 3]);
    expect(powerFactors({ largest: 0.5, steps: 3 })).toEqual([0, 0.25, 0.5]);
    expect(ask(powerDesign({ largest: 2, steps: 3 })).map(({ settings }) => settings[0])).toEqual(
      [0, 1, 2].map((value) => ({ swept: { kind: 'effect' }, value })),
    );
  });
});

describe('tornadoDesign(setup, scenario)', () => {
  const setup = { planId: 'canary', measure: 'caught', amount: '20%', left: [] } as const;
  const cells = ask(tornadoDesign(setup, scenario));
  test('plays the scenario as it is, and each number of the world and the plan down and up', () => {
    expect(cells[0]).toMatchObject({ key: AS_IS, settings: [] });
    const share = ['plans', 1, 'phases', 0, 'stages', 0, 'share'];
    expect(cells.find(({ key }) => key === movedKey(share, 'up'))!.settings).toEqual([
      { swept: { kind: 'number', path: share }, value: 0.012 },
    ]);
    const paths = cells.flatMap(({ settings }) =>
      settings.map(({ swept }) => ('path' in swept ? swept.path : [])),
    );
    expect(new Set(paths.filter(([top]) => top === 'plans').map(([, plan]) => plan))).toEqual(new Set([1]));
  });
  test('plays one plan alone, all cells equally often and with their outcomes', () => {
    const design = tornadoDesign(setup, scenario);
    expect(design).toMatchObject({ planIds: ['canary'], keepOutcomes: true });
    expect(new Set(cells.map(({ replications }) => replications)).size).toBe(1);
  });
  test('leaves numbers as they are, and asks only for what is missing', () => {
    const traffic = ['world', 'traffic', 'requestsPerSecond'];
    const fewer = ask(tornadoDesign({ ...setup, left: [traffic] }, scenario));
    expect(cells.length - fewer.length).toBe(2);
    expect(ask(tornadoDesign(setup, scenario), refused(fewer)).map(({ key }) => key)).toEqual([
      movedKey(traffic, 'down'),
      movedKey(traffic, 'up'),
    ]);
  });
});
