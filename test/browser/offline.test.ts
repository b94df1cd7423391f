import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { serveBuilt } from '../../scripts/serve.mjs';
import { test } from './harness/index.ts';
import { waitForAnswer } from './person.ts';

test('the page opens and plays without the network from its second time on, under the same policy', async ({
  openApp,
}) => {
  const page = await openApp({ serviceWorkers: 'allow' });
  await waitForAnswer(page);
  // Whoever has it installed has all of it.
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activating')
      await new Promise((resolve) => active.addEventListener('statechange', resolve, { once: true }));
  });
  await page.context().setOffline(true);
  const response = await page.reload();
  expect(response?.fromServiceWorker()).toBe(true);
  expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
  await waitForAnswer(page);
  expect(await page.title()).toBe('Slow burn – Rollout Lab');
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
    return (await fetch(link!.href)).json() as Promise<{ name: string; icons: { src: string }[] }>;
  });
  expect(manifest).toMatchObject({
    name: 'Rollout Lab',
    icons: [{ src: expect.stringMatching(/icon-.*svg$/) }],
  });
});

test('a new version of the page takes the place of the kept one once no page of that is open any more', async ({
  browser,
  site,
}) => {
  expect(site.url).toContain('127.0.0.1');
  const folder = await mkdtemp(path.join(tmpdir(), 'rollout-lab-versions-'));
  await cp(fileURLToPath(new URL('../../dist/renderer', import.meta.url)), folder, { recursive: true });
  const rewrite = async (name: string, change: (text: string) => string) =>
    writeFile(path.join(folder, name), change(await readFile(path.join(folder, name), 'utf8')));
  const served = await serveBuilt({ port: 0, folder });
  const context = await browser.newContext();
  try {
    const keptVersions = (of: typeof page) => of.evaluate(() => caches.keys());
    const page = await context.newPage();
    await page.goto(served.url);
    // The promise resolves to what cannot leave the page.
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    // From its second time on the page is the worker's.
    await page.reload();
    const [first] = await keptVersions(page);

    await rewrite('serviceWorker.js', (text) => text.replace(/'rollout-lab-\w+'/, "'rollout-lab-next'"));
    await rewrite('index.html', (text) => text.replace('<head>', '<head><meta name="next" content="yes">'));
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    // The open page goes on with the files that it began with.
    await expect.poll(() => keptVersions(page)).toEqual([first, 'rollout-lab-next']);
    const installed = async () => (await navigator.serviceWorker.ready).waiting?.state;
    await expect.poll(() => page.evaluate(installed), { timeout: 10_000 }).toBe('installed');
    await page.close();
    // The browser changes over a second after the last page is closed. A page that is opened before waits for that in a
    // browser by itself; in one that is driven from outside it may take hold of the old version.
    const worker = () => context.serviceWorkers().at(-1)!;
    await expect
      .poll(() => worker().evaluate(() => caches.keys()), { timeout: 20_000 })
      .toEqual(['rollout-lab-next']);

    const after = await context.newPage();
    await after.goto(served.url);
    await context.setOffline(true);
    const response = await after.reload();
    expect(response?.fromServiceWorker()).toBe(true);
    expect(await after.locator('meta[name=next]').count()).toBe(1);
    await waitForAnswer(after);
  } finally {
    await context.close();
    await served.close();
    await rm(folder, { recursive: true, force: true });
  }
});
