import type { Page } from 'playwright-core';
import { command } from '../person.ts';
import type { Screen } from './screen.ts';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Lesson' });
const press = (page: Page, name: string) => panel(page).getByRole('button', { name }).click();

const step = (name: string, show: (page: Page) => Promise<void>, part = '#answer, #inspector'): Screen => ({
  name: `a lesson: ${name}`,
  part,
  show,
});

/** A lesson, step by step. */
export const lessonScreens: readonly Screen[] = [
  step('predict', async (page) => {
    await command(page, 'Begin the lesson The silent canary');
    await panel(page).getByRole('radio').last().click();
  }),
  step('run', async (page) => {
    await press(page, 'Keep my prediction and run');
    await panel(page).locator('button:enabled', { hasText: 'Reveal the truth' }).waitFor();
  }),
  step(
    'reveal',
    async (page) => {
      await press(page, 'Reveal the truth');
      await press(page, 'Notes for teachers');
      await panel(page).getByRole('heading', { name: 'What students get wrong' }).waitFor();
    },
    '#inspector',
  ),
  step(
    'change',
    async (page) => {
      await press(page, 'Hide the notes for teachers');
      await press(page, 'Change one thing');
      await panel(page).getByRole('button', { name: 'Change it and run' }).waitFor();
    },
    '#inspector',
  ),
  {
    ...step(
      'check',
      async (page) => {
        await press(page, 'Change it and run');
        await panel(page).getByRole('radio').first().click();
      },
      '#inspector',
    ),
    leave: async (page) => {
      await press(page, 'Leave the lesson');
      const discard = page.getByRole('alertdialog').getByRole('button', { name: 'Discard changes' });
      const inspector = page.getByRole('complementary', { name: 'Inspector' });
      await discard.or(inspector).first().waitFor();
      if (await discard.isVisible()) await discard.click();
      await inspector.waitFor();
    },
  },
];
