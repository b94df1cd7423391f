import { test as base, expect } from 'vitest';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { ensureBuilt } from '../../../scripts/build.mjs';
import { serveBuilt } from '../../../scripts/serve.mjs';
import { launchBrowser } from './launchBrowser.ts';
import type { LaunchedBrowser } from './launchBrowser.ts';
import { collectPageProblems } from './pageProblems.ts';

/** How a test wants the app opened. */
export interface OpenOptions extends BrowserContextOptions {
  /** Runs before the app loads, e.g. to add an init script. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** Whether the app greets as it does on a computer that never showed it; otherwise it is known there. */
  readonly newcomer?: boolean;
  /** Whether the browser gives the page access to files that a person has chosen, as some do; else it has downloads. */
  readonly fileAccess?: boolean;
  /** Problems the test provokes on purpose, by their text; each must happen. */
  readonly expectedProblems?: readonly RegExp[];
}

/** Opens the app on a fresh page of a fresh profile. */
export type OpenApp = (options?: OpenOptions) => Promise<Page>;

interface Fixtures {
  readonly launched: LaunchedBrowser;
  readonly site: { readonly url: string };
  readonly browser: Browser;
  readonly openApp: OpenApp;
}

/**
 * vitest's `test` with the app in a real browser: `test('…', async ({ openApp }) => { const page = await openApp(); … })`.
 * The built page is served as `npm start` serves it, under the same Content-Security-Policy. After each test the
 * pages are closed, and a console error, page error, failed request or request elsewhere fails the test.
 * Without a browser the test is skipped, with the reason.
 */
export const test = base.extend<Fixtures>({
  launched: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern what a fixture depends on
    async ({}, provide) => {
      const launched = await launchBrowser();
      await provide(launched);
      if (launched.kind === 'launched') await launched.browser.close();
    },
    { scope: 'file' },
  ],
  site: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      await ensureBuilt(['renderer']);
      const served = await serveBuilt({ port: 0 });
      await provide(served);
      await served.close();
    },
    { scope: 'file' },
  ],
  browser: async ({ launched, skip }, provide) => {
    if (launched.kind === 'unavailable') return skip(launched.reason);
    await provide(launched.browser);
  },
  openApp: async ({ browser, site }, provide) => {
    const opened: { page: Page; problems: string[]; expected: readonly RegExp[] }[] = [];
    await provide(
      async ({
        prepare,
        newcomer = false,
        fileAccess = false,
        expectedProblems = [],
        ...contextOptions
      } = {}) => {
        const context = await browser.newContext({ serviceWorkers: 'block', ...contextOptions });
        const page = await context.newPage();
        opened.push({
          page,
          problems: collectPageProblems(page, new URL(site.url).origin),
          expected: expectedProblems,
        });
        // Only with a listener are file choosers handed to the test, and it takes a moment until they are: a chooser
        // that opens right after a test began to wait for it would be missed.
        page.on('filechooser', () => {});
        if (!newcomer) await page.addInitScript(() => localStorage.setItem('rollout-lab.welcome', 'known'));
        // Their pickers cannot be answered from here; a test brings its own.
        if (!fileAccess)
          await context.addInitScript(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
        await prepare?.(page);
        await page.goto(site.url);
        return page;
      },
    );
    for (const { page } of opened) await page.context().close();
    for (const { problems, expected } of opened) expectOnly(problems, expected);
  },
});

function expectOnly(problems: readonly string[], expected: readonly RegExp[]): void {
  const unexpected = problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)));
  const missing = expected.filter((pattern) => !problems.some((problem) => pattern.test(problem)));
  expect({ unexpected, missing }).toEqual({ unexpected: [], missing: [] });
}
