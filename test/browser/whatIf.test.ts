import { describe, expect } from 'vitest';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { horizontalOverflow, waitForAnswer } from './person.ts';

describe('what if', () => {
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 900],
  ] as const) {
    test(`sweeps, ${colorScheme}, ${width} wide`, async ({ openApp }) => {
      const page = await openApp({ colorScheme, viewport: { width, height: 1100 } });
      await waitForAnswer(page);
      await page.getByRole('tab', { name: 'What if' }).click();
      await screenshot(page, `what-if-empty-${colorScheme}-${width}`);
      await page.getByRole('button', { name: 'Run the sweep' }).click();
      await page.getByText(/^Played: /).waitFor();
      await screenshot(page, `what-if-line-${colorScheme}-${width}`);
      await page.getByRole('button', { name: 'Vary a second number' }).click();
      await page.getByRole('button', { name: 'Run the sweep' }).click();
      await page.getByText(/^Played: /).waitFor();
      await screenshot(page, `what-if-map-${colorScheme}-${width}`);
      await page.getByRole('radio', { name: 'Power' }).click();
      await page.getByRole('button', { name: 'Draw the power curve' }).click();
      await page.getByText(/^Played: /).waitFor();
      await screenshot(page, `what-if-power-${colorScheme}-${width}`);
      await page.getByRole('radio', { name: 'What matters' }).click();
      await page.getByRole('button', { name: 'Find what matters' }).click();
      await page.getByText(/^Played: /).waitFor();
      await screenshot(page, `what-if-tornado-${colorScheme}-${width}`);
      await expectNoAxeViolations(page);
      expect(await horizontalOverflow(page)).toBe(0);
    });
  }
});
