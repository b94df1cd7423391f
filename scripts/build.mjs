import { spawn } from 'node:child_process';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRunning, withLock } from './buildLock.mjs';
import { buildTargets } from './buildTargets.mjs';

/** @typedef {import('./buildTargets.mjs').Target} Target */

const projectFolder = path.dirname(import.meta.dirname);

/**
 * Builds what is missing or older than its sources, into dist/. Says nothing on success. Several processes may ask at
 * once: one builds, the others wait and use what it built, and nobody meets a half-built folder.
 *
 * @param {Target[]} targets
 * @param {{ root?: string }} [options] `root`: the project's folder
 * @returns {Promise<Target[]>} the targets that had to be built
 * @throws {Error} with the bundler's own words where a target cannot be built; the old build then stays
 */
export async function ensureBuilt(targets, { root = projectFolder } = {}) {
  /** @type {Target[]} */
  const built = [];
  for (const target of targets) {
    if (await isFresh(target, root)) continue;
    await mkdir(path.join(root, 'dist'), { recursive: true });
    const lockFile = path.join(root, 'dist', `${target}.lock`);
    const didBuild = await withLock(lockFile, async () => {
      // Another process may have built it while this one waited.
      if (await isFresh(target, root)) return false;
      await build(target, root, (await stat(lockFile)).mtime);
      return true;
    });
    if (didBuild) built.push(target);
  }
  return built;
}

/**
 * @param {Target} target
 * @param {string} root
 */
async function isFresh(target, root) {
  const { sources, outputs } = buildTargets[target];
  const outputTimes = await Promise.all(
    outputs.map((output) => modifiedMs(path.join(root, 'dist', target, output))),
  );
  const builtMs = Math.min(...outputTimes.map((time) => time ?? Number.NEGATIVE_INFINITY));
  const sourceTimes = await Promise.all(sources.map((source) => newestMs(path.join(root, source))));
  return sourceTimes.every((time) => time <= builtMs);
}

/**
 * When the newest of a file, or of a folder and all in it, was changed. Folders count themselves: theirs is the only
 * time that a removed file changes. A source that does not exist makes nothing stale.
 *
 * @param {string} location
 * @returns {Promise<number>}
 */
async function newestMs(location) {
  const ownMs = await modifiedMs(location);
  if (ownMs === undefined) return Number.NEGATIVE_INFINITY;
  const entries = await readdir(location).catch(() => []);
  const times = await Promise.all(entries.map((entry) => newestMs(path.join(location, entry))));
  return Math.max(ownMs, ...times);
}

/** @param {string} location */
async function modifiedMs(location) {
  return stat(location).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
}

/**
 * @param {Target} target
 * @param {string} root
 * @param {Date} startedAt by the file system's clock
 */
async function build(target, root, startedAt) {
  const output = path.join(root, 'dist', target);
  const fresh = `${output}.new.${process.pid}`;
  await removeLeftovers(path.dirname(output), target);
  try {
    await runBuild(target, root, fresh);
    // A source that is edited while it is built has to look newer than the result.
    for (const file of buildTargets[target].outputs)
      await utimes(path.join(fresh, file), startedAt, startedAt);
    const old = `${output}.old.${process.pid}`;
    await rename(output, old).catch(ignoreMissing);
    await rename(fresh, output);
    await rm(old, { recursive: true, force: true });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/**
 * @param {Target} target
 * @param {string} root
 * @param {string} outputFolder
 * @returns {Promise<void>}
 */
function runBuild(target, root, outputFolder) {
  const child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'buildOne.mjs'), target, root, outputFolder],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  /** @type {Buffer[]} */
  const output = [];
  child.stdout.on('data', (bytes) => output.push(bytes));
  child.stderr.on('data', (bytes) => output.push(bytes));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The ${target} could not be built.\n${Buffer.concat(output).toString().trim()}`));
    });
  });
}

/**
 * What builds that were killed halfway have left.
 *
 * @param {string} folder
 * @param {Target} target
 */
async function removeLeftovers(folder, target) {
  for (const entry of await readdir(folder)) {
    const processId = new RegExp(`^${target}\\.(?:new|old|lock)\\.(\\d+)`).exec(entry)?.[1];
    if (processId !== undefined && !isRunning(Number(processId))) {
      await rm(path.join(folder, entry), { recursive: true, force: true });
    }
  }
}

/** @param {NodeJS.ErrnoException} error */
function ignoreMissing(error) {
  if (error.code !== 'ENOENT') throw error;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await ensureBuilt(['renderer', 'electron', 'cli']);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
