import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

// Electron-builder's own reader and schema check, which the command runs before anything else.
const require = createRequire(import.meta.url);
const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config.js');
const { Arch, build, Platform } = require('electron-builder');
const { DebugLogger } = require('builder-util');
const { FuseV1Options } = require('@electron/fuses');

const read = () => getConfig(path.resolve('.'), 'electron-builder.yml', null);

test('electron-builder.yml passes electron-builder’s own schema', async () => {
  await expect(validateConfiguration(await read(), new DebugLogger(false))).resolves.toBeUndefined();
});

test('electron-builder.yml with a misspelt key would not pass', async () => {
  const configuration = { ...(await read()), electronFuse: {} };
  await expect(validateConfiguration(configuration, new DebugLogger(false))).rejects.toThrow(/electronFuse/);
});

test('electron-builder.yml sets every fuse, and lets no other code run in the app', async () => {
  const { resetAdHocDarwinSignature, ...fuses } = (await read()).electronFuses;
  expect(resetAdHocDarwinSignature).toBe(true);
  expect(fuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
  // A fuse that a later version of the tool knows has to be decided on too.
  const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
  const set = Object.keys(fuses).map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`);
  expect(set.sort()).toEqual(known.sort());
});

test('electron-builder.yml names icons, entitlements and installer parts that are there', async () => {
  const { directories, linux, mac, win, nsis } = await read();
  const inResources = [linux.icon, mac.icon, win.icon].map((name) =>
    path.join(directories.buildResources, name),
  );
  for (const file of [...inResources, mac.entitlements, mac.entitlementsInherit, nsis.include]) {
    expect({ file, exists: existsSync(file) }).toEqual({ file, exists: true });
  }
});

test('electron-builder.yml grants the hardened runtime no exception but the compiler of JavaScript', async () => {
  const { mac } = await read();
  expect(mac.hardenedRuntime).toBe(true);
  const keys = [...readFileSync(mac.entitlements, 'utf8').matchAll(/<key>(.+?)<\/key>/g)].map(
    ([, key]) => key,
  );
  expect(keys).toEqual(['com.apple.security.cs.allow-jit']);
});

/** The desktop entries that electron-builder computes for its Linux packages, up to where it would fetch its tools. */
async function desktopEntries(): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollout-lab-desktop-'));
  const entries: string[] = [];
  try {
    await mkdir(path.join(folder, 'app/resources'), { recursive: true });
    for (const target of ['AppImage', 'deb']) {
      await build({
        targets: Platform.LINUX.createTarget([target], Arch.x64),
        prepackaged: path.join(folder, 'app'),
        config: { directories: { output: path.join(folder, 'release') } },
        publish: 'never',
        effectiveOptionComputed: async (computed: { desktop: string } | [string[], string]) => {
          entries.push('desktop' in computed ? computed.desktop : await readFile(computed[1], 'utf8'));
          return true;
        },
      });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return entries;
}

test.runIf(process.platform === 'linux')(
  'the desktop entries of AppImage and deb start the app in its sandbox, with the files that were chosen',
  async () => {
    const entries = await desktopEntries();
    const valueOf = (entry: string, key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(entry)?.[1];
    expect(entries.map((entry) => valueOf(entry, 'Exec'))).toEqual([
      'AppRun %U',
      '"/opt/Rollout Lab/rollout-lab-desktop" %U',
    ]);
    for (const entry of entries) {
      expect(valueOf(entry, 'MimeType')).toBe('application/vnd.rollout-lab.scenario+json;');
      // What Electron calls its windows, from package.json.
      expect(valueOf(entry, 'StartupWMClass')).toBe('rollout-lab-desktop');
    }
  },
);
