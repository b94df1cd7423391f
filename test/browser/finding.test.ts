import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { screenshot, test } from './harness/index.ts';
import { card, command, runBar, waitForAnswer } from './person.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Find a command' });
const options = (page: Page) => palette(page).getByRole('option');
/** What has the focus, once it is that. */
const focused = (page: Page, selector: string) => page.locator(`${selector}:focus`).waitFor();

describe('the palette', () => {
  test('finds by a few letters, tells what cannot be done, and leads on by keyboard', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('gocan');
    await options(page).first().waitFor();
    expect(await options(page).first().textContent()).toBe('Go to Canary release');
    await page.keyboard.press('Enter');
    await palette(page).waitFor({ state: 'detached' });
    await focused(page, '#inspector');
    await page.getByRole('heading', { level: 2, name: 'Canary release' }).waitFor();
    // What cannot be done says why, and is not done.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('cancel the run');
    await options(page).filter({ hasText: 'Not now. Nothing is running.' }).waitFor();
    await page.keyboard.press('Enter');
    await palette(page).waitFor();
    await page.getByRole('combobox', { name: 'Find a command' }).fill('xyzzy');
    await palette(page).getByText('No command goes by these words.').waitFor();
    await page.keyboard.press('Escape');
    await palette(page).waitFor({ state: 'detached' });
    await focused(page, '#inspector');
    // What was done last comes first, and stays known.
    await command(page, 'Dark theme');
    await page.keyboard.press('Control+k');
    expect((await options(page).allTextContents()).slice(0, 2)).toEqual([
      'Dark theme (on)',
      'Go to Canary release',
    ]);
    await page.keyboard.press('Control+k');
    await palette(page).waitFor({ state: 'detached' });
    await page.reload();
    await waitForAnswer(page);
    await page.getByRole('button', { name: 'Find a command' }).click();
    expect(await options(page).first().textContent()).toBe('Dark theme (on)');
  });

  test('does what menus do: adds a plan, plays the next seed, takes the plan away', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await command(page, 'Add a plan: Shadow mode');
    await page.getByRole('heading', { level: 2, name: 'Shadow mode 2' }).waitFor();
    await command(page, 'Run with the next seed, 2');
    await card(page, 'Shadow mode 2').waitFor();
    expect(await runBar(page).getByRole('textbox', { name: 'Seed' }).inputValue()).toBe('2');
    await command(page, 'Remove Shadow mode 2');
    await focused(page, '#outline [aria-current="true"]');
    await command(page, 'Undo');
    await page.getByRole('heading', { level: 2, name: 'Shadow mode 2' }).waitFor();
  });
});

describe('menus', () => {
  test('hold what there is, with shortcuts and reasons, and are walked through with the arrows', async ({
    openApp,
  }) => {
    const page = await openApp({ viewport: { width: 1280, height: 800 } });
    await waitForAnswer(page);
    const bar = page.getByRole('menubar');
    expect(await bar.getByRole('menuitem').allTextContents()).toEqual([
      'File',
      'Edit',
      'Run',
      'View',
      'Go',
      'Learn',
      'Help',
    ]);
    await bar.getByRole('menuitem', { name: 'File' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('menuitem', { name: 'New', exact: true }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('menuitem', { name: 'Add a plan' }).waitFor();
    await page.keyboard.press('ArrowDown');
    const undo = page.getByRole('menuitem', { name: 'Undo There is nothing to undo.' });
    await undo.and(page.locator(':focus')).waitFor();
    expect(await undo.getAttribute('aria-disabled')).toBe('true');
    expect(await undo.getAttribute('aria-keyshortcuts')).toBe('Control+Z');
    // It says why and does nothing.
    await page.keyboard.press('Enter');
    await undo.waitFor();
    await page.keyboard.press('Escape');
    await bar.getByRole('menuitem', { name: 'Edit' }).and(page.locator(':focus')).waitFor();
    await bar.getByRole('menuitem', { name: 'View' }).click();
    await page.getByRole('menuitem', { name: 'Theme' }).click();
    expect(
      await page.getByRole('menuitemradio', { name: 'As the system has it' }).getAttribute('aria-checked'),
    ).toBe('true');
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await page.locator('html[data-theme="dark"]').waitFor();
  });

  test('are one button where there is no room for a bar', async ({ openApp }) => {
    const page = await openApp({ viewport: { width: 900, height: 700 } });
    await waitForAnswer(page);
    expect(await page.getByRole('menubar').count()).toBe(0);
    await page.getByRole('button', { name: 'Menu', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'File' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('go');
    await page.getByRole('menuitem', { name: 'Go' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('menuitem', { name: 'World' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('menuitem', { name: 'Scenario' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('menuitem', { name: 'Horizon' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#outline [aria-current="true"]').getByText('Horizon').waitFor();
    await focused(page, '#inspector');
  });
});

describe('shortcuts', () => {
  test('are listed on a sheet, and signs without Ctrl can be turned off', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await page.keyboard.press('?');
    await sheet.waitFor();
    expect(await sheet.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
      'File',
      'Edit',
      'Run',
      'View',
      'Go',
      'Help',
      'Single signs',
    ]);
    expect(await sheet.getByRole('definition').filter({ hasText: 'Ctrl+Shift+Z or Ctrl+Y' }).count()).toBe(1);
    await sheet.getByRole('switch', { name: 'Single signs' }).click();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.keyboard.press('Control+/');
    await sheet.waitFor();
    expect(await sheet.getByText('? without Ctrl, Cmd or Alt is no shortcut.').count()).toBe(1);
  });

  test('that cannot be followed now say why', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await page.keyboard.press('Control+z');
    await page.getByText('Undo: There is nothing to undo.').first().waitFor();
    // A sign is text where text is typed.
    const name = runBar(page).getByRole('textbox', { name: 'Seed' });
    await name.focus();
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await name.inputValue()).toContain('?');
  });
});

describe('a newcomer', () => {
  test('describes their rollout and gets its result', async ({ openApp }) => {
    const page = await openApp({ newcomer: true });
    const welcome = page.getByRole('dialog', { name: 'Welcome to Rollout Lab' });
    await welcome.waitFor();
    await page.getByRole('button', { name: 'See a finished story' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Your own rollout' });
    await form.getByRole('textbox', { name: 'Requests a day' }).and(page.locator(':focus')).waitFor();
    await form.getByRole('textbox', { name: 'Requests a day' }).fill('1,000,000');
    await form.getByRole('textbox', { name: 'Errors now' }).fill('1/50');
    await form.getByRole('textbox', { name: 'How much worse' }).fill('99%');
    await form.getByText('Say a share from 0% to 98%').waitFor();
    expect(await form.getByRole('button', { name: 'Build it and run' }).isDisabled()).toBe(true);
    await form.getByRole('textbox', { name: 'How much worse' }).fill('0.2%');
    await form.getByRole('textbox', { name: 'Days you have' }).fill('10');
    await form.getByRole('checkbox', { name: 'Interleaved test' }).uncheck();
    await page.keyboard.press('Tab');
    await form.getByRole('button', { name: 'Build it and run' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'My rollout' }).waitFor();
    await waitForAnswer(page);
    await focused(page, '#answer');
    await page.getByText(/^1,000,000 requests a day for 10 days\. The incumbent fails on 2% /).waitFor();
    await page.getByText('In truth the challenger is harmful from the start.').waitFor();
    const plans = page.getByRole('region', { name: 'The plans at a glance' }).getByRole('rowheader');
    expect(await plans.allTextContents()).toEqual(['A/B test', 'Canary release', 'Shadow mode']);
    await screenshot(page, 'own-rollout');
    // Known from now on, and still to be had.
    await page.reload();
    await waitForAnswer(page);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await command(page, 'Welcome…');
    await page.getByRole('checkbox', { name: 'Do not show this at the next start' }).click();
    await page.getByRole('button', { name: 'See a finished story' }).click();
    await focused(page, '#answer');
    await page.reload();
    await welcome.waitFor();
  });
});

test('the check of the computer compares every figure and says so in words', async ({ openApp }) => {
  const page = await openApp();
  await waitForAnswer(page);
  await command(page, 'Check this computer…');
  const dialog = page.getByRole('dialog', { name: 'Check this computer' });
  const verdict = dialog.getByText(/^The engine plays right on this computer: all \d+ figures hold/);
  // Some seconds of playing, on a machine that plays nothing else.
  await verdict.waitFor({ timeout: 90_000 });
  const count = Number(/all (\d+)/.exec((await verdict.textContent()) ?? '')?.[1]);
  expect(await dialog.getByRole('rowheader').count()).toBe(count);
  expect(count).toBeGreaterThan(30);
  expect(await dialog.getByRole('cell', { name: 'holds', exact: true }).count()).toBe(count);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});
