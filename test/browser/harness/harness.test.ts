import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectNoAxeViolations } from './accessibility.ts';
import { launchBrowser } from './launchBrowser.ts';
import { collectPageProblems } from './pageProblems.ts';
import { crampedTargets, cutTexts } from './targets.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src *; img-src * data:";
const page = (body: string) =>
  `<!doctype html><html lang="en"><title>t</title><link rel="icon" href="data:,"><body>${body}</body></html>`;

const responses: Record<string, string> = {
  '/': page('<main><h1>Fine</h1></main>'),
  '/script': page('<main><h1>Script</h1></main><script src="/bad.js"></script>'),
  '/bad.js': `console.error('logged'); throw new Error('thrown');`,
  '/inline': page('<main><h1>Inline</h1></main><script>1</script>'),
  '/missing': page('<main><h1>Missing</h1></main><img alt="" src="/nowhere.png">'),
  '/elsewhere': page('<main><h1>Elsewhere</h1></main><img alt="" src="http://127.0.0.1:9/pixel.png">'),
  '/targets': page(
    `<main><style>button { width: 16px; height: 16px; padding: 0 }</style>
    <p><button aria-label="One"></button><button aria-label="Two"></button></p>
    <p style="margin-top: 40px"><button aria-label="Alone"></button></p>
    <p>A sentence with <a href="#here" style="font-size: 8px">a link</a> in it.</p>
    <p aria-hidden="true"><button aria-label="Unseen"></button></p>
    <p style="width: 40px; overflow: hidden; white-space: nowrap">Longer than that</p>
    <p style="width: 40px; overflow: auto; white-space: nowrap">Longer, and scrolls</p>
    <div role="dialog" aria-label="Too far" class="far" style="position: fixed; left: -9px">x</div></main>`,
  ),
  '/inaccessible': page('<main><h1>Image</h1><img src="data:,"></main>'),
};

const launched = await launchBrowser();

describe.skipIf(launched.kind === 'unavailable')('the browser harness', () => {
  let server: Server;
  let origin: string;
  let browser: Browser;
  let open: Page | undefined;

  beforeAll(async () => {
    if (launched.kind === 'launched') browser = launched.browser;
    server = createServer(({ url = '' }, response) => {
      const body = responses[url];
      const type = url.endsWith('.js') ? 'text/javascript' : 'text/html';
      response.writeHead(body === undefined ? 404 : 200, {
        'content-type': type,
        'content-security-policy': policy,
      });
      response.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await open?.close();
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  async function problemsOf(path: string): Promise<string[]> {
    open = await browser.newPage();
    const problems = collectPageProblems(open, origin);
    await open.goto(origin + path, { waitUntil: 'networkidle' });
    return problems;
  }

  it('finds no problem on a sound page', async () => {
    expect(await problemsOf('/')).toEqual([]);
  });

  it.each([
    ['/script', 'console error: logged'],
    ['/script', 'page error: thrown'],
    ['/inline', 'Content Security Policy'],
    ['/missing', '/nowhere.png (404)'],
    ['/elsewhere', 'request to another origin: http://127.0.0.1:9/pixel.png'],
    ['/elsewhere', 'failed request: http://127.0.0.1:9/pixel.png'],
  ])('reports, on the page %s, "%s"', async (path, problem) => {
    expect(await problemsOf(path)).toContainEqual(expect.stringContaining(problem));
  });

  it('finds targets that are too small and too close to others, and what is cut off', async () => {
    await problemsOf('/targets');
    expect(await crampedTargets(open!)).toEqual([
      '"One" is 16 by 16, close to "Two"',
      '"Two" is 16 by 16, close to "One"',
    ]);
    expect(await cutTexts(open!)).toEqual(['far leaves the window', 'p. "Longer than that"']);
  });

  it('draws text: the browser found a font', async () => {
    await problemsOf('/');
    const width = (text: string) =>
      open!.evaluate((measured) => {
        const context = document.createElement('canvas').getContext('2d')!;
        context.font = '20px sans-serif';
        return context.measureText(measured).width;
      }, text);
    expect(await width('mmm')).toBeGreaterThan(2 * (await width('iii')));
    expect(await width('iii')).toBeGreaterThan(0);
  });

  it('passes an accessible page under its own Content-Security-Policy', async () => {
    const problems = await problemsOf('/');
    await expectNoAxeViolations(open!);
    expect(problems).toEqual([]);
  });

  it('fails an inaccessible page, naming the rule', async () => {
    await problemsOf('/inaccessible');
    await expect(expectNoAxeViolations(open!)).rejects.toThrow(/image-alt/);
  });
});
