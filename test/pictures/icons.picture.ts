import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { encodeIcns, encodeIco, icnsSizes, icoSizes, linuxSizes } from '../../scripts/icons/iconFiles.mjs';
import { test } from '../browser/harness/index.ts';

const target = (name: string) => fileURLToPath(new URL(`../../assets/icons/${name}`, import.meta.url));
const source = readFileSync(target('icon.svg'), 'utf8');

/** Apple's tiles leave this share of the edge free on each side, so that all look equally large. */
const macMargin = 100 / 1024;

test('assets/icons holds icon.svg in the formats of every system', async ({ browser }) => {
  const full = await draw(browser, [...icoSizes, ...linuxSizes], 0);
  const inset = await draw(browser, icnsSizes, macMargin);
  const of = (sizes: readonly number[]) => full.filter(({ size }) => sizes.includes(size));

  rmSync(target('linux'), { recursive: true, force: true });
  mkdirSync(target('linux'));
  for (const { size, png } of of(linuxSizes)) writeFileSync(target(`linux/${size}x${size}.png`), png);
  writeFileSync(target('icon.ico'), encodeIco(of(icoSizes)));
  writeFileSync(target('icon.icns'), encodeIcns(inset));
  const hash = createHash('sha256').update(source).digest('hex');
  writeFileSync(target('icon.svg.sha256'), `${hash}  icon.svg\n`);
  expect(full.length + inset.length).toBeGreaterThan(0);
});

/** The icon at each size, smallest first, on nothing. */
async function draw(browser: Browser, sizes: readonly number[], margin: number) {
  const page = await browser.newPage();
  const pictures = [];
  for (const size of [...new Set(sizes)].sort((a, b) => a - b)) {
    await page.setViewportSize({ width: size, height: size });
    const edge = size * (1 - 2 * margin);
    await page.setContent(
      `<style>body{margin:0;display:grid;place-items:center;height:100vh}svg{width:${edge}px;height:${edge}px}</style>${source}`,
    );
    pictures.push({ size, png: await page.screenshot({ omitBackground: true }) });
  }
  await page.close();
  return pictures;
}
