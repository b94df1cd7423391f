import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, screenshot, tasksOf, test } from './harness/index.ts';
import { card, runBar, select, waitForAnswer } from './person.ts';

const field = (page: Page, name: string) => runBar(page).getByRole('textbox', { name });
const button = (page: Page, name: string) => runBar(page).getByRole('button', { name, exact: true });

/** What all cards say, to compare one answer with another. */
async function numbers(page: Page): Promise<string> {
  return (await page.getByRole('article').allTextContents()).join('\n');
}

describe('an edit', () => {
  test('is previewed and then played by itself, and what is from before is greyed until then', async ({
    openApp,
  }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const before = await numbers(page);
    await field(page, 'Replications').fill('4000');
    const inspector = await select(page, 'Users');
    await inspector.getByRole('textbox', { name: 'Users' }).fill('20000');
    await page.locator('[role=tabpanel][data-state=active][data-stale]').waitFor();
    await page.getByText(/^Preview: 200 of 4,000 runs, ±\d\.\d points$/).waitFor();
    expect(await page.locator('[role=tabpanel][data-stale]').count()).toBe(0);
    expect(await numbers(page)).not.toBe(before);
    await expectNoAxeViolations(page);
    await screenshot(page, 'preview');
    await waitForAnswer(page);
    expect(await page.getByText(/^Preview/).count()).toBe(0);
    // What cannot be played waits for who edits.
    await inspector.getByRole('textbox', { name: 'Users' }).fill('many');
    await page.getByText('Inputs changed.').waitFor();
    await runBar(page).getByText('1 problem to solve first').waitFor();
    expect(await button(page, 'Run').isDisabled()).toBe(true);
    await expectNoAxeViolations(page);
    await screenshot(page, 'stale-with-problem');
    await inspector.getByRole('textbox', { name: 'Users' }).fill('30000');
    await page.getByText(/^Preview: /).waitFor();
  });

  test('waits to be run by hand where that is chosen, and the choice is remembered', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const before = await numbers(page);
    await runBar(page).getByRole('switch', { name: 'Run on edits' }).click();
    await field(page, 'Seed').fill('2');
    await page.getByText('Inputs changed.').waitFor();
    await runBar(page)
      .getByText(/^1,000 replications/)
      .waitFor();
    expect(await numbers(page)).toBe(before);
    await expectNoAxeViolations(page);
    await screenshot(page, 'stale');
    await page.getByRole('button', { name: 'Run again' }).click();
    await page.getByText('Inputs changed.').waitFor({ state: 'hidden' });
    await waitForAnswer(page);
    // A page with unsaved changes asks before it is left.
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByRole('button', { name: 'Decide later' }).click();
    await waitForAnswer(page);
    expect(await runBar(page).getByRole('switch', { name: 'Run on edits' }).isChecked()).toBe(false);
  });
});

describe('a run', () => {
  test('says how far it is, can be paused, and cancelled keeps what it has as partial', async ({
    openApp,
  }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await field(page, 'Replications').fill('20000');
    await button(page, 'Run').click();
    await runBar(page)
      .getByText(/^[\d,]+ of 20,000 · ±\d+\.\d points · about \d+ (s|min) left$/)
      .waitFor();
    await page.getByText(/^So far: the first [\d,]+ runs$/).waitFor();
    await expectNoAxeViolations(page);
    await screenshot(page, 'running');
    await button(page, 'Pause').click();
    const paused = page.getByText(/^Paused: the first [\d,]+ runs$/);
    await paused.waitFor();
    await expectNoAxeViolations(page);
    await screenshot(page, 'paused');
    const count = await runBar(page)
      .getByText(/^paused · [\d,]+ of 20,000/)
      .textContent();
    const shown = await paused.textContent();
    await page.waitForTimeout(500);
    expect(await runBar(page).getByText(count!).count()).toBe(1);
    // All that was finished is in view.
    expect(count).toContain(/[\d,]+/.exec(shown!)![0]);
    await button(page, 'Resume').click();
    await runBar(page)
      .getByText(/^[\d,]+ of 20,000 .* left$/)
      .waitFor();
    await button(page, 'Cancel').click();
    await page.getByText(/^Partial: [\d,]+ of 20,000\.$/).waitFor();
    await runBar(page)
      .getByText(/^stopped at [\d,]+ of 20,000/)
      .waitFor();
    expect(await card(page, 'Canary release').textContent()).toMatch(/\d+(\.\d)?%of runs/);
    await expectNoAxeViolations(page);
    await screenshot(page, 'partial');
  });

  test('stops where it is as precise as wanted, on 1 worker as on 16', async ({ openApp }) => {
    const page = await openApp();
    await field(page, 'Stop at ±').fill('2.5');
    const stopped = runBar(page).getByText(/^[\d,]+ replications · ±2\.[0-5] points · as precise as wanted$/);
    await stopped.waitFor();
    const words = await stopped.textContent();
    const alone = await numbers(page);
    await field(page, 'Workers').fill('16');
    let started = 0;
    page.on('worker', () => (started += 1));
    await button(page, 'Run').click();
    await stopped.waitFor({ state: 'hidden' });
    await stopped.waitFor();
    expect(await stopped.textContent()).toBe(words);
    expect(await numbers(page)).toBe(alone);
    expect(started).toBeGreaterThanOrEqual(15);
    await field(page, 'Workers').fill('0');
    await runBar(page).getByText('Workers requires a whole number from 1 to 64').waitFor();
    await field(page, 'Stop at ±').fill('0');
    await runBar(page)
      .getByText(/^Stop at ± requires points from 0\.05 to 50/)
      .waitFor();
    // What was refused stays beside its reason.
    expect(await field(page, 'Workers').inputValue()).toBe('0');
    await expectNoAxeViolations(page);
  });

  test('starts with Ctrl+Enter and ends with Escape', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await field(page, 'Replications').fill('20000');
    await page.keyboard.press('Control+Enter');
    await runBar(page)
      .getByText(/^[\d,]+ of 20,000/)
      .waitFor();
    await page.keyboard.press('Escape');
    await runBar(page)
      .getByText(/^stopped at [\d,]+ of 20,000/)
      .waitFor();
  });

  test('replaces every worker that dies, the one that summarises too, and comes to the same numbers', async ({
    openApp,
  }) => {
    const page = await openApp();
    await field(page, 'Workers').fill('2');
    await field(page, 'Replications').fill('12000');
    await runBar(page)
      .getByText(/^12,000 replications/)
      .waitFor();
    const undisturbed = await numbers(page);
    await field(page, 'Seed').fill('2');
    await page.getByText(/^Preview: /).waitFor();
    await field(page, 'Seed').fill('1');
    await button(page, 'Run').click();
    await page.getByText(/^So far: /).waitFor();
    const workers = page.workers();
    const [first, second] = workers.filter((worker) => worker.url().includes('simulation.worker'));
    const [summarizer] = workers.filter((worker) => worker.url().includes('summary.worker'));
    // One goes with an error, the others without a word.
    await first!.evaluate(() =>
      setTimeout(() => {
        throw new Error('killed by the test');
      }),
    );
    await Promise.all([second!, summarizer!].map((worker) => worker.evaluate(() => setTimeout(close))));
    await page
      .getByText(/^3 workers stopped \(last: .*\); they were replaced, the numbers are not affected\.$/)
      .waitFor();
    await runBar(page)
      .getByText(/^12,000 replications/)
      .waitFor();
    await screenshot(page, 'workers-lost');
    expect(await numbers(page)).toBe(undisturbed);
  });

  test('goes on after the computer has slept and its clock was set back, and says so', async ({
    openApp,
  }) => {
    const page = await openApp({ prepare: (fresh) => fresh.clock.install() });
    await field(page, 'Replications').fill('6000');
    await runBar(page)
      .getByText(/^6,000 replications/)
      .waitFor();
    const undisturbed = await numbers(page);
    await button(page, 'Run').click();
    await page.getByText(/^So far: /).waitFor();
    await page.clock.fastForward('03:00:00');
    await page
      .getByText('The computer slept, or its clock was set forward: 3 hours went by at once. The run went on')
      .waitFor();
    // In seconds still: the three hours are no part of the pace.
    await runBar(page)
      .getByText(/^[\d,]+ of 6,000 .* about \d+ s left$/)
      .waitFor();
    await screenshot(page, 'slept');
    await runBar(page)
      .getByText(/^6,000 replications/)
      .waitFor();
    expect(await numbers(page)).toBe(undisturbed);

    await button(page, 'Run').click();
    await page.getByText(/^So far: /).waitFor();
    await button(page, 'Pause').click();
    await page.evaluate(() => {
      const hour = 3_600_000;
      const now = Date.now.bind(Date);
      Date.now = () => now() - hour;
    });
    await page.clock.fastForward(20_000);
    await page.getByText('The computer’s clock was set back by 60 minutes. The run went on').waitFor();
    await button(page, 'Resume').click();
    await runBar(page)
      .getByText(/^6,000 replications/)
      .waitFor();
    expect(await numbers(page)).toBe(undisturbed);
    await expectNoAxeViolations(page);
  });

  test('says in words that it failed, and can be tried again', async ({ openApp }) => {
    const page = await openApp({
      // Workers that die at once, as on a machine without memory, until the test mends them.
      prepare: async (fresh) => {
        await fresh.addInitScript(() => {
          const RealWorker = window.Worker;
          window.Worker = class extends RealWorker {
            constructor(...parts: ConstructorParameters<typeof Worker>) {
              super(...parts);
              if (!('mended' in window)) {
                setTimeout(() =>
                  this.dispatchEvent(
                    new ErrorEvent('error', { message: 'no memory left', cancelable: true }),
                  ),
                );
              }
            }
          };
        });
      },
    });
    await page.getByText(/^The run failed\. The browser stopped the simulation again and again/).waitFor();
    expect(await page.getByRole('main').textContent()).not.toContain('Nothing has been played yet');
    await page.getByText('What the simulation said').click();
    await page.getByText(/^\d+ workers in a row were lost .*: no memory left/).waitFor();
    expect(await page.getByText('the numbers are not affected').count()).toBe(0);
    await runBar(page).getByText('the run failed').waitFor();
    await expectNoAxeViolations(page);
    await screenshot(page, 'failed');
    await page.evaluate(() => Object.assign(window, { mended: true }));
    await runBar(page).getByRole('button', { name: 'Run' }).click();
    await waitForAnswer(page);
    expect(await page.getByText('The run failed.').count()).toBe(0);
  });

  test('never keeps the page’s own thread busy for long', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await runBar(page).getByRole('switch', { name: 'Run on edits' }).click();
    await field(page, 'Replications').fill('6000');
    const tasks = await tasksOf(page, async () => {
      await button(page, 'Run').click();
      await runBar(page)
        .getByText(/^6,000 replications/)
        .waitFor();
    });
    // There was something to be busy with, and nothing took long of it.
    expect(tasks.length).toBeGreaterThan(100);
    expect(Math.max(...tasks)).toBeLessThan(100);
  });
});
