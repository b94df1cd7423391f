import { spawn } from 'node:child_process';

/** A window that is gone with a failure within this time has not worked: libraries or the sandbox are missing. */
const earlyMs = 5_000;

/**
 * Runs Electron on the built app until it ends. Its output goes where this process's goes.
 *
 * @param {{ binary: string, appFolder: string, signal: AbortSignal }} options `signal`: ends Electron when aborted
 * @returns {Promise<{ exitCode: number } | { reason: string }>} the exit code, or why there was no window to speak of
 */
export async function runElectron({ binary, appFolder, signal }) {
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
  const startedMs = performance.now();
  const child = spawn(binary, [appFolder], { stdio: 'inherit', env: environment });
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  /** @type {{ code: number | null, cause: string }} */
  const { code, cause } = await new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, cause: error.message }));
    child.on('exit', (exitCode, exitSignal) =>
      resolve({ code: exitCode, cause: exitSignal ?? `exit code ${exitCode}` }),
    );
  });
  signal.removeEventListener('abort', stop);
  if (code === 0) return { exitCode: 0 };
  if (performance.now() - startedMs < earlyMs) return { reason: `Electron ended at once (${cause})` };
  return { exitCode: code ?? 1 };
}
