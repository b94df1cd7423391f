import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TestLink } from './testLinks.ts';
import { isThere, testLinksIn } from './testLinks.ts';

/** Electron's list as of version 45, by its own headings. */
const checklist = [
  'Only load secure content',
  'Do not enable Node.js integration for remote content',
  'Enable context isolation',
  'Enable process sandboxing',
  'Handle session permission requests from remote content',
  'Do not disable `webSecurity`',
  'Define a Content Security Policy',
  'Do not enable `allowRunningInsecureContent`',
  'Do not enable experimental features',
  'Do not use `enableBlinkFeatures`',
  'Do not use `allowpopups` for WebViews',
  'Verify WebView options before creation',
  'Disable or limit navigation',
  'Disable or limit creation of new windows',
  'Do not use `shell.openExternal` with untrusted content',
  'Use a current version of Electron',
  'Validate the `sender` of all IPC messages',
  'Avoid usage of the `file://` protocol and prefer usage of custom protocols',
  'Check which fuses you can change',
  'Do not expose Electron APIs to untrusted web content',
];

const text = readFileSync('docs/security.md', 'utf8');

interface Row {
  item: string;
  doneIn: string;
  tests: TestLink[];
}

const rows: Row[] = [...text.matchAll(/^\| (?!Item |-)(.+?) \| (.+?) \| (.+?) \|$/gm)].map(
  ([, item = '', doneIn = '', tests = '']) => ({
    item,
    doneIn,
    tests: testLinksIn(tests),
  }),
);

describe('docs/security.md', () => {
  test('answers every item of Electron’s checklist, in its order', () => {
    const numbered = rows.filter(({ item }) => /^\d+\. /.test(item));
    expect(numbered.map(({ item }) => item)).toEqual(checklist.map((item, index) => `${index + 1}. ${item}`));
  });

  test.each(rows)('names at least one test for: $item', ({ tests }) => {
    expect(tests.length).toBeGreaterThan(0);
  });

  test.each(rows.flatMap(({ tests }) => tests))('names a test that exists: $title', (link) => {
    expect(isThere(link)).toBe(true);
  });

  const files = new Set(
    rows.flatMap(({ doneIn }) => doneIn.match(/[\w-]+(?:\/[\w-]+)*\.(?:ts|mjs|yml|json)(?=`)/g) ?? []),
  );

  test.each([...files])('names a file that exists: %s', (file) => {
    expect(existsSync(file)).toBe(true);
  });
});

test('package.json pins one exact version of Electron, and the lock file holds that one', () => {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  expect(packages['node_modules/electron'].version).toBe(devDependencies.electron);
});
