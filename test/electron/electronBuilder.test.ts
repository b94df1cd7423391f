import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';

// Electron-builder's own reader and schema check, which the command runs before anything else.
const require = createRequire(import.meta.url);
const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config.js');
const { DebugLogger } = require('builder-util');

const read = () => getConfig(path.resolve('.'), 'electron-builder.yml', null);

test('electron-builder.yml passes electron-builder’s own schema', async () => {
  await expect(validateConfiguration(await read(), new DebugLogger(false))).resolves.toBeUndefined();
});

test('electron-builder.yml with a misspelt key would not pass', async () => {
  const configuration = { ...(await read()), electronFuse: {} };
  await expect(validateConfiguration(configuration, new DebugLogger(false))).rejects.toThrow(/electronFuse/);
});

test('electron-builder.yml switches off every fuse that lets other code run in the app', async () => {
  expect((await read()).electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
});
