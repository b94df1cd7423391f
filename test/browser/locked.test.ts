import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { test } from './harness/index.ts';
import { openFromGallery, pickFile, waitForAnswer } from './person.ts';

describe('the page under its Content-Security-Policy', () => {
  test('asks nothing of another machine while it is used, and stores nothing in cookies', async ({
    openApp,
  }) => {
    const asked: string[] = [];
    const sockets: string[] = [];
    const page = await openApp({
      newcomer: true,
      prepare: async (fresh) => {
        // Its picker cannot be answered from here: the page then asks as browsers without it do.
        await fresh.addInitScript(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
        fresh.context().on('request', (request) => asked.push(request.url()));
        fresh.on('websocket', (socket) => sockets.push(socket.url()));
      },
    });
    const own = new URL(page.url()).origin;
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await waitForAnswer(page);
    for (const tab of await page.getByRole('tab').all()) await tab.click();
    await openFromGallery(page, 'Needle');
    await waitForAnswer(page);
    await pickFile(page, 'broken.rollout.json', '{"name":"<img src=https://example.com/x.png>"}');
    await page
      .getByRole('alert')
      .or(page.getByRole('alertdialog'))
      .or(page.getByRole('dialog'))
      .first()
      .waitFor();
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((url) => !url.startsWith(`${own}/`) && !/^(?:blob|data):/.test(url))).toEqual([]);
    expect(sockets).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    // There is no link that a person could follow elsewhere, and no page within the page.
    const links = page.locator('a[href^="http"], iframe, object, embed, webview');
    expect(await links.evaluateAll((found) => found.map(({ outerHTML }) => outerHTML))).toEqual([]);
  });

  test('runs nothing but its own files and reaches no other machine, whoever asks', async ({ openApp }) => {
    const page = await openApp({
      // Those refused, as the browser reports them; the last is of the refused frame.
      expectedProblems: [
        /Content Security Policy/,
        /https:\/\/example\.com\/x/,
        /Access is denied for this document/,
      ],
    });
    await waitForAnswer(page);
    expect(await violations(page)).toEqual({
      eval: 'script-src',
      'new Function': 'script-src',
      'inline script': 'script-src-elem',
      'event handler': 'script-src-attr',
      'script from elsewhere': 'script-src-elem',
      'worker of text': 'worker-src',
      fetch: 'connect-src',
      WebSocket: 'connect-src',
      EventSource: 'connect-src',
      beacon: 'connect-src',
      picture: 'img-src',
      'style sheet': 'style-src-elem',
      font: 'font-src',
      media: 'media-src',
      frame: 'frame-src',
      object: 'object-src',
      form: 'form-action',
      base: 'base-uri',
    });
  });
});

/** Attempts, each as a script that got into the page would make it, and the directive that refused it. */
function violations(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const elsewhere = 'https://example.com/x';
    const append = (name: string, attributes: Record<string, string>, text = '') => {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      element.textContent = text;
      document.body.append(element);
      return element;
    };
    const attempts: Record<string, () => unknown> = {
      // oxlint-disable-next-line no-eval -- it must be refused
      eval: () => (0, eval)('1'),
      // oxlint-disable-next-line typescript/no-implied-eval
      'new Function': () => new Function('return 1')(),
      'inline script': () => append('script', {}, 'document.title = "taken"'),
      'event handler': () => append('button', { onclick: 'document.title = "taken"' }).click(),
      'script from elsewhere': () => append('script', { src: elsewhere }),
      'worker of text': () => new Worker(URL.createObjectURL(new Blob(['1']))),
      fetch: () => fetch(elsewhere),
      WebSocket: () => new WebSocket('wss://example.com/'),
      EventSource: () => new EventSource(elsewhere),
      beacon: () => navigator.sendBeacon(elsewhere, 'x'),
      picture: () => append('img', { src: elsewhere, alt: '' }),
      'style sheet': () => append('link', { rel: 'stylesheet', href: elsewhere }),
      font: () => new FontFace('x', `url(${elsewhere})`).load(),
      media: () => append('video', { src: elsewhere }),
      frame: () => append('iframe', { src: elsewhere, title: 'x' }),
      object: () => append('object', { data: elsewhere }),
      form: () => (append('form', { action: elsewhere, method: 'post' }) as HTMLFormElement).submit(),
      base: () => append('base', { href: elsewhere }),
    };
    const refusedBy: Record<string, string> = {};
    for (const [name, attempt] of Object.entries(attempts)) {
      const violation = new Promise<string>((resolve) => {
        document.addEventListener(
          'securitypolicyviolation',
          ({ effectiveDirective }) => resolve(effectiveDirective),
          { once: true },
        );
        setTimeout(() => resolve('nothing'), 2000);
      });
      // Out of the debugger's own call, which may do what the page may not.
      setTimeout(() => {
        // Some refusals throw or reject, some are silent: the violation tells.
        void new Promise((resolve) => resolve(attempt())).catch(() => {});
      });
      refusedBy[name] = await violation;
    }
    return { ...refusedBy, ...(document.title === 'taken' ? { title: 'taken' } : {}) };
  });
}
