import { expect } from 'vitest';
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
