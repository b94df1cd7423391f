/** Width of what help prints: the narrowest terminal in use. */
export const HELP_WIDTH = 80;

/**
 * Text in lines of at most `width` characters, each after `indent` spaces; a longer word stands alone on its line.
 * @param first what stands before the first line, in place of its indent
 */
export function wrap(text: string, indent = 0, first = ' '.repeat(indent), width = HELP_WIDTH): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = ' '.repeat(indent);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** Pairs in two columns; a first half that is too long for its column stands on a line of its own. */
export function columns(pairs: readonly (readonly [string, string])[], widest = 24): string[] {
  const width = Math.max(...pairs.map(([first]) => first.length).filter((length) => length <= widest));
  return pairs.flatMap(([first, second]) =>
    first.length > width
      ? [`  ${first}`, ...wrap(second, width + 4)]
      : wrap(second, width + 4, `  ${first.padEnd(width)}  `),
  );
}

/** A command line, over several lines where it is long, as a shell takes it. */
export function commandLines(line: string): string[] {
  const lines = wrap(line, 6, '  ', HELP_WIDTH - 2);
  return lines.map((each, index) => (index < lines.length - 1 ? `${each} \\` : each));
}
