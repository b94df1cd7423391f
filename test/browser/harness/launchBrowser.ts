import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, LaunchOptions } from 'playwright-core';
import { bundledChromium } from './bundledChromium.ts';

/** A running browser, or why there is none. */
export type LaunchedBrowser =
  | { readonly kind: 'launched'; readonly browser: Browser; readonly from: string }
  | { readonly kind: 'unavailable'; readonly reason: string };

const launchArguments = [
  // Chromium refuses to sandbox itself for root, which continuous integration often is.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

interface Candidate {
  readonly name: string;
  readonly options: () => Promise<LaunchOptions>;
}

/**
 * Launches the first browser that starts: CHROMIUM_PATH; Chromium, Chrome or Edge on the PATH, then where Chrome
 * and Edge install themselves (Linux, macOS, Windows); playwright's cache; the one inside @sparticuz/chromium.
 * Throws if CHROMIUM_PATH is set and does not start: who names a browser wants that one.
 */
export async function launchBrowser(): Promise<LaunchedBrowser> {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    const browser = await launch({ executablePath: chosen });
    return { kind: 'launched', browser, from: `CHROMIUM_PATH (${chosen})` };
  }
  const failures: string[] = [];
  for (const { name, options } of candidates()) {
    try {
      return { kind: 'launched', browser: await launch(await options()), from: name };
    } catch (error) {
      const [firstLine] = String(error instanceof Error ? error.message : error).split('\n');
      failures.push(`${name}: ${firstLine}`);
    }
  }
  return { kind: 'unavailable', reason: `no Chromium starts here (${failures.join('; ')})` };
}

function launch(options: LaunchOptions): Promise<Browser> {
  const env = { ...process.env, ...options.env } as Record<string, string>;
  return chromium.launch({ timeout: 30_000, ...options, args: launchArguments, env });
}

function candidates(): Candidate[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = commands
    .flatMap((command) => folders.map((folder) => join(folder, command)))
    .filter((path) => existsSync(path))
    .map((path) => ({ name: path, options: async () => ({ executablePath: path }) }));
  return [
    ...onPath,
    { name: 'installed Chrome', options: async () => ({ channel: 'chrome' }) },
    { name: 'installed Edge', options: async () => ({ channel: 'msedge' }) },
    { name: "playwright's cache", options: async () => ({}) },
    { name: '@sparticuz/chromium', options: bundledChromium },
  ];
}
