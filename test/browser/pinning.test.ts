import type { Page } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { horizontalOverflow, runBar, select, waitForAnswer } from './person.ts';

const pinList = (page: Page) => page.getByRole('radiogroup', { name: 'Pinned run to compare with' });

/** What the keyboard is on, by its name. */
function focused(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent;
  });
}

async function runAgain(page: Page): Promise<void> {
  await runBar(page).getByRole('button', { name: 'Run', exact: true }).click();
  await waitForAnswer(page);
}

/** Gives the canary's last stage another share. */
async function setShare(page: Page, share: string): Promise<void> {
  const inspector = await select(page, 'Canary release');
  await inspector.getByRole('textbox', { name: 'Share' }).last().fill(share);
}

describe('a pinned run', () => {
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 900],
  ] as const) {
    test(`is what a changed run is set against, ${colorScheme}, ${width} wide`, async ({ openApp }) => {
      const page = await openApp({ colorScheme, viewport: { width, height: 900 } });
      await waitForAnswer(page);
      await page.getByRole('button', { name: 'Pin this run' }).click();
      await page.getByText(/^This run is pinned as “Pin 1”\./).waitFor();
      await setShare(page, '20%');
      await runAgain(page);
      await page.getByText('1 thing changed since “Pin 1”:').waitFor();
      await page.getByText('Canary release › stage 2 › share: 5% → 20%').waitFor();
      await screenshot(page, `pin-note-${colorScheme}-${width}`);
      await expectNoAxeViolations(page);

      // Behind the charts of the answer, on their axes.
      const charts = [
        'Is the harm caught?',
        'How soon is the harm caught?',
        'How far does the challenger reach?',
        'How much traffic does the verdict take?',
      ];
      for (const name of charts) {
        await page
          .getByRole('region', { name })
          .getByText(/^pinned/)
          .first()
          .scrollIntoViewIfNeeded();
        await screenshot(page, `pin-ghosts-${charts.indexOf(name)}-${colorScheme}-${width}`);
      }
      await page.getByRole('button', { name: 'See what came of it' }).click();
      await page
        .getByText(
          /^Canary release now catches the harm before the pinned one in \d+ of 100 runs \(\d+ to \d+\)\./,
        )
        .waitFor();
      await page
        .getByText('A/B test, Interleaved test, and Shadow mode are as pinned: every run came out the same.')
        .waitFor();
      const users = page.getByRole('radio', {
        name: /^Canary release: [\d,]+ .* as pinned, [\d,]+ .* now; [\d,]+ users fewer/,
      });
      await users.waitFor();
      const differences = page.getByRole('region', { name: 'Differences of Canary release to “Pin 1”' });
      expect(await differences.getByRole('row', { name: /^Harm caught/ }).textContent()).toMatch(
        /[\d.]+ points more [\d.]+ to [\d.]+ more$/,
      );
      await screenshot(page, `pin-${colorScheme}-${width}`);
      await users.scrollIntoViewIfNeeded();
      await screenshot(page, `pin-end-${colorScheme}-${width}`);
      await page
        .getByRole('button', { name: /^Open run [\d,]+ \(as it is now, where extra failures differ most\)/ })
        .waitFor();
      await expectNoAxeViolations(page);
      expect(await horizontalOverflow(page)).toBe(0);
    });
  }

  test('is managed by keyboard: named, restored as one step that is undone, and let go of', async ({
    openApp,
  }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await page.getByRole('tab', { name: 'Compare' }).click();
    await page.getByRole('radio', { name: 'Now and a pinned run' }).click();
    await page.getByText(/^Pin a run, change something and run again/).waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole('tabpanel').getByRole('button', { name: 'Pin this run' }).press('Enter');
    await page.getByText(/^“Pin 1” is the run in view\./).waitFor();
    await page.getByRole('button', { name: 'Rename Pin 1' }).press('Enter');
    await page.keyboard.type('As planned');
    await page.keyboard.press('Enter');
    await pinList(page).getByRole('radio', { name: 'As planned' }).waitFor();
    expect(await focused(page)).toBe('Rename As planned');

    // What was edited is named before it is played.
    await setShare(page, '30%');
    await page.getByText(/^“As planned” is the run in view\./).waitFor();
    await runAgain(page);
    const change = page.getByRole('button', { name: 'Canary release › stage 2 › share: 5% → 30%' });
    await select(page, 'Traffic');
    await change.press('Enter');
    await page
      .getByRole('complementary', { name: 'Inspector' })
      .getByRole('heading', { level: 2, name: 'Canary release' })
      .waitFor();
    await setShare(page, '40%');
    await page.getByText('Edited since, and not in these numbers until it is run:').waitFor();
    await screenshot(page, 'pin-stale');
    await expectNoAxeViolations(page);

    await page.getByRole('button', { name: 'Restore these inputs: As planned' }).press('Enter');
    const share = page.getByRole('complementary').getByRole('textbox', { name: 'Share' }).last();
    expect(await share.inputValue()).toBe('5%');
    await page.keyboard.press('Control+z');
    await select(page, 'Canary release');
    expect(await share.inputValue()).toBe('40%');
    await page.getByRole('button', { name: 'Unpin As planned' }).press('Enter');
    await page.getByText(/^Pin a run, change something and run again/).waitFor();
    await expect.poll(() => focused(page)).toBe('Pin this run');
  });

  test('is compared as far as there is something in common, and says so', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await page.getByRole('button', { name: 'Pin this run' }).click();
    await page.getByText(/^This run is pinned as/).waitFor();
    await runBar(page).getByRole('textbox', { name: 'Seed' }).fill('2');
    await runBar(page).getByRole('textbox', { name: 'Replications' }).fill('500');
    await runAgain(page);
    await page.getByText('2 things changed since “Pin 1”:').waitFor();
    await page.getByRole('button', { name: 'See what came of it' }).click();
    await page.getByText(/was played with seed 1, this run with seed 2/).waitFor();
    await page.getByRole('combobox', { name: 'Plan' }).selectOption('Shadow mode');
    await page.getByRole('region', { name: 'Differences of Shadow mode to “Pin 1”' }).waitFor();
    await page
      .getByRole('radio', { name: /^A\/B test: .* users/ })
      .first()
      .press('Enter');
    await page.getByRole('region', { name: 'Differences of A/B test to “Pin 1”' }).waitFor();
    await screenshot(page, 'pin-seed');

    await page.getByRole('button', { name: 'Copy or save' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Page for a review document (Markdown)' }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text).toMatch(/^# Slow burn: now against “Pin 1”\n/);
    expect(text).toContain('- Seed: 1 → 2\n- Replications: 1,000 → 500\n');

    // With the seed of before the world is the same again, and half of the runs.
    await runBar(page).getByRole('textbox', { name: 'Seed' }).fill('1');
    await runAgain(page);
    await page.getByText(/^A\/B test, .* are as pinned: every run came out the same\./).waitFor();
    await page.getByText(/Compared are the 500 runs that both have played\.$/).waitFor();
    await screenshot(page, 'pin-same');

    const summaries = page.workers().find((worker) => worker.url().includes('summary'))!;
    await summaries.evaluate(() => {
      setTimeout(() => {
        throw new Error('killed by the test');
      });
    });
    await runBar(page).getByRole('textbox', { name: 'Replications' }).fill('400');
    await runAgain(page);
    await page.getByText(/^The single runs of this answer or of “Pin 1” are no longer kept\./).waitFor();
    await expectNoAxeViolations(page);
  });
});
