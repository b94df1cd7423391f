import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { waitForAnswer } from './person.ts';

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
