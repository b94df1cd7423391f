import type { Completed, CompletedOperand } from './completed.ts';
import { completedCommands, completedOperands, usualPlans } from './completed.ts';

/** A completion script for bash 3.2 or later; it asks nothing of the program and of no other package. */
export function bashCompletion({ commands, scenarios }: Completed): string {
  const entries = completedCommands(commands);
  const valuedNames = new Set(
    entries.flatMap(({ options }) =>
      options.flatMap(([name, { type }]) => (type === 'string' ? [`--${name}`] : [])),
    ),
  );
  return `# bash completion for rollout-lab; written by "rollout-lab completions bash".

_rollout_lab() {
  local current previous command= first= word index=1 operands=0
  COMPREPLY=()
  current=\${COMP_WORDS[COMP_CWORD]}
  previous=\${COMP_WORDS[COMP_CWORD - 1]}
  # The command, how many words after it are no options nor the values of any, and the first of them.
  while [ "$index" -lt "$COMP_CWORD" ]; do
    word=\${COMP_WORDS[index]}
    case $word in
      ${[...valuedNames].join('|')}) index=$((index + 1)) ;;
      -*) ;;
      *)
        if [ -z "$command" ]; then
          command=$word
        else
          if [ "$operands" -eq 0 ]; then first=$word; fi
          operands=$((operands + 1))
        fi
        ;;
    esac
    index=$((index + 1))
  done

  if [ -z "$command" ]; then
    COMPREPLY=($(compgen -W '${[...commands.map(({ name }) => name), '--help', '--version'].join(' ')}' -- "$current"))
    return
  fi

  case $previous in
    ${[...valuedNames].join('|')})
      _rollout_lab_value "$command" "$first" "$previous" "$current"
      return
      ;;
  esac

  case $current in
    -*)
      case "$command $first" in
${entries
  .toSorted((a, b) => b.words.length - a.words.length)
  .map(
    ({ words, options }) =>
      `        '${words.join(' ')}${words.length > 1 ? "'" : " '*"}) COMPREPLY=($(compgen -W '${options.map(([name]) => `--${name}`).join(' ')}' -- "$current")) ;;`,
  )
  .join('\n')}
      esac
      return
      ;;
  esac

  case "$command $operands" in
${completedOperands(commands)
  .map(({ name, place, operand }) => `    '${name} ${place}') ${offer(operand)} ;;`)
  .join('\n')}
  esac
}

_rollout_lab_scenarios() {
  COMPREPLY=($(compgen -W '${scenarios.map(({ id }) => id).join(' ')}' -- "$1"))
  _rollout_lab_files json "$1"
}

# Files that end so, and folders to go on into.
_rollout_lab_files() {
  local file
  compopt -o filenames 2>/dev/null
  while IFS= read -r file; do
    if [ -d "$file" ] || [ "\${file%."$1"}" != "$file" ]; then COMPREPLY[\${#COMPREPLY[@]}]=$file; fi
  done < <(compgen -f -- "$2")
}

# What an option takes: "_rollout_lab_value COMMAND FIRST OPTION CURRENT".
_rollout_lab_value() {
  local words=
  case "$1 $2 $3" in
${entries
  .flatMap(({ words, options }) =>
    options.flatMap(([name, { choices }]) =>
      choices
        ? [
            `    ${words.length > 1 ? `'${words.join(' ')}` : `'${words[0]} '*'`} --${name}') words='${choices.join(' ')}' ;;`,
          ]
        : [],
    ),
  )
  .join('\n')}
    *' --plan')
      case $2 in
${scenarios.map(({ id, plans }) => `        ${id}) words='${plans.join(' ')}' ;;`).join('\n')}
        *) words='${usualPlans(scenarios).join(' ')}' ;;
      esac
      ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$4"))
}

complete -F _rollout_lab rollout-lab
`;
}

/** Commands that offer what may stand at a place. */
function offer(operand: CompletedOperand): string {
  const words = (list: readonly string[]) => `COMPREPLY=($(compgen -W '${list.join(' ')}' -- "$current"))`;
  switch (operand.kind) {
    case 'words':
      return words(operand.words);
    case 'wordsAfter':
      return `case $first in ${operand.wordsAfter.map(([before, list]) => `${before}) ${words(list)} ;;`).join(' ')} esac`;
    case 'scenario':
      return '_rollout_lab_scenarios "$current"';
    case 'file':
      return `_rollout_lab_files ${operand.ending.slice(1)} "$current"`;
  }
}
