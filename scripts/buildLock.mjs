import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 100;
const patienceMs = 5 * 60_000;

/**
 * Runs `work` while no other process holds the lock file; waits for one that does, at most five minutes. A lock whose
 * process is gone is taken over.
 *
 * @template Result
 * @param {string} lockFile absolute path in a folder that exists
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withLock(lockFile, work) {
  const claim = `${lockFile}.${process.pid}.${randomUUID()}`;
  const deadlineMs = performance.now() + patienceMs;
  await writeFile(claim, String(process.pid));
  try {
    while (!(await take(claim, lockFile))) {
      if (performance.now() > deadlineMs) {
        throw new Error(
          `Another process has been building for five minutes. If none is, delete ${lockFile}.`,
        );
      }
      await delay(pollMs);
    }
    try {
      return await work();
    } finally {
      await rm(lockFile, { force: true });
    }
  } finally {
    await rm(claim, { force: true });
  }
}

/**
 * @param {string} claim
 * @param {string} lockFile
 */
async function take(claim, lockFile) {
  if (await linkIfAbsent(claim, lockFile)) return true;
  if (!(await isAbandoned(lockFile))) return false;
  // Asked again under a lock of its own: of two that see the same abandoned lock, the second must not remove the
  // new lock of the first.
  const takeover = `${lockFile}.takeover`;
  if (await linkIfAbsent(claim, takeover)) {
    if (await isAbandoned(lockFile)) await rm(lockFile, { force: true });
    await rm(takeover, { force: true });
  }
  return false;
}

/**
 * Puts the lock in place together with its content, or answers false where there is one.
 *
 * @param {string} claim
 * @param {string} lockFile
 */
async function linkIfAbsent(claim, lockFile) {
  try {
    await link(claim, lockFile);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    return false;
  }
}

/** @param {string} lockFile */
async function isAbandoned(lockFile) {
  const holder = await readFile(lockFile, 'utf8').catch(() => undefined);
  return holder !== undefined && !isRunning(Number(holder));
}

/**
 * True where a process of this number runs on this machine.
 *
 * @param {number} processId
 */
export function isRunning(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
