import { readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { parseScenario } from '../../sim-core/index.ts';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { pickFile, waitForAnswer } from './person.ts';

const needle = await readFile(new URL('../../assets/scenarios/needle.rollout.json', import.meta.url), 'utf8');
const future = needle.replace(
  '"version": 1,',
  '"version": 4,\n  "regions": ["eu", "us"],\n  "budgets": { "hours": 5 },',
);

describe('a file of a newer version', () => {
  test('is opened read-only with what was left out of it, and saved as a copy after that was said again', async ({
    openApp,
  }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await pickFile(page, 'future.rollout.json', future);
    await page.getByText('This file is read-only here.').waitFor();
    await waitForAnswer(page);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Needle in the haystack');
    await page.getByText('What was left out').click();
    await page.getByText('budgets', { exact: true }).waitFor();
    await expectNoAxeViolations(page);
    await screenshot(page, 'newer-file');

    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('alertdialog', { name: 'Save a copy in version 1 of the format?' });
    await dialog.getByText('regions').waitFor();
    await expectNoAxeViolations(page);
    await screenshot(page, 'newer-file-copy');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save a copy…' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('future copy.rollout.json');
    const { scenario } = parseScenario(await readFile(await saved.path(), 'utf8'));
    expect(scenario).toEqual(parseScenario(needle).scenario);
    await page.getByText('This file is read-only here.').waitFor({ state: 'hidden' });
  });
});
