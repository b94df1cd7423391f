import type { Locator, Page } from 'playwright-core';

/** What a person does in the app, by the words they see. */

/** Waits until a run has ended by itself. */
export async function waitForAnswer(page: Page): Promise<void> {
  await runBar(page)
    .getByText(/^[\d,]+ replications/)
    .waitFor();
}

export function runBar(page: Page): Locator {
  return page.getByRole('region', { name: 'Run', exact: true });
}

/** The card of a plan. */
export function card(page: Page, plan: string): Locator {
  return page.getByRole('article', { name: plan });
}

/** Opens a scenario of the gallery. */
export async function openFromGallery(page: Page, name: string): Promise<void> {
  await command(page, `Open ${name}`);
}

/** Does a command by the palette. */
export async function command(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find a command' }).fill(title);
  await page.getByRole('option', { name: title }).first().click();
}

/** Chooses a place in the outline and waits for its settings. */
export async function select(page: Page, name: string): Promise<Locator> {
  await page
    .getByRole('navigation', { name: 'Outline of the scenario' })
    // Its name is followed by what matters most of it.
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByRole('heading', { level: 2, name }).waitFor();
  return inspector;
}

/** Picks a file in the dialog that Open… shows. */
export async function pickFile(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** How far the page is wider than its window, in CSS pixels. */
export function horizontalOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
