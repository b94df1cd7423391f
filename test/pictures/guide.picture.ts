import { mkdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { test } from '../browser/harness/index.ts';
import { waitForAnswer } from '../browser/person.ts';
import { pictures } from './guide.ts';

const target = (name: string) => fileURLToPath(new URL(`../../docs/${name}.png`, import.meta.url));
const desktop = { width: 1280, height: 800 };

test('docs/app.png shows the answer to the slow burn', async ({ openApp }) => {
  const page = await openApp({ viewport: { width: 1440, height: 1000 }, colorScheme: 'light' });
  await waitForAnswer(page);
  await page.screenshot({ path: target('app') });
  expect(statSync(target('app')).size).toBeGreaterThan(20_000);
});

mkdirSync(new URL('../../docs/pictures/', import.meta.url), { recursive: true });
for (const { name, show, newcomer = false, colorScheme = 'light' } of pictures) {
  test(`docs/pictures/${name}.png shows what the guide says`, async ({ openApp }) => {
    const page = await openApp({ viewport: desktop, colorScheme, newcomer, reducedMotion: 'reduce' });
    await show(page);
    // What opens or scrolls has come to rest.
    await page.waitForTimeout(500);
    await page.screenshot({ path: target(`pictures/${name}`) });
    expect(statSync(target(`pictures/${name}`)).size).toBeGreaterThan(20_000);
  });
}
