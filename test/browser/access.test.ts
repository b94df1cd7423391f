import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { axeViolations, crampedTargets, cutTexts, test } from './harness/index.ts';
import { horizontalOverflow, waitForAnswer } from './person.ts';
import { screens } from './screens.ts';
import type { Screen } from './screens.ts';

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

describe('every screen', () => {
  test.for([
    ['light, 1280 wide', { colorScheme: 'light', viewport: { width: 1280, height: 800 } }, true],
    ['dark, 900 wide', { colorScheme: 'dark', viewport: { width: 900, height: 700 } }, true],
    // 1280 by 800 pixels at 200%.
    ['zoomed to 200%', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }, false],
  ] as const)(
    'is whole, still, wide enough to hit and accessible, %s',
    async ([, options, withAxe], { openApp }) => {
      const page = await openApp({ ...options, reducedMotion: 'reduce' });
      const problems: string[] = [];
      for (const screen of screens) {
        await screen.show(page);
        problems.push(...(await lacks(page, screen, withAxe)).map((lack) => `${screen.name}: ${lack}`));
        await screen.leave?.(page);
      }
      expect(problems).toEqual([]);
    },
  );
});

test('what is on and what is chosen can be told in forced colours', async ({ openApp }) => {
  const page = await openApp({ forcedColors: 'active' });
  await waitForAnswer(page);
  const backgrounds = (chosen: string, other: string) =>
    page.evaluate(
      (selectors) =>
        selectors.map((selector) => getComputedStyle(document.querySelector(selector)!).backgroundColor),
      [chosen, other],
    );
  const expectToldApart = async (chosen: string, other: string) => {
    const [one, two] = await backgrounds(chosen, other);
    expect(one).not.toBe(two);
  };
  await expectToldApart('.outline li button[aria-current]', '.outline li button:not([aria-current])');
  await expectToldApart('.segmented [data-state="on"]', '.segmented [data-state="off"]');
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Control+k');
  await page.getByRole('option').first().waitFor();
  await expectToldApart('[cmdk-item][data-selected="true"]', '[cmdk-item][data-selected="false"]');
});
