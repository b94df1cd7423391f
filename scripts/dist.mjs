// `npm run dist`: builds, collects the notices, and has electron-builder pack this system's installers into release/,
// with their checksums. What follows `--` goes to electron-builder. Needs a network: see docs/releasing.md.
import { spawn } from 'node:child_process';
import { cp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeChecksums } from './package/checksums.mjs';
import { writeNotices } from './package/notices.mjs';

const projectFolder = path.dirname(import.meta.dirname);
const releaseFolder = path.join(projectFolder, 'release');

/** @param {string[]} builderArguments @returns {Promise<number>} its exit code */
function runBuilder(builderArguments) {
  const cli = path.join(projectFolder, 'node_modules/electron-builder/cli.js');
  const child = spawn(process.execPath, [cli, '--publish', 'never', ...builderArguments], {
    cwd: projectFolder,
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

try {
  const { packages } = await writeNotices(path.join(projectFolder, 'dist/notices'));
  console.log(`${packages.length} packages are bundled, all under accepted licences.`);
  // What an earlier version left would get a checksum of this release.
  await rm(releaseFolder, { recursive: true, force: true });
  process.exitCode = await runBuilder(process.argv.slice(2));
  if (process.exitCode === 0) {
    const { version } = JSON.parse(await readFile(path.join(projectFolder, 'package.json'), 'utf8'));
    const bill = `rollout-lab-${version}-${process.platform}.cdx.json`;
    await cp(path.join(projectFolder, 'dist/notices/sbom.cdx.json'), path.join(releaseFolder, bill));
    for (const { name, bytes } of await writeChecksums(releaseFolder)) {
      console.log(`${(bytes / 2 ** 20).toFixed(2)} MiB  ${name}`);
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
