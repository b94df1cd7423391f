import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const checkEveryMs = 1_000;

/**
 * Electron's program, fetched by Electron's own install script where it is not there yet (the package has no
 * postinstall). require('electron') would fetch it too, but without a bound and by throwing.
 *
 * @param {{ packageFolder: string, say: (line: string) => void, stallMs?: number, signal?: AbortSignal }} options
 *   `say`: prints a line; `packageFolder`: node_modules/electron; `stallMs`: give up once no byte has arrived for this
 *   long
 * @returns {Promise<{ path: string } | { reason: string }>} the program, or why it cannot be had
 */
export async function findBinary({ say, packageFolder, stallMs = 30_000, signal }) {
  const installed = installedBinary(packageFolder);
  if (installed !== undefined) return { path: installed };
  if (!existsSync(path.join(packageFolder, 'install.js'))) return { reason: 'Electron is not installed' };

  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  say(
    `Fetching Electron ${version}, about 110 MB, once; giving up after ${stallMs / 1000} s without progress.`,
  );
  const failure = await runInstallScript(packageFolder, stallMs, signal);
  const fetched = installedBinary(packageFolder);
  if (fetched !== undefined) return { path: fetched };
  return { reason: `Electron could not be fetched (${failure ?? 'its install script left no program'})` };
}

/**
 * The install script writes path.txt last: without it the program may be half unpacked.
 *
 * @param {string} packageFolder
 */
function installedBinary(packageFolder) {
  const pathFile = path.join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = path.join(packageFolder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

/**
 * @param {string} packageFolder
 * @param {number} stallMs
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<string | undefined>} what went wrong, undefined where nothing did
 */
async function runInstallScript(packageFolder, stallMs, signal) {
  // The script downloads to the temporary folder: given one of its own, what arrives can be watched, and removed.
  const downloadFolder = await mkdtemp(path.join(tmpdir(), 'rollout-lab-electron-'));
  const child = spawn(process.execPath, [path.join(packageFolder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: downloadFolder, TEMP: downloadFolder, TMP: downloadFolder },
  });
  const stop = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', stop);
  let errorText = '';
  child.stderr.on('data', (bytes) => (errorText += bytes));

  const ended = new AbortController();
  const stalled = hasStalled([downloadFolder, path.join(packageFolder, 'dist')], stallMs, ended.signal);
  void stalled.then((hasStopped) => hasStopped && stop());
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', resolve);
  });
  ended.abort();
  signal?.removeEventListener('abort', stop);
  await rm(downloadFolder, { recursive: true, force: true });
  if (code === 0) return undefined;
  return (await stalled) ? `no progress for ${stallMs / 1000} s` : firstMessage(errorText);
}

/**
 * Waits until the folders have not grown for `stallMs`, or until the signal is aborted.
 *
 * @param {string[]} folders
 * @param {number} stallMs
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} true where they have not grown
 */
async function hasStalled(folders, stallMs, signal) {
  let arrivedBytes = 0;
  let lastProgressMs = performance.now();
  while (performance.now() - lastProgressMs <= stallMs) {
    await delay(Math.min(checkEveryMs, stallMs), undefined, { signal }).catch(() => {});
    if (signal.aborted) return false;
    const sizes = await Promise.all(folders.map((folder) => sizeOf(folder)));
    const bytes = sizes.reduce((total, size) => total + size, 0);
    if (bytes !== arrivedBytes) lastProgressMs = performance.now();
    arrivedBytes = bytes;
  }
  return true;
}

/**
 * The message of a printed stack: "TypeError: fetch failed" and twenty lines more say "fetch failed".
 *
 * @param {string} errorText
 */
function firstMessage(errorText) {
  return /^\w*Error: (.+)$/m.exec(errorText)?.[1] ?? 'its install script failed';
}

/**
 * Bytes of all files in a folder; 0 where there is none.
 *
 * @param {string} folder
 * @returns {Promise<number>}
 */
async function sizeOf(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    entries.map((entry) =>
      stat(path.join(entry.parentPath, entry.name)).then(
        (status) => (status.isFile() ? status.size : 0),
        () => 0,
      ),
    ),
  );
  return sizes.reduce((total, size) => total + size, 0);
}
