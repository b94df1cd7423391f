import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../electron/contentSecurityPolicy.mjs';
import { startApp } from '../../scripts/startApp.mjs';
import { makeProject, removeProject } from './project.ts';

const machine = { platform: 'linux', environment: { DISPLAY: ':0' }, userId: 1000 } as const;
const built = {
  'dist/renderer/index.html': '<title>Rollout Lab</title>',
  'dist/electron/main.mjs': '',
  'dist/electron/preload.cjs': '',
};
const electronPackage = { 'node_modules/electron/package.json': '{"version":"45.4.1"}' };
/** Electron's install script as it behaves once the download is through: the program, then path.txt. */
const installs = (program: string) => `
  const fs = require('node:fs');
  fs.mkdirSync(__dirname + '/dist');
  fs.writeFileSync(__dirname + '/dist/electron', ${JSON.stringify(`#!/bin/sh\n${program}\n`)}, { mode: 0o755 });
  fs.writeFileSync(__dirname + '/path.txt', 'electron');`;
const fetching = 'Fetching Electron 45.4.1, about 110 MB, once; giving up after 30 s without progress.';

let root: string | undefined;

afterEach(async () => {
  if (root !== undefined) await removeProject(root);
  root = undefined;
});

interface Start {
  lines: string[];
  exitCode: Promise<number>;
  stop(): void;
}

async function start(files: Record<string, string>, options: Partial<Parameters<typeof startApp>[0]> = {}) {
  root = await makeProject({ ...built, ...files });
  const stopping = new AbortController();
  const started: Start = { lines: [], exitCode: Promise.resolve(0), stop: () => stopping.abort() };
  started.exitCode = startApp({
    browser: false,
    port: 0,
    signal: stopping.signal,
    say: (line: string) => started.lines.push(line),
    root,
    machine,
    ...options,
  });
  return started;
}

/** Waits for the line with the URL, checks that the page is there, then stops it as Ctrl+C does. */
async function expectServed({ lines, exitCode, stop }: Start): Promise<string[]> {
  await expect.poll(() => lines.at(-1), { timeout: 30_000 }).toMatch(/^Open /);
  const url = /^Open (http:\/\/127\.0\.0\.1:\d+\/) in a browser\. Ctrl\+C stops it\.$/.exec(
    lines.at(-1) ?? '',
  )?.[1];
  const response = await fetch(String(url));
  expect(await response.text()).toBe('<title>Rollout Lab</title>');
  expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  stop();
  expect(await exitCode).toBe(0);
  await expect(fetch(String(url))).rejects.toThrow('fetch failed');
  return lines.slice(0, -1);
}

test('startApp() without a display serves the page and fetches nothing', async () => {
  const started = await start(
    { ...electronPackage, 'node_modules/electron/install.js': installs('exit 0') },
    { machine: { ...machine, environment: {} } },
  );
  expect(await expectServed(started)).toEqual(['No display here, so the app is served as a page instead.']);
  expect(await readdir(path.join(String(root), 'node_modules/electron'))).not.toContain('dist');
});

test('startApp() as root on Linux serves the page rather than switching the sandbox off', async () => {
  const started = await start({}, { machine: { ...machine, userId: 0 } });
  expect(await expectServed(started)).toEqual([
    'Electron does not run as root with its sandbox on, so the app is served as a page instead.',
  ]);
});

test('startApp() with browser serves the page on a machine that has a display', async () => {
  expect(await expectServed(await start({}, { browser: true }))).toEqual([
    'You asked for the browser, so the app is served as a page instead.',
  ]);
});

test('startApp() without the electron package serves the page', async () => {
  expect(await expectServed(await start({}))).toEqual([
    'Electron is not installed, so the app is served as a page instead.',
  ]);
});

test('startApp() serves the page where Electron cannot be fetched, and removes what had arrived', async () => {
  const started = await start({
    ...electronPackage,
    'node_modules/electron/install.js': `
      const fs = require('node:fs');
      const folder = require('node:os').tmpdir();
      fs.writeFileSync(folder + '/half', 'half');
      fs.writeFileSync(__dirname + '/downloadFolder.txt', folder);
      console.error(new TypeError('fetch failed').stack);
      process.exit(1);`,
  });
  expect(await expectServed(started)).toEqual([
    fetching,
    'Electron could not be fetched (fetch failed), so the app is served as a page instead.',
  ]);
  const packageFolder = path.join(String(root), 'node_modules/electron');
  const downloadFolder = await readFile(path.join(packageFolder, 'downloadFolder.txt'), 'utf8');
  expect(downloadFolder).toContain('rollout-lab-electron-');
  expect(existsSync(downloadFolder)).toBe(false);
});

describe.runIf(process.platform !== 'win32')('with a program in the place of Electron', () => {
  test('startApp() fetches Electron, runs it on the project and passes its end on', async () => {
    const { lines, exitCode } = await start({
      ...electronPackage,
      'node_modules/electron/install.js': installs('echo "$@" > "$1/arguments.txt"'),
    });
    expect(await exitCode).toBe(0);
    expect(lines).toEqual([fetching]);
    expect(await readFile(path.join(String(root), 'arguments.txt'), 'utf8')).toBe(`${root}\n`);
  });

  test('startApp() serves the page where Electron ends at once with a failure', async () => {
    const started = await start({
      ...electronPackage,
      'node_modules/electron/install.js': installs('exit 127'),
    });
    expect(await expectServed(started)).toEqual([
      fetching,
      'Electron ended at once (exit code 127), so the app is served as a page instead.',
    ]);
  });

  test('startApp() serves the page where Electron is killed at once, as by a missing sandbox', async () => {
    const started = await start({
      ...electronPackage,
      'node_modules/electron/install.js': installs('kill -TRAP $$'),
    });
    expect((await expectServed(started)).at(-1)).toBe(
      'Electron ended at once (SIGTRAP), so the app is served as a page instead.',
    );
  });

  test('startApp() serves the page where the program cannot be run', async () => {
    const started = await start({
      ...electronPackage,
      'node_modules/electron/path.txt': 'electron',
      'node_modules/electron/dist/electron': '#!/bin/sh\n',
    });
    expect((await expectServed(started)).at(-1)).toMatch(/^Electron ended at once \(.*EACCES\), so the app/);
  });

  test('startApp() ends Electron, and itself with 0, when it is stopped', async () => {
    const { lines, exitCode, stop } = await start({
      ...electronPackage,
      'node_modules/electron/install.js': installs('touch "$1/running"; exec sleep 60'),
    });
    await expect.poll(() => readdir(String(root)), { timeout: 30_000 }).toContain('running');
    stop();
    expect(await exitCode).toBe(0);
    expect(lines).toEqual([fetching]);
  });
});
