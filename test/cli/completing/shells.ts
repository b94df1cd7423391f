import { execFile, spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Asks a real shell what its completions offer for the last of the words after `rollout-lab`, in a folder. */
export type Ask = (folder: string, words: readonly string[]) => Promise<string[]>;

const run = promisify(execFile);
const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const typed = (words: readonly string[]) => ['rollout-lab', ...words].join(' ');

async function linesOf(folder: string, program: string, ...words: string[]): Promise<string[]> {
  const { stdout, stderr } = await run(program, words, { cwd: folder, timeout: 30_000 });
  if (stderr !== '') throw new Error(`${program} complained: ${stderr.slice(0, 2000)}`);
  return stdout.split('\n').filter((line) => line !== '');
}

const asks: Readonly<Record<string, Ask>> = {
  bash: (folder, words) => {
    const lines = [
      'source ./completions/rollout-lab.bash',
      `COMP_WORDS=(rollout-lab ${words.map((word) => `'${word}'`).join(' ')})`,
      `COMP_CWORD=${words.length}`,
      '_rollout_lab rollout-lab',
      'printf "%s\\n" "${COMPREPLY[@]}"',
    ];
    return linesOf(folder, 'bash', '--norc', '--noprofile', '-u', '-c', lines.join('\n'));
  },
  zsh: (folder, words) =>
    linesOf(folder, 'zsh', '-f', file('askZsh.zsh'), file('zshSetup.zsh'), typed(words)),
  fish: async (folder, words) => {
    const script = `source ./completions/rollout-lab.fish; complete -C '${typed(words)}'`;
    const lines = await linesOf(folder, 'fish', '--no-config', '-c', script);
    return lines.map((line) => line.split('\t')[0]!);
  },
};

/** The name of the file that a shell's completions are in. */
const fileNames: Readonly<Record<string, string>> = {
  bash: 'rollout-lab.bash',
  zsh: '_rollout-lab',
  fish: 'rollout-lab.fish',
};

/** The shells that are there. None of them is needed to develop or to test; continuous integration installs them. */
export const shells = Object.entries(asks)
  .filter(([shell]) => spawnSync(shell, ['--version']).error === undefined)
  .map(([shell, ask]) => ({ shell, ask }));

/** Installs a shell's completions in a folder for `ask`. */
export async function installCompletions(folder: string, shell: string, script: string): Promise<void> {
  const completions = join(folder, 'completions');
  await mkdir(completions, { recursive: true });
  await writeFile(join(completions, fileNames[shell]!), script);
}
