import type { Page } from 'playwright-core';
import { command, pickFile, runBar, select, waitForAnswer } from './person.ts';

/** A screen, or a state of one, by name: how to come to it from the one before. */
export interface Screen {
  readonly name: string;
  readonly show: (page: Page) => Promise<void>;
  /** A CSS selector of what is new in it; the whole page where it is left out. */
  readonly part?: string;
  /** Goes back to where the next begins. */
  readonly leave?: (page: Page) => Promise<void>;
}

const escape = async (page: Page) => {
  await page.keyboard.press('Escape');
  await page
    .locator('[role="dialog"], [role="alertdialog"], [role="menu"]')
    .first()
    .waitFor({ state: 'detached' });
};

/** Presses buttons that change their name when they are pressed. */
const pressAll = async (page: Page, name: RegExp) => {
  const buttons = page.getByRole('button', { name });
  while ((await buttons.count()) > 0) await buttons.first().click();
};

const dialog = (name: string, open: (page: Page) => Promise<void>): Screen => ({
  name,
  show: async (page) => {
    await open(page);
    await page.getByRole('dialog').or(page.getByRole('alertdialog')).first().waitFor();
  },
  part: '[role="dialog"], [role="alertdialog"]',
  leave: escape,
});

const settings = (words: string, item: string): Screen => ({
  name: `settings of ${words}`,
  part: '#inspector',
  show: async (page) => void (await select(page, item)),
});

/** Every screen and state that a person can come to; a new one is one entry. */
export const screens: readonly Screen[] = [
  { name: 'the answer', show: waitForAnswer },
  {
    name: 'charts as tables',
    part: '.chart-card',
    show: (page) => pressAll(page, /^Show as table/),
    leave: (page) => pressAll(page, /^Show as chart/),
  },
  {
    name: 'the plans over time',
    part: '#answer',
    show: (page) => page.getByRole('tab', { name: 'Plans' }).click(),
  },
  {
    name: 'plans compared',
    part: '#answer',
    show: async (page) => {
      await page.getByRole('tab', { name: 'Compare' }).click();
      await page
        .getByText(/ of 100 runs/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'what if',
    part: '#answer',
    show: (page) => page.getByRole('tab', { name: 'What if' }).click(),
  },
  {
    name: 'one run',
    part: '#answer',
    show: async (page) => {
      await page.getByRole('tab', { name: 'One run' }).click();
      await page.getByRole('img', { name: /^Run 0 of / }).waitFor();
    },
  },
  {
    name: 'twenty runs',
    part: '#answer',
    show: async (page) => {
      await page.getByRole('tab', { name: 'Twenty runs' }).click();
      await page
        .getByRole('button', { name: /^Open / })
        .nth(19)
        .waitFor();
    },
    leave: (page) => page.getByRole('tab', { name: 'Answer' }).click(),
  },
  {
    name: 'what a team could see',
    part: '#answer',
    show: (page) => command(page, 'Show the truth'),
    leave: (page) => command(page, 'Show the truth'),
  },
  dialog('the gallery', (page) => command(page, 'Gallery…')),
  dialog('the glossary', (page) => command(page, 'Glossary…')),
  settings('the scenario', 'Scenario'),
  settings('a drift', 'Errors creep up'),
  settings('the challenger', 'Challenger'),
  settings('a plan', 'Canary release'),
  {
    name: 'a menu with what cannot be done now',
    part: '[role="menu"]',
    show: async (page) => {
      const bar = page.getByRole('menubar').getByRole('menuitem', { name: 'Edit' });
      if (await bar.isVisible()) await bar.click();
      else {
        await page.getByRole('button', { name: 'Menu', exact: true }).click();
        await page.getByRole('menuitem', { name: 'Edit' }).click();
      }
      await page.getByRole('menuitem', { name: /^Redo/ }).waitFor();
      await page.getByRole('menuitem', { name: 'Add a plan' }).click();
      await page.getByRole('menuitem', { name: 'Shadow mode' }).waitFor();
    },
    leave: escape,
  },
  dialog('the palette', (page) => page.keyboard.press('Control+k')),
  dialog('the shortcuts', (page) => page.keyboard.press('Control+/')),
  dialog('the welcome', (page) => command(page, 'Welcome…')),
  dialog('questions about a rollout of one’s own', async (page) => {
    await command(page, 'Welcome…');
    await page.getByRole('button', { name: 'Describe your own rollout' }).click();
    await page.getByRole('textbox', { name: 'Errors now' }).fill('150%');
  }),
  dialog('the check of the computer', async (page) => {
    await command(page, 'Check this computer…');
    await page.getByRole('button', { name: 'Stop' }).click();
  }),
  dialog('a file that was refused', (page) => pickFile(page, 'other.json', '[1, 2, 3]')),
  {
    name: 'a field with a problem, and results that are stale',
    part: '#inspector',
    show: async (page) => {
      const inspector = await select(page, 'Users');
      await inspector.getByRole('textbox', { name: 'Users' }).fill('-1');
      await runBar(page).getByText('1 problem to solve first').waitFor();
    },
  },
  dialog('unsaved changes', (page) => command(page, 'Open a file…')),
];
