import type { Page } from 'playwright-core';
import { command, select, waitForAnswer } from '../browser/person.ts';

/** A picture of the guide (docs/app.md): how a person comes to what it shows, in a window that was just opened. */
export interface Picture {
  /** The file under docs/pictures, without its ending. */
  readonly name: string;
  /** What is to be seen, as its description in the guide has it. */
  readonly shows: string;
  readonly show: (page: Page) => Promise<void>;
  readonly newcomer?: boolean;
  readonly colorScheme?: 'light' | 'dark';
}

const showTab = async (page: Page, name: string) => {
  await waitForAnswer(page);
  await page.getByRole('tab', { name }).click();
};

/** Brings a part of the page to the top of what scrolls. */
const bringUp = (page: Page, heading: string | RegExp) =>
  page
    .getByRole('heading', { name: heading })
    .first()
    .evaluate((element) => element.scrollIntoView({ block: 'start' }));

/** A sweep, power curve or tornado that has ended. */
const waitForWhatIf = (page: Page, again: string) =>
  page.getByRole('button', { name: again }).waitFor({ timeout: 100_000 });

export const pictures: readonly Picture[] = [
  {
    name: 'welcome',
    shows: 'The welcome: a finished story, your own rollout, a lesson, a file',
    newcomer: true,
    show: async (page) => {
      await page.getByRole('dialog', { name: 'Welcome to Rollout Lab' }).waitFor();
      // Behind the dialog nothing has a role.
      await page.getByText(/^[\d,]+ replications/).waitFor();
    },
  },
  {
    name: 'charts',
    shows: 'When the harm is caught, and whether by a deadline',
    show: async (page) => {
      await waitForAnswer(page);
      await bringUp(page, 'How soon is the harm caught?');
    },
  },
  {
    name: 'plans',
    shows: 'Every plan over time with what becomes of the challenger',
    show: (page) => showTab(page, 'Plans'),
  },
  {
    name: 'compare',
    shows: 'Two plans held against each other run by run',
    colorScheme: 'dark',
    show: async (page) => {
      await showTab(page, 'Compare');
      await page
        .getByText(/ of 100 runs/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'what-if',
    shows: 'A sweep of the traffic: which plans catch the harm, and from where on',
    show: async (page) => {
      await showTab(page, 'What if');
      await page.getByRole('button', { name: 'Run the sweep' }).click();
      await waitForWhatIf(page, 'Run the sweep');
      await bringUp(page, /^Chance that the harm is/);
    },
  },
  {
    name: 'power',
    shows: 'A power curve beside the rate of false alarms',
    show: async (page) => {
      await showTab(page, 'What if');
      await page.getByRole('radio', { name: 'Power' }).click();
      await page.getByRole('button', { name: 'Draw the power curve' }).click();
      await waitForWhatIf(page, 'Draw the power curve');
      await bringUp(page, /^How likely is a harm/);
    },
  },
  {
    name: 'one-run',
    shows: 'One run hour by hour, with what the team saw and what was true',
    colorScheme: 'dark',
    show: async (page) => {
      await showTab(page, 'One run');
      await page.getByRole('combobox', { name: 'Plan', exact: true }).selectOption('Canary release');
      await page.getByRole('img', { name: /^Run 0 of Canary release/ }).waitFor();
      await bringUp(page, 'Run 0 of Canary release');
    },
  },
  {
    name: 'twenty-runs',
    shows: 'Twenty runs of the canary side by side',
    show: async (page) => {
      await showTab(page, 'Twenty runs');
      await page.getByRole('combobox', { name: 'Plan', exact: true }).selectOption('Canary release');
      await page
        .getByRole('button', { name: /^Open / })
        .nth(19)
        .waitFor();
    },
  },
  {
    name: 'sizing',
    shows:
      'What a phase would take: difference, power, sample, share, time and traffic, one worked out from the others',
    show: async (page) => {
      await waitForAnswer(page);
      const inspector = await select(page, 'A/B test');
      await inspector.getByRole('button', { name: 'What would it take? Phase 1' }).click();
      await inspector
        .getByRole('group', { name: 'What would it take?' })
        .evaluate((element) => element.scrollIntoView({ block: 'center' }));
    },
  },
  {
    name: 'gallery',
    shows: 'The gallery: every world as a picture of itself',
    show: async (page) => {
      await waitForAnswer(page);
      await command(page, 'Gallery…');
      await page
        .getByRole('dialog', { name: 'Gallery' })
        .getByRole('img', { name: /requests a day/ })
        .nth(5)
        .waitFor();
    },
  },
  {
    name: 'lesson',
    shows: 'A lesson: the prediction before the truth is shown',
    show: async (page) => {
      await waitForAnswer(page);
      await command(page, 'Begin the lesson Needle in the haystack');
      const panel = page.getByRole('complementary', { name: 'Lesson' });
      await panel.getByRole('radio').first().click();
    },
  },
  {
    name: 'palette',
    shows: 'The command palette',
    show: async (page) => {
      await waitForAnswer(page);
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Find a command' }).fill('run');
    },
  },
];
