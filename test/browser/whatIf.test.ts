import { describe, expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { horizontalOverflow, select, waitForAnswer } from './person.ts';
import { openQuickWorld } from './quickWorld.ts';

const played = (page: Page) => page.getByText(/^Played: /).waitFor();

/** A field of a number that is varied. */
const field = (page: Page, axis: 'Vary' | 'And', name: string) =>
  page.getByRole('group', { name: axis }).getByLabel(name, { exact: true });

async function openWhatIf(page: Page) {
  await waitForAnswer(page);
  await openQuickWorld(page);
  await page.getByRole('tab', { name: 'What if' }).click();
}

describe('what if', () => {
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 900],
  ] as const) {
    test(`answers all three questions, ${colorScheme}, ${width} wide`, async ({ openApp }) => {
      const page = await openApp({ colorScheme, viewport: { width, height: 1500 } });
      await openWhatIf(page);
      await page.getByText(/^Run the sweep to see, for every plan, how the measure changes/).waitFor();

      // One number: found by its name, with a line for each plan, read by arrow keys.
      await page.getByRole('button', { name: /^Vary: Traffic/ }).click();
      await page.getByRole('combobox', { name: 'Vary' }).fill('stage share');
      await page.keyboard.press('Enter');
      await field(page, 'Vary', 'Values').fill('5');
      await page.getByRole('button', { name: 'Run the sweep' }).click();
      await played(page);
      const lines = page.getByRole('region', {
        name: /^Chance that the harm is caught, by Canary release › stage 1 › share/,
      });
      await lines.getByRole('slider').focus();
      await page.keyboard.press('ArrowRight');
      expect(await lines.getByRole('slider').getAttribute('aria-valuetext')).toMatch(
        /^\d+%: A\/B test [\d.]+% \(.*%\), Canary release [\d.]+% \(.*%\)$/,
      );
      await screenshot(page, `what-if-line-${colorScheme}-${width}`);

      // Two: a map for each plan, gone through cell by cell.
      await page.getByRole('button', { name: 'Vary a second number' }).click();
      await field(page, 'Vary', 'Values').fill('9');
      await page.getByRole('button', { name: 'Run the sweep' }).click();
      await played(page);
      const map = page.getByRole('grid', { name: /^Canary release: chance that the harm is caught/ });
      await map.focus();
      for (const key of ['ArrowUp', 'ArrowUp', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
      const cell = await map.getAttribute('aria-activedescendant');
      expect(await page.locator(`[id="${cell}"]`).getAttribute('aria-label')).toMatch(
        /Size of the effect 0\.5×: [\d.<]+% \(.*\), simulated (200|800) times$/,
      );
      const between = map.getByRole('gridcell', { name: /interpolated between cells that were simulated$/ });
      expect(await between.count()).toBeGreaterThan(0);
      await screenshot(page, `what-if-map-${colorScheme}-${width}`);
      await expectNoAxeViolations(page);
      expect(await horizontalOverflow(page)).toBe(0);
      await page.getByRole('checkbox', { name: 'Simulate every cell' }).check();
      await page.getByRole('button', { name: 'Go on with it' }).click();
      await page
        .getByText(/ \(all simulated\)\.$/)
        .first()
        .waitFor();

      // The power, beside the false alarms.
      await page.getByRole('radio', { name: 'Power' }).click();
      await page.getByRole('button', { name: 'Draw the power curve' }).click();
      await played(page);
      await page
        .getByText(/^A power of 80% is reached at these sizes of the effect: A\/B test from/)
        .waitFor();
      await page.getByText(/roll back without cause: A\/B test [\d.]+%/).waitFor();
      await screenshot(page, `what-if-power-${colorScheme}-${width}`);
      await expectNoAxeViolations(page);

      // What matters.
      await page.getByRole('radio', { name: 'What matters' }).click();
      await page.getByLabel('Plan', { exact: true }).selectOption('Canary release');
      await page.getByRole('button', { name: 'Find what matters' }).click();
      await played(page);
      await page
        .getByText(/of Canary release hangs most on .*(Challenger › errors|Incumbent › errors)/)
        .waitFor();
      await screenshot(page, `what-if-tornado-${colorScheme}-${width}`);
      await expectNoAxeViolations(page);
      expect(await horizontalOverflow(page)).toBe(0);
    });
  }

  test('opens from every point the run that stands for it, in the scenario of its cell', async ({
    openApp,
  }) => {
    const page = await openApp({ viewport: { width: 1280, height: 1100 } });
    await openWhatIf(page);
    const back = page.getByRole('button', { name: 'Back to the scenario’s own runs' });
    /** Opens the run of a link, reads whose it is, and comes back to the study. */
    const openRun = async (link: Locator, whose: RegExp, plan: string) => {
      const run = /Open run ([\d,]+)/.exec((await link.getAttribute('aria-label'))!)![1]!;
      await link.click();
      await page.getByRole('note').filter({ hasText: whose }).waitFor();
      await page.getByRole('img', { name: new RegExp(`^Run ${run} of ${plan}`) }).waitFor();
      // What is known of the answer's runs is not said of this one.
      expect(await page.getByText(/^How run /).count()).toBe(0);
      expect(await page.getByRole('button', { name: 'Runs that stand for a number' }).count()).toBe(0);
    };

    await page.getByRole('button', { name: /^Vary: Traffic/ }).click();
    await page.getByRole('combobox', { name: 'Vary' }).fill('stage share');
    await page.keyboard.press('Enter');
    await field(page, 'Vary', 'Values').fill('3');
    await page.getByRole('button', { name: 'Run the sweep' }).click();
    await played(page);
    const lines = page.getByRole('region', { name: /^Chance that the harm is caught, by / });
    await lines.getByRole('slider').focus();
    await page.keyboard.press('End');
    const caught = lines.getByRole('button', { name: /^Open run \d+ \(caught\) of Canary release$/ });
    await openRun(caught, /^In the scenario with Canary release › stage 1 › share \d+%/, 'Canary release');
    await page
      .getByText(/rolled back/i)
      .first()
      .waitFor();
    await screenshot(page, 'run-of-a-cell');
    await expectNoAxeViolations(page);
    // The next one is of the same scenario; back are the answer's own.
    await page.getByRole('button', { name: 'Next run' }).click();
    await page.getByRole('note').filter({ hasText: 'In the scenario with' }).waitFor();
    await back.click();
    await page.getByText(/^How run /).waitFor();
    expect(await page.getByRole('note').count()).toBe(0);

    // Two numbers: by Enter, from the cell of the map.
    await page.getByRole('tab', { name: 'What if' }).click();
    await page.getByRole('button', { name: 'Vary a second number' }).click();
    await page.getByRole('button', { name: 'Run the sweep' }).click();
    await played(page);
    await page.getByRole('grid', { name: /^A\/B test: chance that the harm is caught/ }).focus();
    await page.keyboard.press('Enter');
    const both = /^In the scenario with Canary release › stage 1 › share .* and Size of the effect /;
    await page.getByRole('note').filter({ hasText: both }).waitFor();
    await back.waitFor();

    // The power, its false alarms, and the bars of what matters.
    await page.getByRole('tab', { name: 'What if' }).click();
    await page.getByRole('radio', { name: 'Power' }).click();
    await page.getByLabel('Sizes', { exact: true }).fill('3');
    await page.getByRole('button', { name: 'Draw the power curve' }).click();
    await played(page);
    const power = page.getByRole('slider', { name: 'Read the power by size of the effect' });
    await power.focus();
    await power.press('End');
    const ofPower = page.getByRole('button', { name: /^Open run \d+ \(caught\) of A\/B test$/ });
    await openRun(ofPower, /^In the scenario with Size of the effect 2×/, 'A/B test');
    await page.getByRole('tab', { name: 'What if' }).click();
    await page.getByRole('slider', { name: 'Read the false alarms plan by plan' }).focus();
    const alarm = page.getByRole('button', { name: /^Open run \d+ \((not )?rolled back\) of A\/B test$/ });
    await openRun(alarm.last(), /^In the scenario with Size of the effect 0×/, 'A/B test');

    await page.getByRole('tab', { name: 'What if' }).click();
    await page.getByRole('radio', { name: 'What matters' }).click();
    await page.getByRole('button', { name: 'Find what matters' }).click();
    await played(page);
    await page.getByRole('slider', { name: 'Read the bars one by one' }).focus();
    const higher = page.getByRole('button', { name: /^Open run \d+ \(higher: .*\) of / });
    await openRun(higher, /^In the scenario with /, '');
    await page.getByRole('button', { name: 'Use in the scenario' }).click();
    await page.getByRole('note').filter({ hasText: 'In the scenario as it was then, with' }).waitFor();
  });

  test('begins with a field, can be paused and stopped and gone on with, and greys when the scenario changes', async ({
    openApp,
  }) => {
    const page = await openApp({ viewport: { width: 1280, height: 1000 } });
    await waitForAnswer(page);
    const inspector = await select(page, 'Users');
    await inspector.getByRole('button', { name: 'Sweep Users' }).click();
    await page.getByRole('button', { name: /^Vary: Users/ }).waitFor();
    await field(page, 'Vary', 'Values').fill('41');
    await page.getByRole('button', { name: 'Run the sweep' }).click();
    await page.getByText(/^First look: [1-9]\d* of 41 scenarios/).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText(/^Paused\. /).waitFor();
    await page.getByRole('button', { name: 'Go on', exact: true }).click();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByText(/^Stopped: \d+ scenarios?, each 200 times\./).waitFor();
    await page.getByRole('button', { name: 'Go on with it' }).waitFor();

    await inspector.getByLabel('Users', { exact: true }).fill('50000');
    await page.getByText('The scenario has changed since.').waitFor();
    await page.getByRole('button', { name: 'Run the sweep' }).waitFor();
    await expectNoAxeViolations(page);

    await field(page, 'Vary', 'From').fill('9');
    await field(page, 'Vary', 'To').fill('3');
    await page.getByRole('alert').getByText('From has to be less than to.').waitFor();
    expect(await page.getByRole('button', { name: 'Run the sweep' }).isDisabled()).toBe(true);
  });
});
