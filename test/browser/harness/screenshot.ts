import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../../../node_modules/.cache/screenshots/', import.meta.url));

/** Saves what the page shows as `name`.png under node_modules/.cache/screenshots, and returns the path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  return path;
}
