import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../scripts/build.mjs';
import { writeNotices } from '../../scripts/package/notices.mjs';
import { launchApp } from './electronStandIn.ts';

const require = createRequire(import.meta.url);
const { extractAll, listPackage, statFile } = require('@electron/asar');
const { FuseV1Options, getCurrentFuseWire } = require('@electron/fuses');

/** Where the fuses begin in Electron's program, by which the tool finds them. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

// Electron-builder packs for real, into a stand-in for Electron's own files: an asar is an asar whatever runs it.
describe.runIf(process.platform === 'linux')('electron-builder', () => {
  let folder: string;
  let packed: string;
  let archive: string;

  beforeAll(async () => {
    await ensureBuilt(['electron', 'renderer']);
    await writeNotices(path.resolve('dist/notices'));
    folder = await mkdtemp(path.join(tmpdir(), 'rollout-lab-packed-'));
    const electron = path.join(folder, 'electron');
    await writeElectron(electron);
    await promisify(execFile)(process.execPath, [
      path.resolve('node_modules/electron-builder/cli.js'),
      '--linux',
      'dir',
      '--x64',
      '--publish',
      'never',
      `-c.electronDist=${electron}`,
      `-c.directories.output=${path.join(folder, 'release')}`,
    ]);
    packed = path.join(folder, 'release/linux-unpacked');
    archive = path.join(packed, 'resources/app.asar');
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('the packed app holds exactly the built files, and nothing of node_modules', async () => {
    const files = (listPackage(archive, { isPack: false }) as string[])
      .map((name) => name.slice(1))
      .filter((name) => !('files' in statFile(archive, name)));
    const built = await Promise.all(['dist/electron', 'dist/renderer'].map(filesBelow));
    const expected = [
      'package.json',
      ...built.flat().filter((name) => path.basename(name) !== 'third-party.json'),
    ];
    expect(files.sort()).toEqual(expected.sort());
    expect(files).toContain('dist/electron/main.mjs');
    expect(files).toContain('dist/renderer/index.html');
    // A source map would be as large as the app again.
    expect(files.filter((name) => /\.(?:map|tsx?)$/.test(name))).toEqual([]);
  });

  test('around the archive there are Electron’s files, the notices, and one language', async () => {
    expect((await filesBelow(packed)).map((name) => path.relative(packed, name)).sort()).toEqual([
      'LICENSE.electron.txt',
      'LICENSES.chromium.html',
      'locales/en-US.pak',
      'resources/app.asar',
      'resources/notices/LICENSE.txt',
      'resources/notices/THIRD-PARTY-LICENSES.txt',
      'resources/notices/sbom.cdx.json',
      'rollout-lab-desktop',
      'version',
    ]);
  });

  test('the archive stays below what docs/releasing.md says', async () => {
    const guide = await readFile('docs/releasing.md', 'utf8');
    const [, bound] = /archive of the app stays below (\d+) MiB/.exec(guide)!;
    const { size } = await stat(archive);
    console.log(`app.asar: ${(size / 2 ** 20).toFixed(2)} MiB`);
    expect(size).toBeLessThan(Number(bound) * 2 ** 20);
  });

  test('the fuses in the program are those of electron-builder.yml', async () => {
    const wire = await getCurrentFuseWire(path.join(packed, 'rollout-lab-desktop'));
    const isOn = (name: string) => wire[FuseV1Options[name]] === '1'.charCodeAt(0);
    const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
    expect(names.filter(isOn).sort()).toEqual([
      'EnableCookieEncryption',
      'EnableEmbeddedAsarIntegrityValidation',
      'OnlyLoadAppFromAsar',
    ]);
  });

  test('the packed main process starts, and serves its page and every file that the page names', async () => {
    const extracted = path.join(folder, 'extracted');
    extractAll(archive, extracted);
    const { main, type } = JSON.parse(await readFile(path.join(extracted, 'package.json'), 'utf8'));
    expect({ main, type }).toEqual({ main: 'dist/electron/main.mjs', type: 'module' });
    const running = await launchApp({ packed: extracted });
    try {
      expect(running.window.loadedUrls).toEqual(['app://rollout-lab/']);
      const page = await running.request('app://rollout-lab/');
      expect(page.status).toBe(200);
      const named = [...(await page.text()).matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(
        ([, file = '']) => file,
      );
      expect(named.length).toBeGreaterThan(2);
      for (const file of named) {
        expect((await running.request(`app://rollout-lab/${file}`)).status).toBe(200);
      }
    } finally {
      await running.close();
    }
  });
});

/** What electron-builder needs to find of Electron. */
async function writeElectron(folder: string) {
  await mkdir(path.join(folder, 'locales'), { recursive: true });
  await mkdir(path.join(folder, 'resources'));
  const unset = Buffer.from('0'.repeat(8));
  const wire = Buffer.concat([Buffer.from(fuseSentinel), Buffer.from([1, unset.length]), unset]);
  await writeFile(path.join(folder, 'electron'), wire);
  await chmod(path.join(folder, 'electron'), 0o755);
  const others = ['LICENSE', 'LICENSES.chromium.html', 'version', 'locales/en-US.pak', 'locales/de.pak'];
  for (const name of others) await writeFile(path.join(folder, name), name);
}

/** All files below a folder, each with the folder before it. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
