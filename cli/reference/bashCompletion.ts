import type { Completed } from './completed.ts';
import { completedCommands, usualPlans, wordsAfter } from './completed.ts';

/** A completion script for bash 3.2 or later; it asks nothing of the program and of no other package. */
export function bashCompletion({ commands, scenarios }: Completed): string {
  const entries = completedCommands(commands);
  const valuedNames = new Set(
    entries.flatMap(({ options }) =>
      options.flatMap(([name, { type }]) => (type === 'string' ? [`--${name}`] : [])),
    ),
  );
  const files = commands.flatMap(({ name, operand }) =>
    operand?.kind === 'file' ? [{ name, ending: operand.ending }] : [],
  );
  const forScenario = commands.filter(({ operand }) => operand?.kind === 'scenario').map(({ name }) => name);
  return `# bash completion for rollout-lab; written by "rollout-lab completions bash".

_rollout_lab() {
  local current previous command= first= word index=1
  COMPREPLY=()
  current=\${COMP_WORDS[COMP_CWORD]}
  previous=\${COMP_WORDS[COMP_CWORD - 1]}
  # The command, and the first word after it that is no option nor the value of one.
  while [ "$index" -lt "$COMP_CWORD" ]; do
    word=\${COMP_WORDS[index]}
    case $word in
      ${[...valuedNames].join('|')}) index=$((index + 1)) ;;
      -*) ;;
      *) if [ -z "$command" ]; then command=$word; elif [ -z "$first" ]; then first=$word; fi ;;
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

  case $command in
${commands
  .filter((command) => wordsAfter(command, commands).length > 0)
  .map(
    (command) =>
      `    ${command.name}) if [ -z "$first" ]; then COMPREPLY=($(compgen -W '${wordsAfter(command, commands).join(' ')}' -- "$current")); fi ;;`,
  )
  .join('\n')}
    ${forScenario.join('|')})
      if [ -z "$first" ]; then
        COMPREPLY=($(compgen -W '${scenarios.map(({ id }) => id).join(' ')}' -- "$current"))
        _rollout_lab_files json "$current"
      fi
      ;;
${files.map(({ name, ending }) => `    ${name}) if [ -z "$first" ]; then _rollout_lab_files ${ending.slice(1)} "$current"; fi ;;`).join('\n')}
  esac
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
