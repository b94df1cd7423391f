import { readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { parseResult } from '../../sim-core/index.ts';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { command, pickFile, waitForAnswer } from './person.ts';

describe('a stored result', () => {
  test('is saved, opened again beside the scenario, and held against it', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const download = page.waitForEvent('download');
    await command(page, 'Save the result…');
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('slow-burn.rollout-result.json');
    const text = await readFile(await saved.path(), 'utf8');
    expect(parseResult(text).problems).toEqual([]);

    const open = (content: string) => pickFile(page, 'may.rollout-result.json', content);
    await open(text);
    const dialog = page.getByRole('dialog', { name: 'Stored result: Slow burn' });
    await dialog.getByText('The open scenario, “Slow burn”, would give this result.').waitFor();
    // The world is the open scenario's, so that "99,996" is not said to be all of 100,000.
    await dialog.getByRole('row', { name: 'Canary release' }).getByText('99,996').waitFor();
    await expectNoAxeViolations(page);
    await screenshot(page, 'stored-result');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });

    await open(
      text.replace('"seed": 1,', '"seed": 5,').replace(/"hash": "\w+"/, '"hash": "0123456789abcdef"'),
    );
    await dialog.getByText('is not what the open scenario, “Slow burn”, would give').waitFor();
    await dialog.getByText('The result is of seed 5; the scenario says 1.').waitFor();
    await dialog.getByText('The scenario is another or has changed since').waitFor();
    await page.setViewportSize({ width: 900, height: 700 });
    await screenshot(page, 'stored-result-misfit');
    await page.keyboard.press('Escape');

    await open(text.replace('"partial": false', '"partial": "<b>"'));
    await page.getByText('partial requires true or false, got "<b>"').waitFor();
  });
});
