import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { billOfMaterials } from '../../../scripts/package/bom.mjs';
import { packageFolder } from '../../../scripts/package/bundledPackages.mjs';
import { acceptedLicences, thirdPartyLicences } from '../../../scripts/package/licences.mjs';
import { writeNotices } from '../../../scripts/package/notices.mjs';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rollout-lab-notices-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('writeNotices(folder)', () => {
  let notices: string;
  let bill: ReturnType<typeof billOfMaterials>;
  let packages: Awaited<ReturnType<typeof writeNotices>>['packages'];

  beforeAll(async () => {
    ({ packages } = await writeNotices(path.join(folder, 'notices')));
    const read = (name: string) => readFile(path.join(folder, 'notices', name), 'utf8');
    notices = await read('THIRD-PARTY-LICENSES.txt');
    bill = JSON.parse(await read('sbom.cdx.json'));
  });

  test('hands on the app’s own licence', async () => {
    const own = await readFile(path.join(folder, 'notices/LICENSE.txt'), 'utf8');
    expect(own).toBe(await readFile('LICENSE', 'utf8'));
  });

  test('names what the page and its worker are made of, and no tool', () => {
    const names = packages.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'react-dom',
        'zustand',
        '@visx/shape',
        'd3-scale',
        'cmdk',
        'zod',
        'seedrandom',
      ]),
    );
    expect(names).not.toContain('vite');
    expect(names).not.toContain('electron-builder');
  });

  test('gives each package its licence, with the name of who holds the rights', () => {
    const parts = notices.split(`\n${'-'.repeat(80)}\n\n`).slice(1);
    expect(parts).toHaveLength(packages.length);
    for (const [index, { name, version }] of packages.entries()) {
      expect(parts[index]).toMatch(new RegExp(`^${name} ${version} \\(`));
      expect(parts[index]?.length).toBeGreaterThan(500);
    }
    expect(notices).toContain('Copyright 2019 David Bau.');
  });

  test('bills the same packages and Electron, with the checksums of the lock file', () => {
    const electron = JSON.parse(JSON.stringify(bill.components[0]));
    expect(electron).toMatchObject({ type: 'framework', name: 'electron' });
    expect(bill.components.slice(1).map(({ name, version }) => `${name} ${version}`)).toEqual(
      packages.map(({ name, version }) => `${name} ${version}`),
    );
    for (const { hashes } of bill.components) expect(JSON.stringify(hashes)).toMatch(/[0-9a-f]{128}/);
    const references = bill.components.map((component) => component['bom-ref']);
    expect(new Set(references).size).toBe(references.length);
    expect(references).toContain('pkg:npm/%40visx/shape@4.0.0');
  });
});

const bundled = { name: 'left-pad', version: '1.0.0', folder: 'node_modules/left-pad' };

test.each([
  'GPL-3.0-only',
  'SEE LICENSE IN LICENSE',
  'UNLICENSED',
  'MIT AND GPL-2.0',
  undefined,
  { type: 'MIT' },
])('acceptedLicences(bundled, license) refuses %j: a person has to decide', (license) => {
  expect(() => acceptedLicences(bundled, license)).toThrow(/^left-pad 1\.0\.0 is bundled under /);
});

test.each([
  ['MIT', ['MIT']],
  ['(MIT AND ISC)', ['MIT', 'ISC']],
])('acceptedLicences(bundled, license) accepts %s', (license, names) => {
  expect(acceptedLicences(bundled, license)).toEqual(names);
});

describe('thirdPartyLicences(root, packages)', () => {
  const write = async (files: Record<string, string>) => {
    const root = await mkdtemp(path.join(folder, 'root-'));
    const own = path.join(root, bundled.folder);
    await mkdir(own, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(own, name), text);
    return root;
  };

  test('takes the words of the licence file and of a notice beside it', async () => {
    const root = await write({
      'package.json': '{"license":"Apache-2.0"}',
      'LICENSE.md': 'Words of the licence.',
      NOTICE: 'Words of the notice.',
      'licenses.js': 'no licence',
    });
    const text = await thirdPartyLicences(root, [bundled]);
    expect(text).toContain('left-pad 1.0.0 (Apache-2.0)\n\nWords of the licence.\n\nWords of the notice.\n');
    expect(text).not.toContain('no licence');
  });

  test('refuses a package whose words are nowhere, rather than to leave them out', async () => {
    const root = await write({
      'package.json': '{"license":"BSD-3-Clause","author":"A. N. Author"}',
      'README.md': '# left-pad\n\n## License\n\nBSD\n',
    });
    await expect(thirdPartyLicences(root, [bundled])).rejects.toThrow(
      'left-pad 1.0.0 has no licence file, and its words could not be found elsewhere.',
    );
  });
});

test('billOfMaterials(app) refuses what is installed in another version than locked', () => {
  const app = { name: 'rollout-lab', version: '0.1.0', license: 'MIT' };
  const locked = {
    'node_modules/electron': { version: '45.0.0' },
    'node_modules/left-pad': { version: '1.0.1', license: 'MIT' },
  };
  expect(() => billOfMaterials({ ...app, packages: [bundled], locked })).toThrow(
    'package-lock.json has 1.0.1',
  );
});

test.each([
  ['/app/node_modules/react/index.js', '/app/node_modules/react'],
  ['/app/node_modules/@visx/shape/esm/index.js', '/app/node_modules/@visx/shape'],
  ['/app/node_modules/a/node_modules/b/index.js', '/app/node_modules/a/node_modules/b'],
  ['C:\\app\\node_modules\\react\\index.js', 'C:\\app\\node_modules\\react'],
  ['/app/node_modules/zod/index.js?worker', '/app/node_modules/zod'],
  ['/app/sim-core/index.ts', undefined],
  ['\0rolldown/runtime.js', undefined],
])('packageFolder(%j) is %j', (module, expected) => {
  expect(packageFolder(module)).toBe(expected);
});
