import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { horizontalOverflow, select, waitForAnswer } from './person.ts';

const played = (page: Page) => page.getByText(/^Played: /).waitFor();

/** The fields of a number that is varied. */
const axis = (page: Page, name: 'Vary' | 'And') => page.getByRole('group', { name });

async function openWhatIf(page: Page) {
  await waitForAnswer(page);
  await page.getByRole('tab', { name: 'What if' }).click();
}

describe('what if', () => {
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 900],
  ] as const) {
    test(`answers all three questions, ${colorScheme}, ${width} wide`, async ({ openApp }) => {
      const page = await openApp({ colorScheme, viewport: { width, height: 1800 } });
      await openWhatIf(page);
      await page.getByText(/^Run the sweep to see, for every plan, how the measure changes/).waitFor();

      // One number: chosen by its name, with a line for each plan.
      await page.getByRole('button', { name: /^Vary: Traffic/ }).click();
      await page.getByRole('combobox', { name: 'Vary' }).fill('creep change');
      await page.keyboard.press('Enter');
      await axis(page, 'Vary').getByLabel('Values', { exact: true }).fill('3');
      await page.getByRole('button', { name: 'Run the sweep' }).click();
      await played(page);
      const lines = page.getByRole('region', { name: /^Chance that the harm is caught, by errors creep up/ });
      await lines.getByRole('slider').focus();
      await page.keyboard.press('ArrowRight');
      expect(await lines.getByRole('slider').getAttribute('aria-valuetext')).toMatch(
        /^1\.4%.*: A\/B test 100% \(.*%\), Canary release [\d.]+% \(.*\)/,
      );
      await screenshot(page, `what-if-line-${colorScheme}-${width}`);

      // Two: a map for each plan, gone through by arrow keys.
      await page.getByRole('button', { name: 'Vary a second number' }).click();
      await axis(page, 'And').getByLabel('Values', { exact: true }).fill('6');
      await axis(page, 'Vary').getByLabel('Values', { exact: true }).fill('6');
      await page.getByRole('button', { name: 'Run the sweep' }).click();
      await played(page);
      const map = page.getByRole('grid', { name: /^Shadow mode: chance that the harm is caught/ });
      await map.focus();
      for (const key of ['ArrowRight', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
      const cell = await map.getAttribute('aria-activedescendant');
      expect(await page.locator(`[id="${cell}"]`).getAttribute('aria-label')).toMatch(
        /Size of the effect 0\.8× times the scenario’s own: .*, simulated (200|800) times$/,
      );
      await screenshot(page, `what-if-map-${colorScheme}-${width}`);
      await expectNoAxeViolations(page);
      expect(await horizontalOverflow(page)).toBe(0);

      // The power, beside the false alarms.
      await page.getByRole('radio', { name: 'Power' }).click();
      await page.getByLabel('Sizes', { exact: true }).fill('3');
      await page.getByRole('button', { name: 'Draw the power curve' }).click();
      await played(page);
      await page
        .getByText(/^A power of 80% is reached at these sizes of the effect: A\/B test from 0\./)
        .waitFor();
      await page.getByText(/roll back without cause: A\/B test [\d.]+%/).waitFor();
      await screenshot(page, `what-if-power-${colorScheme}-${width}`);
      await expectNoAxeViolations(page);

      // What matters.
      await page.getByRole('radio', { name: 'What matters' }).click();
      await page.getByLabel('Plan', { exact: true }).selectOption('Shadow mode');
      await page.getByText(/^\d+ of \d+ numbers are moved$/).click();
      await page.getByRole('button', { name: 'Move none' }).click();
      for (const name of ['Errors creep up › change', 'Traffic › dispersion', 'Shadow mode › share']) {
        await page.getByRole('checkbox', { name: new RegExp(`^${name} `) }).check();
      }
      await page.getByRole('button', { name: 'Find what matters' }).click();
      await played(page);
      await page
        .getByText(/of Shadow mode hangs most on (Errors creep up › change|Shadow mode › share)/)
        .waitFor();
      await screenshot(page, `what-if-tornado-${colorScheme}-${width}`);
      await expectNoAxeViolations(page);
      expect(await horizontalOverflow(page)).toBe(0);
    });
  }

  test('begins with a field, can be stopped and gone on with, and greys when the scenario changes', async ({
    openApp,
  }) => {
    const page = await openApp({ viewport: { width: 1280, height: 1000 } });
    await waitForAnswer(page);
    const inspector = await select(page, 'Users');
    await inspector.getByRole('button', { name: 'Sweep Users' }).click();
    await page.getByRole('button', { name: /^Vary: Users/ }).waitFor();
    await axis(page, 'Vary').getByLabel('Values', { exact: true }).fill('41');
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

    await axis(page, 'Vary').getByLabel('From', { exact: true }).fill('9');
    await axis(page, 'Vary').getByLabel('To', { exact: true }).fill('3');
    await page.getByRole('alert').getByText('From has to be less than to.').waitFor();
    expect(await page.getByRole('button', { name: 'Run the sweep' }).isDisabled()).toBe(true);
  });
});
