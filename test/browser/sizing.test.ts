import { describe, expect } from 'vitest';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { horizontalOverflow, openFromGallery, select, waitForAnswer } from './person.ts';

describe('what a phase would take', () => {
  test('is worked out from the other quantities as they are typed, and used in the plan', async ({
    openApp,
  }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const inspector = await select(page, 'A/B test');
    const open = inspector.getByRole('button', { name: 'What would it take? Phase 1' });
    await open.click();
    const panel = inspector.getByRole('group', { name: 'What would it take?' });
    const lock = (name: string) => panel.getByRole('radio', { name: `Work out ${name}` });
    const solved = panel.getByRole('status').first();
    expect(await lock('power').getAttribute('aria-checked')).toBe('true');
    await screenshot(page, 'sizing');
    await expectNoAxeViolations(page);

    // How long would it take with a third of the difference?
    await lock('duration').click();
    await panel.getByRole('textbox', { name: 'Difference' }).fill('5%');
    await panel.getByText(/^Compared: /).waitFor();
    await screenshot(page, 'sizing-hours');
    await solved.filter({ hasText: / h$/ }).waitFor();
    const runsFor = inspector.getByRole('textbox', { name: 'Runs for' });
    const before = await runsFor.inputValue();
    const use = panel.getByRole('button', { name: /^Use .* in the plan$/ });
    await use.click();
    expect(await runsFor.inputValue()).not.toBe(before);
    await page.keyboard.press('Control+z');
    expect(await runsFor.inputValue()).toBe(before);

    // Nothing finds a difference that is not there.
    await panel.getByRole('textbox', { name: 'Difference' }).fill('0');
    await panel.getByText('Unattainable.').waitFor();
    expect(await panel.getByText('NaN').count()).toBe(0);
    await panel.getByRole('textbox', { name: 'Power' }).fill('120%');
    await panel.getByText('Requires at most 99.99%.').waitFor();
    await page.getByRole('radio', { name: 'Dark' }).click();
    await expectNoAxeViolations(page);
    await screenshot(page, 'sizing-unattainable-dark');
    await panel.getByRole('button', { name: 'Back to the plan’s numbers' }).click();
    await page.setViewportSize({ width: 900, height: 900 });
    expect(await horizontalOverflow(page)).toBe(0);
    await screenshot(page, 'sizing-900');
  });

  test('says why theory has no number where it has none', async ({ openApp }) => {
    const page = await openApp();
    await openFromGallery(page, 'Fine at five percent');
    await waitForAnswer(page);
    const inspector = await select(page, 'Canary from 5% to everyone, against an objective');
    await inspector
      .getByRole('button', { name: /^What would it take\?/ })
      .first()
      .click();
    await inspector.getByText(/how often they act is for the simulation to show\.$/).waitFor();
    await screenshot(page, 'sizing-canary');
  });
});
