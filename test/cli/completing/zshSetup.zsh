# Sourced by the shell that askZsh.zsh presses Tab in: completions are found as where they are installed, and printed.
PROMPT=
autoload -Uz compinit
compinit -u -D
fpath=("$PWD/completions" $fpath)
autoload -Uz _rollout-lab
compdef _rollout-lab rollout-lab
begin_list() { print; print '<<<' }
end_list() { print '>>>' }
compprefuncs=(begin_list)
comppostfuncs=(end_list exit)
zstyle ':completion:*' insert-tab false
compadd() {
  # With these options it fills arrays and offers nothing.
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
    builtin compadd "$@"
    return
  fi
  local -a matches
  builtin compadd -A matches "$@"
  (( $#matches )) && print -rl -- $matches
  builtin compadd "$@"
}
bindkey '^I' complete-word
print ready
