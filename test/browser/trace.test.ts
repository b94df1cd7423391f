import { describe, expect } from 'vitest';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { card, waitForAnswer } from './person.ts';

const drawing = /^Replication 0 of Canary release/;

describe('one run', () => {
  test('opens from a plan’s card, and the truth can be hidden', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await card(page, 'Canary release')
      .getByRole('button', { name: 'Look at one run of Canary release' })
      .click();
    const lanes = page.getByRole('img', { name: drawing });
    await lanes.waitFor();
    expect(await lanes.getAttribute('aria-label')).toContain('Truth: extra failures to date');
    await page.getByText(/The challenger turns harmful after .* extra failures by the end\.$/).waitFor();
    await screenshot(page, 'trace');
    await expectNoAxeViolations(page);
    const truth = page.getByRole('switch', { name: 'Show the truth' });
    await truth.click();
    expect(await lanes.getAttribute('aria-label')).not.toContain('Truth');
    const view = (await page.getByRole('main').textContent()) ?? '';
    expect(view).toContain('What the team sees: errors per request');
    expect(view).not.toMatch(/extra failures|turns harmful|harm begins|Truth:|In truth/);
    await truth.click();
    expect(await lanes.getAttribute('aria-label')).toContain('Truth: extra failures to date');
  });

  test('is scrubbed by keyboard with its values read out', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await card(page, 'Canary release')
      .getByRole('button', { name: 'Look at one run of Canary release' })
      .click();
    const scrubber = page.getByRole('slider', { name: 'Move through the run' });
    await scrubber.focus();
    expect(await scrubber.getAttribute('aria-valuetext')).toBe('not started');
    await page.keyboard.press('PageUp');
    expect(await scrubber.getAttribute('aria-valuetext')).toMatch(
      /^Hour 10: canary release, challenger answers 1%; errors per request [\d.]+% against [\d.]+%; standard errors worse -?[\d.]+ \(limit 3\); in truth [\d.]+ extra failures so far\.$/,
    );
    await page.keyboard.press('End');
    expect(await scrubber.getAttribute('aria-valuetext')).toMatch(
      /^Day 28: the plan is over, challenger answers 100%; in truth [\d,.]+K? extra failures so far\.$/,
    );
    await screenshot(page, 'trace-end');
  });

  test('shows another plan and another replication', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await page.getByRole('tab', { name: 'One run' }).click();
    await page.getByRole('combobox', { name: 'Plan' }).selectOption('Shadow mode');
    await page.getByRole('img', { name: /^Replication 0 of Shadow mode/ }).waitFor();
    await page.getByRole('button', { name: 'Next replication' }).click();
    await page.getByRole('img', { name: /^Replication 1 of Shadow mode/ }).waitFor();
    await page.getByRole('textbox', { name: 'Replication', exact: true }).fill('17');
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /^Replication 17 of Shadow mode/ }).waitFor();
    await expectNoAxeViolations(page);
  });
});
