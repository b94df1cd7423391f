import type { Command } from '../command.ts';
import { galleryIds } from '../gallery.ts';
import { readScenario } from '../readScenario.ts';
import { bashCompletion } from '../reference/bashCompletion.ts';
import type { Completed } from '../reference/completed.ts';
import { fishCompletion } from '../reference/fishCompletion.ts';
import { zshCompletion } from '../reference/zshCompletion.ts';
import { UsageError } from '../usageError.ts';

const shells: Readonly<Record<string, (completed: Completed) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** Prints what makes a shell complete the program's commands, itself among them. */
export function completionsCommand(commands: () => readonly Command[]): Command {
  const names = Object.keys(shells);
  return {
    name: 'completions',
    summary: 'prints what makes bash, zsh or fish complete commands with the Tab key',
    usage: names.join('|'),
    description: [
      'Prints a script that makes a shell complete commands, options, their words, ids of shipped scenarios and of their plans.',
    ],
    operands: [{ kind: 'word', words: names }],
    options: {},
    notes: [
      'bash: add "source <(rollout-lab completions bash)" to ~/.bashrc.',
      'zsh: write it to a file named _rollout-lab in a folder of $fpath; or add "source <(rollout-lab completions zsh)" to ~/.zshrc, after compinit.',
      'fish: write it to ~/.config/fish/completions/rollout-lab.fish.',
    ],
    examples: [{ words: 'completions bash', does: 'prints the script for bash' }],
    run({ positionals: [shell, extra] }) {
      const write = shell === undefined || !Object.hasOwn(shells, shell) ? undefined : shells[shell];
      if (!write || extra !== undefined) {
        throw new UsageError(
          `completions requires one of ${names.join(', ')}, got ${extra === undefined ? (shell === undefined ? 'nothing' : `"${shell}"`) : `also "${extra}"`}`,
        );
      }
      const scenarios = galleryIds().map((id) => ({
        id,
        plans: readScenario(id).plans.map((plan) => plan.id),
      }));
      process.stdout.write(write({ commands: commands(), scenarios }));
      return 0;
    },
  };
}
