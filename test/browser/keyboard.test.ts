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
    await page.getByRole('img', { name: /^Replication 0 of A\/B test/ }).waitFor();
  });

  test('a person opens another scenario, edits it and runs it', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await tabTo(page, 'File', 4);
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('ArrowDown');
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
    await tabTo(page, /^Users/);
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').getByRole('heading', { level: 2, name: 'Users' }).waitFor();
    await tabTo(page, 'Users, slider');
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
});
