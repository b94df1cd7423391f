import type { Completed } from './completed.ts';
import { completedCommands, completedOperands, usualPlans } from './completed.ts';

/** A completion script for fish 3.1 or later. */
export function fishCompletion({ commands, scenarios }: Completed): string {
  const names = commands.map(({ name }) => name);
  const lines = [
    `complete -c rollout-lab -f`,
    `complete -c rollout-lab -n __fish_use_subcommand -l help -d 'explain the commands'`,
    `complete -c rollout-lab -n __fish_use_subcommand -l version -d 'print the version'`,
    ...commands.map(
      ({ name, summary }) =>
        `complete -c rollout-lab -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
    ),
    ...completedOperands(commands).flatMap(({ name, place, operand }) => {
      const after = (typed: string) =>
        `complete -c rollout-lab -n ${quoted(`__rollout_lab_typed ${typed}; and __rollout_lab_operands ${place}`)}`;
      switch (operand.kind) {
        case 'words':
          return [`${after(name)} -a ${quoted(operand.words.join(' '))}`];
        case 'wordsAfter':
          return operand.wordsAfter.map(
            ([before, words]) => `${after(`${name} ${before}`)} -a ${quoted(words.join(' '))}`,
          );
        case 'file':
          return [`${after(name)} -k -a '(__fish_complete_suffix ${operand.ending})'`];
        case 'scenario':
          return [
            `${after(name)} -a ${quoted(scenarios.map(({ id }) => id).join(' '))} -d 'shipped scenario'`,
            `${after(name)} -k -a '(__fish_complete_suffix .json)'`,
          ];
      }
    }),
    ...completedCommands(commands).flatMap(({ words, options }) =>
      options.map(([name, { type, help, choices, takesPlan }]) => {
        const values = takesPlan ? '(__rollout_lab_plans)' : choices?.join(' ');
        const takes = type === 'string' ? ` -x${values === undefined ? '' : ` -a ${quoted(values)}`}` : '';
        return `complete -c rollout-lab -n ${quoted(`__rollout_lab_typed ${words.join(' ')}`)} -l ${name} -d ${quoted(help)}${takes}`;
      }),
    ),
  ];
  return `# fish completion for rollout-lab; written by "rollout-lab completions fish".

# The words that are no options: the command, what it takes, and values of options.
function __rollout_lab_words
    string match -v -- '-*' (commandline -opc)[2..]
end

# Whether so many operands of the command have been typed.
function __rollout_lab_operands
    set -l typed (__rollout_lab_words)
    test (count $typed) -eq (math $argv[1] + 1)
end

# Whether these words have been typed first.
function __rollout_lab_typed
    set -l typed (__rollout_lab_words)
    set -l wanted (count $argv)
    test (count $typed) -ge $wanted; and test "$typed[1..$wanted]" = "$argv"
end

# The plans of the first word that is a shipped scenario, else the usual ones.
function __rollout_lab_plans
    for word in (__rollout_lab_words)
        switch $word
${scenarios.map(({ id, plans }) => `            case ${id}\n                printf '%s\\n' ${plans.join(' ')}\n                return`).join('\n')}
        end
    end
    printf '%s\\n' ${usualPlans(scenarios).join(' ')}
end

# Commands: ${names.join(' ')}
${lines.join('\n')}
`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
