import { describe, expect } from 'vitest';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { horizontalOverflow, waitForAnswer } from './person.ts';

describe('twenty runs', () => {
  test('are still at first, play together, add up, and each opens', async ({ openApp }) => {
    const page = await openApp({ viewport: { width: 900, height: 1100 } });
    await waitForAnswer(page);
    await page.getByRole('tab', { name: 'Twenty runs' }).click();
    await page.getByRole('combobox', { name: 'Plan' }).selectOption('Canary release');
    await page.getByText(/^20 of 20 runs played in [\d.]+ s on one worker$/).waitFor();
    const runs = page.getByRole('button', { name: /^Open run/ });
    expect(await runs.count()).toBe(20);
    const atEnd = page.getByText(/^At the end: .*; 20 runs in all\.$/);
    await atEnd.waitFor();
    const counted = [...((await atEnd.textContent()) ?? '').matchAll(/ in (\d+)/g)].map(([, count]) =>
      Number(count),
    );
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(20);
    await page
      .getByText(/^Canary release, “harm shipped”: \d+ of 20 here, .* of all 1,000 runs it is 9\d\.?\d?%/)
      .waitFor();
    await expectNoAxeViolations(page);
    expect(await horizontalOverflow(page)).toBe(0);
    await page.getByRole('button', { name: 'Play all' }).click();
    await page.getByText(/^By .*still running in \d+; 20 runs in all\.$/).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('slider', { name: 'Time in all runs' }).fill('40');
    await page.getByRole('button', { name: 'Open run 3: still running' }).waitFor();
    await screenshot(page, 'replays');
    await page.getByRole('slider', { name: 'Time in all runs' }).fill('480');
    await page.getByRole('radio', { name: 'Until the last verdict' }).click();
    await page.getByText(/^By day 3 and 7\.2 h: harm shipped in \d+, .*; 20 runs in all\.$/).waitFor();
    await screenshot(page, 'replays-verdict');
    await runs.first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const name = await page.locator(':focus').getAttribute('aria-label');
    const [, run] = /^Open run (\d+): harm/.exec(name ?? '')!;
    expect(Number(run)).toBeGreaterThan(3);
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: new RegExp(`^Run ${run} of Canary release`) }).waitFor();
  });

  test('tell nothing of the truth while it is hidden, and move on to another twenty', async ({ openApp }) => {
    const page = await openApp({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await waitForAnswer(page);
    await page.getByRole('tab', { name: 'Twenty runs' }).click();
    await page.getByText('20 of 20 runs played').waitFor();
    await page.getByRole('switch', { name: 'Show the truth' }).click();
    await page.getByRole('button', { name: 'Another twenty' }).click();
    await page.getByText('Runs 20 to 39').waitFor();
    await page.getByRole('button', { name: /^Open run 39: rolled back after/ }).waitFor();
    expect(await page.getByRole('main').textContent()).not.toMatch(/harm|extra failures|false alarm/);
    await expectNoAxeViolations(page);
  });
});

describe('the plans at a glance', () => {
  test('show phases and endings, as a table too, and open a run of each ending', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await page.getByRole('tab', { name: 'Plans' }).click();
    const canary = page.getByRole('region', { name: 'Canary release', exact: true });
    const drawing = await canary.getByRole('img').first().getAttribute('aria-label');
    expect(drawing).toMatch(
      /^1\. Canary release from 0 hours: 1%, 5%; reached by 100% .* of runs; lasts 3 days \(median.*\), planned 3 days at most; passes in 9\d.* → everyone gets the challenger; fails in .* → everyone keeps the incumbent\. /,
    );
    await canary
      .getByText(/^Canary release ships the harm in 9[\d.]+% \([\d.–]+%\) of runs, stops the harm in /)
      .waitFor();
    await expectNoAxeViolations(page);
    await screenshot(page, 'plans');
    await canary.getByRole('button', { name: 'Show as table: Canary release' }).click();
    await canary
      .getByRole('row', { name: /^Bad challenger \(harmful\): Stopped, harm caught all [\d.]+%/ })
      .waitFor();
    await page
      .getByText('Look at a run of Canary release:')
      .getByRole('button', { name: 'harm caught' })
      .click();
    await page.getByText(/^How run \d+ ends: rolled back, the harm is caught\./).waitFor();
    await page.getByText(/^Canary release rolls the challenger back after /).waitFor();
  });
});
