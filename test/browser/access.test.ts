import { describe, expect } from 'vitest';
import { axeViolations, crampedTargets, cutTexts, screenshot, test } from './harness/index.ts';
import { horizontalOverflow } from './person.ts';
import { screens } from './screens.ts';

describe('every screen', () => {
  test.for([
    ['light, 1280 wide', { colorScheme: 'light', viewport: { width: 1280, height: 800 } }, true],
    ['dark, 900 wide', { colorScheme: 'dark', viewport: { width: 900, height: 700 } }, true],
    // 1280 by 800 pixels at 200%.
    ['zoomed to 200%', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }, false],
    ['in forced colours', { forcedColors: 'active', viewport: { width: 1280, height: 800 } }, false],
  ] as const)(
    'is whole, wide enough to hit and accessible, %s',
    async ([mode, options, withAxe], { openApp }) => {
      const page = await openApp({ ...options, reducedMotion: 'reduce' });
      const problems: string[] = [];
      for (const { name, part, show, leave } of screens) {
        await show(page);
        const found = [
          ...(withAxe ? await axeViolations(page, part) : []),
          ...(await crampedTargets(page)),
          ...(await cutTexts(page)).map((text) => `cut off: ${text}`),
        ];
        const overflow = await horizontalOverflow(page);
        if (overflow > 0) found.push(`wider than its window by ${overflow} pixels`);
        problems.push(...found.map((problem) => `${name}: ${problem}`));
        await screenshot(page, `${name} ${mode}`.replaceAll(/\W+/g, '-'));
        await leave?.(page);
      }
      expect(problems).toEqual([]);
    },
  );
});
