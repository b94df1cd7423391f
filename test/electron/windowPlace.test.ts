import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, vi } from 'vitest';
import { freePlace, reachablePlace } from '../../electron/windowPlace.ts';
import { test } from './shellTest.ts';

const main = { x: 0, y: 0, width: 1920, height: 1040 };
const left = { x: -1280, y: 100, width: 1280, height: 720 };
const firstPlace = { width: 1280, height: 840, isMaximized: false };

test.each([
  ['on the main display', { x: 200, y: 50, width: 1000, height: 700 }, [main]],
  ['on a second display, left of the main one', { x: -1200, y: 120, width: 900, height: 600 }, [main, left]],
  ['partly outside, its title bar in reach', { x: 1700, y: 900, width: 1000, height: 700 }, [main]],
])('reachablePlace(kept, workAreas) keeps a place %s', (_name, bounds, workAreas) => {
  const kept = { ...bounds, isMaximized: true };
  expect(reachablePlace(kept, workAreas)).toEqual(kept);
});

test.each([
  ['on a display that is gone', { x: -1200, y: 120 }],
  ['with its title bar above the display', { x: 100, y: -30 }],
  ['with its title bar below the display', { x: 100, y: 1030 }],
  ['with too little of its title bar to get hold of', { x: 1900, y: 100 }],
  ['with too little of its title bar once it is made smaller', { x: -1825, y: 0, width: 1921 }],
])('reachablePlace(kept, workAreas) keeps the size alone of a place %s', (_name, position) => {
  const kept = { width: 1000, height: 700, isMaximized: false, ...position };
  const width = Math.min(kept.width, main.width);
  expect(reachablePlace(kept, [main])).toEqual({ width, height: 700, isMaximized: false });
});

test('reachablePlace(kept, workAreas) fits the size to the display, down to the smallest window', () => {
  expect(reachablePlace({ x: 0, y: 0, width: 5000, height: 5000 }, [main])).toMatchObject({
    width: 1920,
    height: 1040,
  });
  expect(reachablePlace({ x: 0, y: 0, width: 10, height: 10 }, [main])).toMatchObject({
    width: 720,
    height: 480,
  });
});

test.each([
  undefined,
  null,
  'wide',
  [],
  {},
  { width: '1000', height: 700 },
  { width: 1000.5, height: 700 },
  { width: 1e9, height: 700 },
  { width: -1000, height: 700 },
])('reachablePlace(%j, workAreas) is the first place', (kept) => {
  expect(reachablePlace(kept, [main])).toEqual(firstPlace);
});

test('reachablePlace(kept, workAreas) always leaves the title bar in reach, whatever was kept', () => {
  const length = fc.integer({ min: -40_000, max: 40_000 });
  const place = fc.record({ x: length, y: length, width: length, height: length, isMaximized: fc.boolean() });
  fc.assert(
    fc.property(place, (kept) => {
      const { x, y, width } = reachablePlace(kept, [main, left]);
      if (x === undefined || y === undefined) return true;
      return [main, left].some(
        (area) =>
          y >= area.y &&
          y + 24 <= area.y + area.height &&
          x + width - 96 >= area.x &&
          x + 96 <= area.x + area.width,
      );
    }),
  );
});

const at = (x: number, y: number) => ({ x, y, width: 1000, height: 700, isMaximized: false });

test('freePlace(place, others, workAreas) keeps a place where no window stands', () => {
  expect(freePlace(at(100, 50), [at(101, 50)], [main])).toEqual(at(100, 50));
});

test('freePlace(place, others, workAreas) goes past all windows that stand there', () => {
  expect(freePlace(at(100, 50), [at(132, 82), at(100, 50)], [main])).toEqual(at(164, 114));
});

test('freePlace(place, others, workAreas) leaves it to the system where it would go out of reach', () => {
  const place = freePlace(at(1800, 1010), [at(1800, 1010)], [main]);
  expect(place).toEqual({ width: 1000, height: 700, isMaximized: false });
});

test('main opens a second window beside the first', async ({ launch }) => {
  const kept = { x: 300, y: 40, width: 900, height: 640, isMaximized: false };
  const app = await launch({ keptPlace: JSON.stringify(kept) });
  await app.invoke('window:open', []);
  expect(app.windows.map(({ options }) => [options.x, options.y])).toEqual([
    [300, 40],
    [332, 72],
  ]);
});

test('main opens its window where it was closed, and maximised if it was', async ({ launch }) => {
  const kept = { x: 300, y: 40, width: 900, height: 640, isMaximized: true };
  const app = await launch({ keptPlace: JSON.stringify(kept) });
  expect(app.window.options).toMatchObject({ x: 300, y: 40, width: 900, height: 640 });
  expect(app.window.maximized).toBe(true);
});

test.for(['{"x": 1', '', '{"x":99999,"y":0,"width":"all"}'])(
  'main opens its window although the kept place is %j',
  async (keptPlace, { launch }) => {
    const app = await launch({ keptPlace });
    expect(app.window.options).toMatchObject({ width: 1280, height: 840 });
    expect(app.window.options.x).toBeUndefined();
    expect(app.window.maximized).toBe(false);
  },
);

test('main keeps the place of its window when it closes', async ({ launch }) => {
  const app = await launch();
  app.window.bounds = { x: 77, y: 88, width: 990, height: 660 };
  app.window.emit('close', { preventDefault: () => {} });
  const kept: unknown = JSON.parse(await readFile(path.join(app.folder, 'user-data/window.json'), 'utf8'));
  expect(kept).toEqual({ x: 77, y: 88, width: 990, height: 660, isMaximized: false });
});

test('main closes its window although its place cannot be kept', async ({ launch }) => {
  const report = vi.spyOn(console, 'error').mockImplementation(() => {});
  const app = await launch();
  await app.close();
  app.window.emit('close', { preventDefault: () => {} });
  expect(report.mock.calls[0]?.[0]).toBe('The place of the window could not be kept.');
  report.mockRestore();
});
