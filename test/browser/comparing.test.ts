import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { horizontalOverflow, pickFile, runBar, waitForAnswer } from './person.ts';

const slowBurn = readFileSync(
  new URL('../../assets/scenarios/slow-burn.rollout.json', import.meta.url),
  'utf8',
);

describe('plan against plan', () => {
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 900],
  ] as const) {
    test(`compares two plans run by run, by keyboard, ${colorScheme}, ${width} wide`, async ({ openApp }) => {
      const page = await openApp({ colorScheme, viewport: { width, height: 800 } });
      await waitForAnswer(page);
      await page.getByRole('tab', { name: 'Plans' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('heading', { level: 2, name: 'Plan against plan' }).waitFor();
      await page
        .getByText(
          /^(A\/B test|Canary release) catches the harm before (A\/B test|Canary release) in \d+ of 100 runs \(\d+ to \d+\)\./,
        )
        .waitFor();
      await page.getByRole('combobox', { name: 'Plan B' }).selectOption('Shadow mode');
      await page
        .getByText(/Shadow mode.* in .*runs \((\d+ to|at most|at least) .*\)\./)
        .first()
        .waitFor();
      const differences = page.getByRole('region', { name: 'Differences of A/B test to Shadow mode' });
      expect(await differences.getByRole('row', { name: /^Users reached/ }).textContent()).toMatch(
        /[\d,.]+ users (fewer|more)/,
      );
      // The plan that stands in the other place changes over.
      await page.getByRole('combobox', { name: 'Plan B' }).selectOption('A/B test');
      await page.getByRole('region', { name: 'Differences of Shadow mode to A/B test' }).waitFor();
      const trees = page.getByRole('region', { name: 'What becomes of the challenger?' });
      expect(await trees.getByRole('img').getAttribute('aria-label')).toMatch(
        /^Shadow mode .*(ships|stops) the harm in [\d.]+% \([\d.–]+%\) of runs.*\. A\/B test /,
      );
      await screenshot(page, `compare-${colorScheme}-${width}`);
      await expectNoAxeViolations(page);
      expect(await horizontalOverflow(page)).toBe(0);

      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: 'Copy or save' }).click();
      await page.getByRole('menuitem', { name: 'Copy as text' }).click();
      await page.getByText('Copied', { exact: true }).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toMatch(/^# Slow burn: Shadow mode against A\/B test\n/);
      expect(copied).toMatch(/\n\| Users reached \| [\d,.]+ users more \| /);

      // On paper only the answer, in ink that shows on it.
      await page.emulateMedia({ media: 'print' });
      await page.getByRole('navigation', { name: 'Outline of the scenario' }).waitFor({ state: 'hidden' });
      const heading = page.getByRole('heading', { level: 2, name: 'Plan against plan' });
      expect(await heading.evaluate((own) => getComputedStyle(own).color)).toBe('rgb(21, 24, 28)');
    });
  }

  test('shows a plan alone with its outcome tree, and says what a comparison takes', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const alone = JSON.parse(slowBurn) as { plans: unknown[] };
    alone.plans.splice(1);
    await pickFile(page, 'alone.rollout.json', JSON.stringify(alone));
    await page.getByText('alone.rollout.json').waitFor();
    await waitForAnswer(page);
    await page.getByRole('tab', { name: 'Compare' }).click();
    await page.getByText(/^It takes two plans to compare\./).waitFor();
    await page.getByRole('img', { name: /^A\/B test (ships|stops) the harm in / }).waitFor();
    await expectNoAxeViolations(page);
  });

  test('says that it needs another run when the worker that kept this one died', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const summaries = page.workers().find((worker) => worker.url().includes('summary'))!;
    await summaries.evaluate(() => {
      setTimeout(() => {
        throw new Error('killed by the test');
      });
    });
    await page.getByRole('tab', { name: 'Compare' }).click();
    await page.getByText(/^The single runs of this answer are no longer kept\./).waitFor();
    await expectNoAxeViolations(page);
    await runBar(page).getByRole('button', { name: 'Run' }).click();
    await page.getByText(/ catches the harm before .* of 100 runs/).waitFor();
  });
});
