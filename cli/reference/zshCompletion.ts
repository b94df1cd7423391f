import type { Command, Option } from '../command.ts';
import type { Completed, CompletedOperand } from './completed.ts';
import { completedCommands, completedOperands, usualPlans } from './completed.ts';

/** A completion script for zsh: a file _rollout-lab in a folder of $fpath, or sourced after compinit. */
export function zshCompletion({ commands, scenarios }: Completed): string {
  const entries = completedCommands(commands);
  const operands = completedOperands(commands);
  const argumentsOf = (command: Command): string[] => [
    ...entries
      .find(({ words }) => words.join(' ') === command.name)!
      .options.map(([name, option]) => optionSpec(name, option)),
    ...operands
      .filter(({ name }) => name === command.name)
      .map(({ name, place, operand }) => quoted(`${place + 1}:${operandAction(name, operand)}`)),
  ];
  const block = (lines: readonly string[], indent: string) =>
    lines.map((line) => `${indent}${line}`).join(' \\\n');
  return `#compdef rollout-lab
# zsh completion for rollout-lab; written by "rollout-lab completions zsh".

_rollout_lab_scenario() {
  _alternative \\
    ${quoted(`scenarios:shipped scenario:(${scenarios.map(({ id }) => id).join(' ')})`)} \\
    ${quoted("files:scenario file:_files -g '*.json'")}
}

${operands.flatMap(({ name, operand }) => (operand.kind === 'wordsAfter' ? [wordsAfterFunction(name, operand.wordsAfter)] : [])).join('')}_rollout_lab_plan() {
  local -a plans
  case $line[1] in
${scenarios.map(({ id, plans }) => `    ${id}) plans=(${plans.join(' ')}) ;;`).join('\n')}
    *) plans=(${usualPlans(scenarios).join(' ')}) ;;
  esac
  _describe plan plans
}

_rollout_lab() {
  local curcontext=$curcontext state line
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quoted(`${name}:${escaped(summary)}`)}`).join('\n')}
  )
  _arguments -C '--help[explain the commands]' '--version[print the version]' '1: :->command' '*:: :->rest'
  case $state in
    command) _describe command commands ;;
    rest)
      case $words[1] in
${commands
  .map((command) => {
    const kinds = entries.filter(({ words }) => words.length > 1 && words[0] === command.name);
    if (kinds.length === 0) {
      return `        ${command.name})\n          _arguments \\\n${block(argumentsOf(command), '            ')} ;;`;
    }
    return [
      `        ${command.name})`,
      '          case $words[2] in',
      ...kinds.map(
        ({ words, options }) =>
          `            ${words[1]!})\n              _arguments \\\n${block(
            [...options.map(([name, option]) => optionSpec(name, option)), quoted('1:kind:')],
            '                ',
          )} ;;`,
      ),
      `            *)\n              _arguments \\\n${block(argumentsOf(command), '                ')} ;;`,
      '          esac ;;',
    ].join('\n');
  })
  .join('\n')}
      esac ;;
  esac
}

if [ "$funcstack[1]" = _rollout-lab ]; then
  _rollout_lab "$@"
else
  compdef _rollout_lab rollout-lab
fi
`;
}

function optionSpec(name: string, { value, help, multiple, choices, takesPlan }: Option): string {
  const action = takesPlan ? '_rollout_lab_plan' : choices ? `(${choices.join(' ')})` : ' ';
  const takes = value === undefined ? '' : `:${escaped(value)}:${action}`;
  return `${multiple ? "'*'" : ''}${quoted(`--${name}[${escaped(help)}]${takes}`)}`;
}

/** What stands at a place and what offers it, as _arguments takes them. */
function operandAction(command: string, operand: CompletedOperand): string {
  switch (operand.kind) {
    case 'words':
      return `word:(${operand.words.join(' ')})`;
    case 'wordsAfter':
      return `word:_rollout_lab_${command}_words`;
    case 'scenario':
      return 'scenario:_rollout_lab_scenario';
    case 'file':
      return `file:_files -g "*${operand.ending}"`;
  }
}

/** A function that offers words by the first operand. */
function wordsAfterFunction(
  command: string,
  wordsAfter: readonly (readonly [before: string, words: readonly string[]])[],
): string {
  return `_rollout_lab_${command}_words() {
  local -a words_after
  case $line[1] in
${wordsAfter.map(([before, words]) => `    ${before}) words_after=(${words.join(' ')}) ;;`).join('\n')}
  esac
  compadd -a words_after
}

`;
}

/** Free of what _arguments gives a meaning. */
function escaped(text: string): string {
  return text.replace(/[\\:[\]]/g, '\\$&');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
