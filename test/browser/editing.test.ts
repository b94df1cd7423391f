import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { card, pickFile, runBar, select, waitForAnswer } from './person.ts';

describe('editing', () => {
  test('brings fresh results by itself', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const before = await card(page, 'Shadow mode').textContent();
    const inspector = await select(page, 'Errors creep up');
    await inspector.getByRole('textbox', { name: 'Begins' }).fill('240');
    await waitForAnswer(page);
    expect(await card(page, 'Shadow mode').textContent()).not.toBe(before);
    await page.getByText(/^In truth the challenger is harmful, from 1\d(\.\d)? days on\.$/).waitFor();
  });

  test('accepts 2%, 1/50 and 0.02 alike, and resets to what was opened', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const inspector = await select(page, 'Incumbent');
    const errors = inspector.getByRole('textbox', { name: 'Errors' });
    for (const typed of ['1/40', '0.025', '2.5%']) {
      await errors.fill(typed);
      await errors.blur();
      expect(await errors.inputValue()).toBe('2.5%');
    }
    await inspector.getByRole('button', { name: 'Reset Errors to 2%' }).click();
    expect(await errors.inputValue()).toBe('2%');
    expect(await page.getByText('Inputs changed').count()).toBe(0);
  });

  test('moves a number with its slider by keyboard', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const inspector = await select(page, 'Traffic');
    const slider = inspector.getByRole('slider', { name: 'Traffic, slider' });
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    expect(await slider.getAttribute('aria-valuetext')).toBe('2.4 requests/s');
    expect(await inspector.getByRole('textbox', { name: 'Traffic' }).inputValue()).toBe('2.4');
  });

  test('a yes or no is ticked, and one segment can be watched alone', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const canary = await select(page, 'Canary release');
    await canary.getByRole('combobox', { name: 'Segment' }).selectOption('All requests');
    const segment = await select(page, 'All requests');
    const toldApart = segment.getByRole('checkbox', { name: 'Told apart' });
    expect(await toldApart.isChecked()).toBe(true);
    await toldApart.focus();
    await page.keyboard.press('Space');
    expect(await toldApart.isChecked()).toBe(false);
    await runBar(page).getByText('1 problem to solve first').waitFor();
    await select(page, 'Canary release');
    await canary.getByText(/^Requires the id of a segment that the team can tell apart/).waitFor();
    await canary.getByRole('combobox', { name: 'Segment' }).selectOption('left out');
    await select(page, 'All requests');
    await expectNoAxeViolations(page);
    await screenshot(page, 'told-apart');
    await segment.getByRole('button', { name: 'Reset Told apart to yes' }).click();
    expect(await toldApart.isChecked()).toBe(true);
    expect(await page.getByText('Inputs changed').count()).toBe(0);
  });

  test('says beside the field what is wrong, and why there is no run', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const inspector = await select(page, 'Canary release');
    const share = inspector.getByRole('textbox', { name: 'Share' }).first();
    await share.fill('150%');
    await inspector.getByText('Requires a number from 0 to 1, got 1.5').waitFor();
    expect(await share.getAttribute('aria-invalid')).toBe('true');
    const run = runBar(page).getByRole('button', { name: 'Run' });
    expect(await run.isDisabled()).toBe(true);
    await runBar(page).getByText('1 problem to solve first').waitFor();
    await expectNoAxeViolations(page);
    await screenshot(page, 'problem');
    await share.fill('2%');
    expect(await run.isEnabled()).toBe(true);
  });

  test('has a form for bots among the users, and a place for each filter', async ({ openApp }) => {
    const page = await openApp();
    const file = JSON.parse(
      readFileSync(new URL('../../assets/scenarios/slow-burn.rollout.json', import.meta.url), 'utf8'),
    ) as { world: { users: object } };
    Object.assign(file.world.users, { bots: { count: 50, share: 0.02 } });
    Object.assign(file.world, { filters: [{ model: 'challenger', requests: 'bots', share: 1 }] });
    await pickFile(page, 'bots.rollout.json', JSON.stringify(file));
    const users = await select(page, 'Users');
    const bots = users.getByRole('group', { name: 'Bots' });
    expect(await bots.getByRole('textbox', { name: 'Share of requests' }).inputValue()).toBe('2%');
    await bots.getByRole('button', { name: 'Remove Bots' }).click();
    await users.getByRole('button', { name: 'Reset Bots to what was opened' }).click();
    expect(await bots.getByRole('textbox', { name: 'Share of requests' }).inputValue()).toBe('2%');
    await users.getByRole('textbox', { name: 'Requests per session' }).fill('4');
    const filter = await select(page, 'Filter');
    expect(await filter.getByRole('combobox', { name: 'Requests' }).inputValue()).toBe('bots');
    await filter.getByRole('textbox', { name: 'Share' }).fill('150%');
    await filter.getByText('Requires a number from 0 to 1, got 1.5').waitFor();
    await expectNoAxeViolations(page);
    await screenshot(page, 'filter');
  });

  test('adds and removes stages of a canary', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const inspector = await select(page, 'Canary release');
    const shares = inspector.getByRole('textbox', { name: 'Share' });
    expect(await shares.count()).toBe(2);
    await inspector.getByRole('button', { name: 'Add a stage' }).click();
    expect(await shares.count()).toBe(3);
    await shares.nth(2).fill('25%');
    await inspector.getByRole('button', { name: 'Remove stage 1' }).click();
    expect(await Promise.all([shares.nth(0).inputValue(), shares.nth(1).inputValue()])).toEqual([
      '5%',
      '25%',
    ]);
    await inspector.getByRole('button', { name: 'Remove stage 1' }).click();
    await inspector.getByRole('button', { name: 'Reset Stages to what was opened' }).click();
    expect(await shares.count()).toBe(2);
    expect(await page.getByText('Inputs changed').count()).toBe(0);
  });
});
