import type { Page } from 'playwright-core';
import { command, runBar, select, waitForAnswer } from '../person.ts';
import { tab } from './screen.ts';
import type { Screen } from './screen.ts';

const press = (page: Page, name: string) => runBar(page).getByRole('button', { name, exact: true }).click();
const replications = (page: Page, count: string) =>
  runBar(page).getByRole('textbox', { name: 'Replications' }).fill(count);

/** Lets a test end all workers, those that play and those that are started, for as long as it wants. */
export async function letWorkersFail(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const RealWorker = window.Worker;
    const living: Worker[] = [];
    const end = (worker: Worker) =>
      worker.dispatchEvent(new ErrorEvent('error', { message: 'no memory left', cancelable: true }));
    let failing = false;
    window.Worker = class extends RealWorker {
      constructor(...parts: ConstructorParameters<typeof Worker>) {
        super(...parts);
        living.push(this);
        if (failing) setTimeout(() => end(this));
      }
    };
    addEventListener('workersfail', ({ detail }: CustomEventInit<boolean>) => {
      failing = detail === true;
      if (failing) living.splice(0).forEach(end);
    });
  });
}

const setFailing = (page: Page, failing: boolean) =>
  page.evaluate((detail) => void dispatchEvent(new CustomEvent('workersfail', { detail })), failing);

/** Where the page says how a run is; its numbers are those of any answer. */
const STATE_OF_RUN = '.notices, .tab-row, #run';

/** What a run goes through, and a run that was pinned; of a world that is played in moments. */
export const runScreens: readonly Screen[] = [
  {
    name: 'an answer before the ghosts of a pinned one',
    part: '#answer',
    show: async (page) => {
      await page.getByRole('button', { name: 'Pin this run' }).click();
      const inspector = await select(page, 'Canary release');
      await inspector.getByRole('textbox', { name: 'Share' }).last().fill('40%');
      await page.getByText('1 thing changed since “Pin 1”:').waitFor();
      await waitForAnswer(page);
    },
  },
  {
    name: 'a pinned run compared',
    part: '#answer',
    show: async (page) => {
      await page.getByRole('button', { name: 'See what came of it' }).click();
      await page
        .getByRole('region', { name: /^Differences of / })
        .first()
        .waitFor();
    },
    leave: async (page) => {
      await page.keyboard.press('Control+z');
      await tab(page, 'Answer');
      await waitForAnswer(page);
    },
  },
  {
    name: 'a preview, which the whole run follows',
    part: STATE_OF_RUN,
    show: async (page) => {
      await replications(page, '100000');
      await page.getByText(/^Preview: /).waitFor();
    },
  },
  {
    name: 'a run that goes on',
    part: STATE_OF_RUN,
    show: (page) => page.getByText(/^So far: /).waitFor(),
  },
  {
    name: 'a run that is paused',
    part: STATE_OF_RUN,
    show: async (page) => {
      await press(page, 'Pause');
      await page.getByText(/^Paused: /).waitFor();
    },
  },
  {
    name: 'a run that was cancelled',
    part: STATE_OF_RUN,
    show: async (page) => {
      await press(page, 'Cancel');
      await page.getByText(/^Partial: /).waitFor();
    },
  },
  {
    name: 'a run that failed',
    part: STATE_OF_RUN,
    show: async (page) => {
      await setFailing(page, true);
      await replications(page, '200');
      await page.getByText('The run failed.').waitFor();
      await page.getByText('What the simulation said').click();
    },
    leave: async (page) => {
      await setFailing(page, false);
      await press(page, 'Run');
      await waitForAnswer(page);
    },
  },
  {
    name: 'the display for a projector',
    part: '.top-bar, #answer',
    show: async (page) => {
      await command(page, 'Display for a projector');
      await page.locator('[data-display="projector"]').waitFor();
    },
    leave: (page) => command(page, 'Display for a projector'),
  },
];
