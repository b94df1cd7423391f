import { command, pickFile } from '../person.ts';
import { dialog, escape } from './screen.ts';
import type { Screen } from './screen.ts';

/** What opens over the page: dialogs, menus, the palette. */
export const dialogScreens: readonly Screen[] = [
  dialog('the gallery', (page) => command(page, 'Gallery…')),
  dialog('the glossary', (page) => command(page, 'Glossary…')),
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
];
