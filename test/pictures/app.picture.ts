import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { test } from '../browser/harness/index.ts';
import { waitForAnswer } from '../browser/person.ts';

const target = (name: string) => fileURLToPath(new URL(`../../docs/${name}.png`, import.meta.url));

test('docs/app.png shows the answer to the slow burn', async ({ openApp }) => {
  const page = await openApp({ viewport: { width: 1440, height: 1000 }, colorScheme: 'light' });
  await waitForAnswer(page);
  await page.screenshot({ path: target('app') });
  expect(statSync(target('app')).size).toBeGreaterThan(20_000);
});
