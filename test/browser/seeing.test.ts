import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { horizontalOverflow, waitForAnswer } from './person.ts';

const question = 'How soon is the harm caught?';

/** Saves a chart in a way the menu offers; what is written, and under which name. */
async function saveChart(page: Page, title: string, way: string) {
  await page.getByRole('button', { name: `Save: ${title}` }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: way }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

describe('a chart and its numbers', () => {
  test('sorts the table behind a chart by any column, by keyboard, and back', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await page.getByRole('button', { name: `Show as table: ${question}` }).click();
    const table = page.getByRole('region', { name: 'Detection by plan' });
    const names = () => table.getByRole('rowheader').allTextContents();
    const first = await names();
    const head = table.getByRole('columnheader', { name: 'Never caught' });
    const missed = async () =>
      (await table.getByRole('row').locator('td:nth-of-type(2)').allTextContents()).map((text) =>
        Number.parseFloat(text),
      );
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    const ascending = await missed();
    expect(ascending).toEqual(ascending.toSorted((a, b) => a - b));
    expect(new Set(ascending).size).toBeGreaterThan(1);
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await missed()).toEqual(ascending.toReversed());
    await expectNoAxeViolations(page);
    await screenshot(page, 'sorted-table');
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBeNull();
    expect(await names()).toEqual(first);
  });

  test('saves a chart as SVG, PNG and CSV that stand for themselves', async ({ openApp }) => {
    const page = await openApp({ colorScheme: 'dark' });
    await waitForAnswer(page);
    const svg = await saveChart(page, question, 'SVG');
    expect(svg.name).toBe('slow-burn-how-soon-is-the-harm-caught.svg');
    const text = svg.bytes.toString('utf8');
    expect(text).toMatch(/<title>How soon is the harm caught\?<\/title><desc>.* catch/);
    expect(text).toMatch(/Rollout Lab · Slow burn · [\d,]+ replications · seed \d+ · scenario \w+/);
    // Nothing that only the page would resolve.
    expect(text).not.toMatch(/var\(|color-mix|class=|crosshair/);
    expect(text).toContain('fill="#121417"');

    const png = await saveChart(page, question, 'PNG');
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(text)!;
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    // At twice the size, for sharp slides.
    expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([
      2 * Number(width),
      2 * Number(height),
    ]);
    // Not an empty sheet.
    expect(png.bytes.length).toBeGreaterThan(20_000);

    const csv = await saveChart(page, question, 'CSV');
    const { data, errors } = Papa.parse<Record<string, string>>(csv.bytes.toString('utf8'), { header: true });
    expect(errors).toEqual([]);
    expect(data.map((row) => row['Plan'])).toContain('Shadow mode');
    for (const row of data) {
      const ends = ['Caught', 'Never caught', 'Stopped before the harm'];
      const shares = ends.map((end) => Number(row[`${end} (share)`]));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(Number(row['Caught (share), 95% low'])).toBeLessThanOrEqual(Number(row['Caught (share)']));
      expect(row['Scenario']).toBe('Slow burn');
    }
  });
});

/** A chart by its title. */
const chartOf = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });

/** Which run the page has opened. */
async function openedRun(page: Page): Promise<string> {
  const drawing = page.getByRole('img', { name: /^Run [\d,]+ of / });
  await drawing.waitFor();
  const [, run, plan] = /^Run ([\d,]+) of (.*?)(?: over|,)/.exec(
    (await drawing.getAttribute('aria-label')) ?? '',
  )!;
  return `run ${run} of ${plan}`;
}

describe('a point of a chart', () => {
  test('says by when a run is caught, and opens that very run with Enter', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const chart = chartOf(page, 'Is the harm caught by a deadline?');
    const deadline = chart.getByRole('textbox', { name: /^Deadline/ });
    await deadline.fill('14');
    await deadline.press('Enter');
    await chart
      .getByText(/^Within 14 days of its beginning A\/B test has caught the harm in 50 of 50 runs, /)
      .waitFor();
    // By the slider too, in steps of which people speak.
    const slider = chart.getByRole('slider', { name: 'Deadline' });
    await slider.focus();
    await page.keyboard.press('Home');
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^0 /);
    await chart.getByText(/no plan has caught the harm in even 1 of 50 runs/).waitFor();
    await deadline.fill('99999');
    await deadline.blur();
    expect(await deadline.inputValue()).toBe('0');
    await deadline.fill('14');
    await deadline.press('Enter');

    const dots = chart.getByRole('slider', { name: 'Go through the dots' });
    await dots.focus();
    await page.keyboard.press('ArrowRight');
    expect(await dots.getAttribute('aria-valuetext')).toMatch(
      /^2 of 200: A\/B test, dot 2 of 50: caught 1[34] days after the harm began$/,
    );
    const link = await chart.getByRole('button', { name: /^Open run/ }).getAttribute('aria-label');
    await page.keyboard.press('Enter');
    expect(`Open ${await openedRun(page)}`).toBe(link);
    await page.getByRole('tab', { name: 'Answer' }).click();
    // The deadline is still what it was.
    expect(await deadline.inputValue()).toBe('14');
  });

  test('is picked by the pointer and stays so on the way to its run', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const chart = chartOf(page, 'How soon is the harm caught?');
    const drawing = chart.getByRole('img');
    await drawing.scrollIntoViewIfNeeded();
    const box = (await drawing.boundingBox())!;
    const x = box.x + 46 + 240;
    await page.mouse.move(x - 20, box.y + 40);
    await page.mouse.click(x, box.y + 40);
    const place = await chart.getByText(/^Caught within/).textContent();
    await page.mouse.move(x + 60, box.y + box.height - 20, { steps: 4 });
    expect(await chart.getByText(/^Caught within/).textContent()).toBe(place);
    const link = chart.getByRole('button', { name: /^Open run .* of Canary release$/ });
    const words = await link.getAttribute('aria-label');
    expect(words).toMatch(/^Open run [\d,]+ \(caught after [\d.]+ (hours|days)\) of Canary release$/);
    await link.click();
    expect(words!.replace(/ \(.*\)/, '')).toBe(`Open ${await openedRun(page)}`);
    // What the simulator knows of that run says the same.
    await page.getByText(/rolled back, the harm is caught/).waitFor();
  });

  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 900],
  ] as const) {
    test(`is reached by arrow keys in every chart, ${colorScheme}, ${width} wide`, async ({ openApp }) => {
      const page = await openApp({ colorScheme, viewport: { width, height: 900 } });
      await waitForAnswer(page);
      const read = async (title: string, slider: string, words: RegExp) => {
        const handle = chartOf(page, title).getByRole('slider', { name: slider });
        await handle.focus();
        await page.keyboard.press('ArrowRight');
        expect(await handle.getAttribute('aria-valuetext')).toMatch(words);
        expect(
          await chartOf(page, title)
            .getByRole('button', { name: /^Open run / })
            .count(),
        ).toBeGreaterThan(0);
        await screenshot(page, `see-${title.split(' ').slice(0, 3).join('-')}-${colorScheme}-${width}`);
      };
      await read(
        'Is the harm caught?',
        'Go through the endings',
        /^2 of \d+: .*: [\d.<>]+% of runs \([\d.–<>]+%\)$/,
      );
      await page.getByRole('radio', { name: 'extra failures' }).first().click();
      await read(
        'How far does the challenger reach?',
        'Go through the marks of the chart',
        /^2 of \d+: .*, 1 run in 20 reaches more: [\d,.]+M? extra failures/,
      );
      await read(
        'How much traffic does the verdict take?',
        'Go through the verdicts of single runs',
        /^2 of 200: A\/B test: a verdict after 14 days, on [\d,]+ users$/,
      );
      // What is counted is the same in both charts that count it.
      await read(
        'Which plans are worth weighing?',
        'Go through the plans',
        /^2 of 3: Canary release: 9 in 10 runs are decided within .*; it causes [\d,]+ .*extra failures or more in 1 run in 20/,
      );
      const tradeOff = chartOf(page, 'Which plans are worth weighing?');
      await tradeOff
        .getByText(
          /^Interleaved test leaves [\d.]+% \([\d.–]+%\) of its runs without a verdict, so there is no time/,
        )
        .waitFor();
      await read(
        'What else does each plan cost?',
        'Go through the costs',
        /^2 of 4: Canary release: 0 model runs beyond one a request, on average$/,
      );
      await expectNoAxeViolations(page);
      expect(await horizontalOverflow(page)).toBe(0);
    });
  }
});
