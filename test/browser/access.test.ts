import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { axeViolations, crampedTargets, cutTexts, lostInForcedColours, test } from './harness/index.ts';
import { horizontalOverflow } from './person.ts';
import { screens } from './screens.ts';
import { letWorkersFail } from './screens/runScreens.ts';
import type { Screen } from './screens/screen.ts';

/** What a screen lacks, in words. */
async function lacks(page: Page, { part }: Screen, withAxe: boolean): Promise<string[]> {
  const overflow = await horizontalOverflow(page);
  const moving = await page.evaluate(() => document.getAnimations().length);
  return [
    ...(withAxe ? await axeViolations(page, part) : []),
    ...(await crampedTargets(page)),
    ...(await cutTexts(page)).map((text) => `cut off: ${text}`),
    ...(overflow > 0 ? [`wider than its window by ${overflow} pixels`] : []),
    ...(moving > 0 ? [`${moving} things move although motion is unwanted`] : []),
  ];
}

/** Goes through all screens on one page and tells what they lack, each with its name. */
async function walk(page: Page, lacksOf: (screen: Screen) => Promise<string[]>): Promise<string[]> {
  const problems: string[] = [];
  for (const screen of screens) {
    await screen.show(page);
    problems.push(...(await lacksOf(screen)).map((lack) => `${screen.name}: ${lack}`));
    await screen.leave?.(page);
  }
  return problems;
}

describe('every screen', () => {
  test.for([
    ['light, 1280 wide', { colorScheme: 'light', viewport: { width: 1280, height: 800 } }, true],
    ['dark, 900 wide', { colorScheme: 'dark', viewport: { width: 900, height: 700 } }, true],
    // 1280 by 800 pixels at 200%.
    ['zoomed to 200%', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }, false],
  ] as const)(
    'is whole, still, wide enough to hit and accessible, %s',
    async ([, options, withAxe], { openApp }) => {
      const page = await openApp({ ...options, reducedMotion: 'reduce', prepare: letWorkersFail });
      expect(await walk(page, (screen) => lacks(page, screen, withAxe))).toEqual([]);
    },
  );

  test('tells in forced colours what is on from what is off, and shows every shape', async ({ openApp }) => {
    const page = await openApp({ forcedColors: 'active', reducedMotion: 'reduce', prepare: letWorkersFail });
    const lacksOf = async (screen: Screen) => [
      ...(screen === screens[0] ? await axeViolations(page) : []),
      ...(await lostInForcedColours(page)),
    ];
    expect(await walk(page, lacksOf)).toEqual([]);
  });
});
