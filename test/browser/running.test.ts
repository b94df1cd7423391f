import { describe, expect } from 'vitest';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { card, runBar, waitForAnswer } from './person.ts';

describe('a run', () => {
  test('says how far it is, and cancelled keeps what it has as partial', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await runBar(page).getByRole('textbox', { name: 'Replications' }).fill('20000');
    await runBar(page).getByRole('button', { name: 'Run' }).click();
    await runBar(page)
      .getByText(/^[\d,]+ of 20,000 · ±\d+\.\d points · about \d+ (s|min) left$/)
      .waitFor();
    await page.getByText(/^So far: the first [\d,]+ replications$/).waitFor();
    await expectNoAxeViolations(page);
    await screenshot(page, 'running');
    await runBar(page).getByRole('button', { name: 'Cancel' }).click();
    await page.getByText(/^Partial: [\d,]+ of 20,000\.$/).waitFor();
    await runBar(page)
      .getByText(/^stopped at [\d,]+ of 20,000/)
      .waitFor();
    expect(await card(page, 'Canary release').textContent()).toMatch(/\d+(\.\d)?%of runs/);
    await expectNoAxeViolations(page);
    await screenshot(page, 'partial');
  });

  test('starts with Ctrl+Enter and ends with Escape', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await runBar(page).getByRole('textbox', { name: 'Replications' }).fill('20000');
    await page.keyboard.press('Control+Enter');
    await runBar(page)
      .getByText(/ of 20,000/)
      .waitFor();
    await page.keyboard.press('Escape');
    await runBar(page).getByRole('button', { name: 'Run' }).waitFor();
  });

  test('replaces a worker that dies, says so, and comes to the same numbers', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const before = await card(page, 'Canary release').textContent();
    await runBar(page).getByRole('textbox', { name: 'Seed' }).fill('2');
    await runBar(page).getByRole('button', { name: 'Run' }).click();
    await waitForAnswer(page);
    expect(await card(page, 'Canary release').textContent()).not.toBe(before);
    await runBar(page).getByRole('textbox', { name: 'Seed' }).fill('1');
    const started = page.waitForEvent('worker');
    await runBar(page).getByRole('button', { name: 'Run' }).click();
    const worker = await started;
    await worker.evaluate(() => {
      setTimeout(() => {
        throw new Error('killed by the test');
      });
    });
    await page
      .getByText(
        /^A worker stopped \(.*killed by the test\); it was replaced, the numbers are not affected\.$/,
      )
      .waitFor();
    await waitForAnswer(page);
    expect(await card(page, 'Canary release').textContent()).toBe(before);
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
    await runBar(page).getByRole('textbox', { name: 'Replications' }).fill('3000');
    await runBar(page).getByRole('button', { name: 'Run' }).click();
    // The longest the page's own thread was busy with one thing, from start to finish of the run.
    const longest = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let worst = 0;
          let last = performance.now();
          const timer = setInterval(() => {
            const now = performance.now();
            worst = Math.max(worst, now - last - 10);
            last = now;
            if (!document.querySelector('[aria-label="Run"]')?.textContent?.includes('Cancel')) {
              clearInterval(timer);
              resolve(worst);
            }
          }, 10);
        }),
    );
    await waitForAnswer(page);
    expect(longest).toBeLessThan(100);
  });
});
