import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { test } from './harness/index.ts';
import { card, runBar, waitForAnswer } from './person.ts';

const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });

/** Presses Tab until something of that name has the focus. */
async function tabTo(page: Page, name: string | RegExp, most = 80): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (typeof name === 'string' ? here === name : name.test(here)) return;
  }
  expect.fail(`Tab does not reach ${String(name)} within ${most} presses`);
}

describe('with the keyboard alone', () => {
  test('a person skips to the answer and looks at one run', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await tabTo(page, 'Skip to the answer', 1);
    await page.keyboard.press('Enter');
    await tabTo(page, 'Look at one run of A/B test', 11);
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /^Run 0 of A\/B test/ }).waitFor();
  });

  test('a person opens another scenario, edits it and runs it', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await tabTo(page, 'File', 4);
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    for (const next of ['New window', 'Open…', 'Open from the gallery']) {
      await page.keyboard.press('ArrowDown');
      await page.getByRole('menuitem', { name: next }).and(page.locator(':focus')).waitFor();
    }
    await page.getByRole('menuitem', { name: 'Open from the gallery' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('ArrowRight');
    await page
      .getByRole('menuitem', { name: 'Slow burn', exact: true })
      .and(page.locator(':focus'))
      .waitFor();
    await page.keyboard.type('Needle');
    await page
      .getByRole('menuitem', { name: 'Needle in the haystack' })
      .and(page.locator(':focus'))
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Needle in the haystack' }).waitFor();
    await waitForAnswer(page);
    const before = await card(page, 'A/B test').textContent();
    await page.keyboard.press('Shift+F6');
    await page.locator('#outline :focus').waitFor();
    await tabTo(page, /^Users\d/, 6);
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').getByRole('heading', { level: 2, name: 'Users' }).waitFor();
    await page.keyboard.press('F6');
    await page.keyboard.press('F6');
    await tabTo(page, 'Users, slider', 8);
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Control+Enter');
    await runBar(page).getByRole('button', { name: 'Cancel' }).waitFor();
    await waitForAnswer(page);
    expect(await card(page, 'A/B test').textContent()).not.toBe(before);
  });

  test('Escape closes a menu without cancelling anything else', async ({ openApp }) => {
    const page = await openApp();
    await runBar(page).getByRole('textbox', { name: 'Replications' }).fill('20000');
    await page.keyboard.press('Control+Enter');
    await runBar(page)
      .getByText(/ of 20,000/)
      .waitFor();
    await page.getByRole('menuitem', { name: 'File' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await runBar(page).getByRole('button', { name: 'Cancel' }).count()).toBe(1);
    await page.keyboard.press('Escape');
    await runBar(page).getByRole('button', { name: 'Run' }).waitFor();
  });

  test('a person reads a chart, compares plans, undoes an edit and saves', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await page.keyboard.press('F6');
    await page.locator('#answer:focus').waitFor();
    await tabTo(page, /^Read the chart at a time/);
    await page.keyboard.press('End');
    const reading = await page.locator(':focus').getAttribute('aria-valuetext');
    expect(reading).toMatch(/^caught within .*: A\/B test [\d.]+%, /);
    await page.keyboard.press('Alt+3');
    await page.locator('#answer:focus').waitFor();
    await page
      .getByText(/ of 100 runs/)
      .first()
      .waitFor();
    // On through the window: to the settings, where something is edited.
    await page.keyboard.press('F6');
    await page.locator('#inspector:focus').waitFor();
    await tabTo(page, 'Traffic, slider', 6);
    await page.keyboard.press('PageUp');
    await page.getByRole('banner').getByText('edited').waitFor();
    await page.keyboard.press('Shift+F6');
    await page.locator('#answer:focus').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('banner').getByText('edited').waitFor({ state: 'detached' });
    const download = page.waitForEvent('download');
    await page.keyboard.press('Control+s');
    expect((await download).suggestedFilename()).toBe('slow-burn.rollout.json');
  });

  test('the focus goes on where it should after dialogs, removals and skip links', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await page.keyboard.press('Tab');
    await tabTo(page, 'Skip to the settings', 1);
    await page.keyboard.press('Enter');
    await page.locator('#inspector:focus').waitFor();
    // A dialog gives the focus back to what had it.
    await tabTo(page, 'Traffic, slider', 6);
    await page.keyboard.press('Control+/');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('slider', { name: 'Traffic, slider' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('Control+o');
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('slider', { name: 'Traffic, slider' }).and(page.locator(':focus')).waitFor();
    // What is removed leaves the focus to its neighbour.
    const outline = page.getByRole('navigation', { name: 'Outline of the scenario' });
    await outline.getByRole('button', { name: 'Shadow mode' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove plan' }).focus();
    await page.keyboard.press('Enter');
    await outline.getByRole('button', { name: 'Interleaved test' }).and(page.locator(':focus')).waitFor();
  });
});
