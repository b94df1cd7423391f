import { describe, expect } from 'vitest';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { horizontalOverflow, runBar, select, waitForAnswer } from './person.ts';

describe('a pinned run', () => {
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 900],
  ] as const) {
    test(`is what a changed run is set against, ${colorScheme}, ${width} wide`, async ({ openApp }) => {
      const page = await openApp({ colorScheme, viewport: { width, height: 900 } });
      await waitForAnswer(page);
      await page.getByRole('button', { name: 'Pin this run' }).click();
      await page.getByText(/^This run is pinned as “Run 1”\./).waitFor();
      const inspector = await select(page, 'Canary release');
      const share = inspector.getByRole('textbox', { name: /share.*2|^Share$/i }).last();
      await share.fill('20%');
      await runBar(page).getByRole('button', { name: 'Run' }).click();
      await waitForAnswer(page);
      await page.getByText('1 thing changed since “Run 1”:').waitFor();
      await screenshot(page, `pin-note-${colorScheme}-${width}`);
      await page.getByRole('button', { name: 'See what came of it' }).click();
      await page.getByText(/catches the harm before/).waitFor();
      await screenshot(page, `pin-${colorScheme}-${width}`);
      await page.getByRole('heading', { name: 'All that differs' }).scrollIntoViewIfNeeded();
      await screenshot(page, `pin-end-${colorScheme}-${width}`);
      await expectNoAxeViolations(page);
      expect(await horizontalOverflow(page)).toBe(0);
    });
  }
});
