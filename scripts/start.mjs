// `npm start`: the app in its window, or as a page where there can be none. See startApp.mjs.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startApp } from './startApp.mjs';

const usage = 'Usage: npm start [-- [--browser] [--port NUMBER]]';

function readOptions() {
  const { values } = parseArgs({ options: { browser: { type: 'boolean' }, port: { type: 'string' } } });
  const port = Number(values.port ?? 4780);
  if (!/^\d+$/.test(values.port ?? '4780') || port > 65_535) {
    throw new Error(`--port requires a whole number from 0 to 65535, got "${values.port}".`);
  }
  return { browser: values.browser ?? false, port };
}

/**
 * @param {unknown} error
 * @param {number} exitCode
 * @returns {never}
 */
function fail(error, exitCode) {
  console.error(error instanceof Error ? error.message : error);
  if (exitCode === 2) console.error(usage);
  process.exit(exitCode);
}

const stopping = new AbortController();
process.on('SIGINT', () => stopping.abort());
process.on('SIGTERM', () => stopping.abort());

/** @type {{ browser: boolean, port: number }} */
let options;
try {
  options = readOptions();
} catch (error) {
  fail(error, 2);
}
try {
  const root = path.dirname(import.meta.dirname);
  process.exitCode = await startApp({ ...options, signal: stopping.signal, say: console.log, root });
} catch (error) {
  // Ctrl+C reaches the bundler too, which then fails: that is no failure of the build.
  fail(error, stopping.signal.aborted ? 0 : 1);
}
