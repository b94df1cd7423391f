import type { Page } from 'playwright-core';
import { openQuickWorld } from '../quickWorld.ts';
import { tab } from './screen.ts';
import type { Screen } from './screen.ts';

/** A study that has ended, and of which a point is read. */
const study = (
  name: string,
  start: string,
  setUp: (page: Page) => Promise<void>,
  reader: string,
): Screen => ({
  name,
  part: '#answer',
  show: async (page) => {
    await setUp(page);
    await page.getByRole('button', { name: start }).click();
    await page.getByText(/^Played: /).waitFor();
    await page.locator(reader).first().focus();
    await page
      .getByRole('button', { name: /^Open run / })
      .first()
      .waitFor();
  },
});

const ask = (page: Page, question: string) => page.getByRole('radio', { name: question }).click();
const values = (page: Page, axis: string) =>
  page.getByRole('group', { name: axis }).getByLabel('Values', { exact: true });

/** The studies of What if, finished, of a world that is played in moments; and a run of one of their cells. */
export const whatIfScreens: readonly Screen[] = [
  study(
    'a sweep over one number',
    'Run the sweep',
    async (page) => {
      await openQuickWorld(page);
      await tab(page, 'What if');
      await values(page, 'Vary').fill('3');
    },
    '.study-results .scrubber input',
  ),
  study(
    'a sweep over two numbers',
    'Run the sweep',
    async (page) => {
      await page.getByRole('button', { name: 'Vary a second number' }).click();
      await values(page, 'And').fill('5');
      await values(page, 'Vary').fill('5');
    },
    '.heat-map',
  ),
  study(
    'a power curve',
    'Draw the power curve',
    async (page) => {
      await ask(page, 'Power');
      await page.getByLabel('Sizes', { exact: true }).fill('3');
    },
    '.study-results .scrubber input',
  ),
  study(
    'a tornado',
    'Find what matters',
    (page) => ask(page, 'What matters'),
    '.study-results .scrubber input',
  ),
  {
    name: 'a run of a cell',
    part: '#answer',
    show: async (page) => {
      await page
        .getByRole('button', { name: /^Open run / })
        .first()
        .click();
      await page.getByRole('note').waitFor();
      await page.getByRole('img', { name: /^Run \d+ of / }).waitFor();
    },
    leave: (page) => tab(page, 'Answer'),
  },
];
