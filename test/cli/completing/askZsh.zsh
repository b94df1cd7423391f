# zsh -f askZsh.zsh SETUP LINE: what an interactive zsh offers when Tab is pressed after LINE, one match a line.
zmodload zsh/zpty || exit 1
zpty shell zsh -f -i
zpty -w shell "source $1"
local line
until [[ $line == *ready* ]]; do zpty -r shell line || exit 1; done
zpty -w shell "$2"$'\t'
integer listing=0
while zpty -r shell line; do
  line=${line%%$'\r'*}
  if [[ $line == *'<<<'* ]]; then
    listing=1
  elif [[ $line == *'>>>'* ]]; then
    break
  elif (( listing )); then
    print -r -- "$line"
  fi
done
zpty -d shell
