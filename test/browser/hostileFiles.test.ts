import { readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { waitForAnswer } from './person.ts';

const needle = await readFile(new URL('../../assets/scenarios/needle.rollout.json', import.meta.url), 'utf8');
const withSeed = (seed: string) => needle.replace('"seed": 1', `"seed": ${seed}`);

/** Files that were broken, or made to do harm, and what is said of each. */
const files: readonly (readonly [name: string, content: string | Uint8Array, said: RegExp])[] = [
  ['truncated', needle.slice(0, 700), /it ends too early, as a truncated file does/],
  ['deep-lists', '['.repeat(200_000), /it ends too early/],
  ['deep-objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, /the key "format" is missing/],
  ['deep-inside', withSeed(`${'['.repeat(50_000)}${']'.repeat(50_000)}`), /seed requires a whole number/],
  ['infinite', withSeed('1e999'), /seed requires a whole number .* got Infinity/],
  [
    'huge',
    needle.replace('"requestsPerSecond": 2.3148', '"requestsPerSecond": 1e308'),
    /requestsPerSecond requires a number above 0, at most 1,000,000,000/,
  ],
  ['prototype', withSeed('1, "__proto__": { "polluted": true }'), /__proto__ is not a setting here/],
  ['constructor', withSeed('1, "constructor": { "prototype": {} }'), /constructor is not a setting here/],
  ['inherited', needle.replace('"strategy": "ab"', '"strategy": "toString"'), /requires a strategy: one of/],
  [
    'many-keys',
    withSeed(`1, ${Array.from({ length: 900 }, (_, key) => `"k${key}": 1`).join()}`),
    /k0 is not a setting here/,
  ],
  [
    'crowd',
    withSeed(`1, ${Array.from({ length: 20_000 }, (_, key) => `"k${key}": 1`).join()}`),
    /it has 200\d\d settings at the top/,
  ],
  ['binary', Uint8Array.from({ length: 5000 }, (_, place) => (place * 131) % 256), /not valid UTF-8/],
  ['too-large', needle + ' '.repeat(17 * 2 ** 20), /larger than 16 MiB, too large for a scenario/],
];

describe('a malformed or hostile file', () => {
  test('is refused with what is wrong with it, and the open document stays as it is', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const before = await page.getByRole('article').allTextContents();
    for (const [name, content, said] of files) {
      const chooser = page.waitForEvent('filechooser');
      await page.keyboard.press('Control+o');
      await (
        await chooser
      ).setFiles({ name: `${name}.json`, mimeType: 'application/json', buffer: Buffer.from(content) });
      const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
      await dialog.getByText(said).first().waitFor();
      if (name === 'many-keys') await expectNoAxeViolations(page);
      if (name === 'many-keys' || name === 'binary') await screenshot(page, `hostile-${name}`);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    }
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Slow burn');
    expect(await page.getByRole('banner').textContent()).not.toContain('edited');
    expect(await page.getByRole('article').allTextContents()).toEqual(before);
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
    await waitForAnswer(page);
  });
});
