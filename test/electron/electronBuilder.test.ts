import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';

// Electron-builder's own reader and schema check, which the command runs before anything else.
const require = createRequire(import.meta.url);
const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config.js');
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
