import type { Page } from 'playwright-core';
import { select } from '../person.ts';
import { settings } from './screen.ts';
import type { Screen } from './screen.ts';

/** Gives the errors of a model another kind, and takes it back. */
const errorsOf = (
  model: string,
  kind: string,
  edit: (page: Page) => Promise<void>,
): Omit<Screen, 'name'> => ({
  part: '#inspector',
  show: async (page) => {
    const inspector = await select(page, model);
    await inspector.getByRole('combobox', { name: 'Errors, kind' }).selectOption(kind);
    await edit(page);
  },
  leave: async (page) => {
    const undo = page.getByRole('banner').getByRole('button', { name: /^Undo/ });
    while (await undo.isEnabled()) await undo.click();
  },
});

/** The settings of what is selected, and how its curves, formulas and sizes are edited. */
export const editingScreens: readonly Screen[] = [
  settings('the scenario', 'Scenario'),
  settings('a drift', 'Errors creep up'),
  settings('the challenger', 'Challenger'),
  settings('a plan', 'Canary release'),
  {
    name: 'what it would take',
    part: '#inspector',
    show: async (page) => {
      const inspector = await select(page, 'A/B test');
      await inspector.getByRole('button', { name: 'What would it take? Phase 1' }).click();
      await inspector.getByRole('group', { name: 'What would it take?' }).waitFor();
    },
  },
  {
    name: 'a curve that is drawn',
    ...errorsOf('Incumbent', 'Curve', async (page) => {
      await page.getByRole('button', { name: 'Insert point' }).click();
      await page.getByRole('slider', { name: 'Point 2 of 2' }).focus();
    }),
  },
  {
    name: 'a formula with a fault',
    ...errorsOf('Challenger', 'Formula', async (page) => {
      await page.getByRole('textbox', { name: 'Formula' }).fill('0.02 + 0.03 * share * hour');
      await page.getByText(/^At character 23/).waitFor();
    }),
  },
];
