import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../../scripts/build.mjs';

export interface Ended {
  /** Exit code; null if a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const program = fileURLToPath(new URL('../../dist/cli/main.mjs', import.meta.url));
const built = ensureBuilt(['cli']);

/** Starts the command line as a user does; `interruptAfterMs` presses Ctrl+C. */
export async function rolloutLab(
  words: readonly string[],
  { interruptAfterMs }: { interruptAfterMs?: number } = {},
): Promise<Ended> {
  await built;
  const child = spawn(process.execPath, [program, ...words]);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin.end();
  if (interruptAfterMs !== undefined) setTimeout(() => child.kill('SIGINT'), interruptAfterMs);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, stdout, stderr };
}

/** The program and Node, quoted for a shell. */
export async function shellCommand(): Promise<string> {
  await built;
  return `'${process.execPath}' '${program}'`;
}
