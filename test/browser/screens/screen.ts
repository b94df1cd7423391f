import type { Page } from 'playwright-core';
import { select } from '../person.ts';

/** A screen, or a state of one, by name: how to come to it from the one before. */
export interface Screen {
  readonly name: string;
  readonly show: (page: Page) => Promise<void>;
  /** A CSS selector of what is new in it; the whole page where it is left out. */
  readonly part?: string;
  /** Goes back to where the next begins. */
  readonly leave?: (page: Page) => Promise<void>;
}

export const escape = async (page: Page) => {
  await page.keyboard.press('Escape');
  await page
    .locator('[role="dialog"], [role="alertdialog"], [role="menu"]')
    .first()
    .waitFor({ state: 'detached' });
};

export const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();

/** Presses buttons that change their name when they are pressed. */
export const pressAll = async (page: Page, name: RegExp) => {
  const buttons = page.getByRole('button', { name });
  while ((await buttons.count()) > 0) await buttons.first().click();
};

export const dialog = (name: string, open: (page: Page) => Promise<void>): Screen => ({
  name,
  show: async (page) => {
    await open(page);
    await page.getByRole('dialog').or(page.getByRole('alertdialog')).first().waitFor();
  },
  part: '[role="dialog"], [role="alertdialog"]',
  leave: escape,
});

export const settings = (words: string, item: string): Screen => ({
  name: `settings of ${words}`,
  part: '#inspector',
  show: async (page) => void (await select(page, item)),
});
