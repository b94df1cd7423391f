import { once } from 'node:events';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { serveBuilt } from './serve.mjs';
import { findBinary } from './startBinary.mjs';
import { runElectron } from './startElectron.mjs';
import { reasonAgainstWindow } from './startReason.mjs';

/**
 * Builds what is stale and opens the app's window until it is closed; where there can be no window, says why and
 * serves the same page until the signal is aborted.
 *
 * @param {{
 *   browser: boolean, port: number, signal: AbortSignal, say: (line: string) => void, root: string,
 *   machine?: { platform: NodeJS.Platform, environment: NodeJS.ProcessEnv, userId: number | undefined },
 * }} options
 *   `browser`: serve the page in any case; `port`: see serveBuilt; `say`: prints a line; `root`: the project's folder
 * @returns {Promise<number>} the exit code
 */
export async function startApp({ browser, port, signal, say, root, machine = thisMachine() }) {
  const reason = reasonAgainstWindow({ ...machine, browser });
  await ensureBuilt(reason === undefined ? ['renderer', 'electron'] : ['renderer'], { root });
  const window = reason === undefined ? await openWindow({ signal, say, root }) : { reason };
  if (signal.aborted) return 0;
  if ('exitCode' in window) return window.exitCode;

  const { url, close } = await serveBuilt({ port, folder: path.join(root, 'dist/renderer') });
  say(`${window.reason}, so the app is served as a page instead.`);
  say(`Open ${url} in a browser. Ctrl+C stops it.`);
  if (!signal.aborted) await once(signal, 'abort');
  await close();
  return 0;
}

/** @param {{ signal: AbortSignal, say: (line: string) => void, root: string }} options */
async function openWindow({ signal, say, root }) {
  const found = await findBinary({ packageFolder: path.join(root, 'node_modules/electron'), say, signal });
  return 'reason' in found ? found : runElectron({ binary: found.path, appFolder: root, signal });
}

function thisMachine() {
  return { platform: process.platform, environment: process.env, userId: process.getuid?.() };
}
