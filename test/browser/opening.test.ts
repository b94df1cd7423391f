import { describe, expect } from 'vitest';
import { test } from './harness/index.ts';
import { card, openFromGallery, waitForAnswer } from './person.ts';

const plans = ['A/B test', 'Canary release', 'Interleaved test', 'Shadow mode'];

describe('the app as it opens', () => {
  test('plays a finished scenario by itself and answers with a card for each plan', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Slow burn');
    for (const plan of plans) {
      const text = (await card(page, plan).textContent()) ?? '';
      expect(text).toMatch(/\d+(\.\d)?%of runs: /);
      expect(text).toMatch(
        /Caught in half of the runs after[\d.]+ (days|hours|minutes)|not caught in half of the runs/,
      );
      expect(text).toMatch(/[Nn]ever caught[<>\d.]+%[<>\d.–]+%/);
      expect(text).toMatch(/Users reached[\d,.]+M?[\d,.–]+/);
      expect(text).toMatch(/extra failures[\d,.-]+/);
      expect(text).toMatch(/Sample, (users|requests|sessions|pairs)[\d,.]+/);
      expect(text).toMatch(/theory asks for([\d,.]+M?|nothing: no effect it acts on)/);
      expect(text).toMatch(/Blind spot\. .+/);
    }
  });

  test('answers for every plan at a glance, in the first view of a window of 1280 by 800', async ({
    openApp,
  }) => {
    const page = await openApp({ viewport: { width: 1280, height: 800 } });
    await waitForAnswer(page);
    const glance = page.getByRole('region', { name: 'The plans at a glance' });
    expect(await glance.getByRole('rowheader').allTextContents()).toEqual(plans);
    for (const row of (await glance.getByRole('row').all()).slice(1)) {
      expect(await row.textContent()).toMatch(
        /\d+(\.\d)?% \w+.*([\d.]+ (days|hours)|not in half).*(users|requests|sessions|pairs)$/,
      );
      const box = (await row.boundingBox())!;
      // A line each, above the run bar.
      expect(box.height).toBeLessThan(40);
      expect(box.y + box.height).toBeLessThan(740);
    }
  });

  test('gives every chart a takeaway, a label and a table', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    for (const title of [
      'Is the harm caught?',
      'How soon is the harm caught?',
      'Is the harm caught by a deadline?',
      'How far does the challenger reach?',
      'How much traffic does the verdict take?',
      'What else does each plan cost?',
    ]) {
      const chart = page.getByRole('region', { name: title, exact: true });
      expect(await chart.getByRole('img').getAttribute('aria-label')).toMatch(/\w+ .*\.$/);
      await chart.getByRole('button', { name: `Show as table: ${title}` }).click();
      expect(await chart.getByRole('rowheader').allTextContents()).toEqual(plans);
      expect(await chart.getByRole('img').count()).toBe(0);
    }
  });

  test('reads a chart’s values at a place chosen with the arrow keys', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const slider = page.getByRole('slider', { name: 'Read the chart at a time since the harm began' });
    await slider.focus();
    await page.keyboard.press('End');
    expect(await slider.getAttribute('aria-valuetext')).toMatch(
      /^caught within 27(\.\d)? days: A\/B test [\d.]+%, Canary release [\d.]+%, /,
    );
    await page.keyboard.press('Home');
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/A\/B test 0%/);
  });

  test('says why there is nothing to catch in a world whose challenger is better', async ({ openApp }) => {
    const page = await openApp();
    await openFromGallery(page, 'A small ranking win');
    await waitForAnswer(page);
    await page
      .getByText('The challenger does no harm in this world, so there is nothing to catch.')
      .waitFor();
    expect(await page.getByText('In truth the challenger is better.').count()).toBe(1);
    expect(await card(page, 'Interleaved test').textContent()).toContain('ships the better model');
  });
});

describe('the look', () => {
  test('follows the theme chosen, and remembers it', async ({ openApp }) => {
    const page = await openApp({ colorScheme: 'light' });
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(await background()).toBe('rgb(255, 255, 255)');
    await page.getByRole('radio', { name: 'Dark' }).click();
    expect(await background()).toBe('rgb(18, 20, 23)');
    // What is still being fetched when a page is left would count as a failed request.
    await waitForAnswer(page);
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await background()).toBe('rgb(18, 20, 23)');
  });
});
