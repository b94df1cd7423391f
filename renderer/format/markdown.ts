/** A text as it stands, whatever marks are in it. */
export function markdownText(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|#]/g, String.raw`\$&`).replaceAll(/\s*\n\s*/g, ' ');
}

/** A table of GitHub's kind; the columns after the first are numbers. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |`;
  return [
    line(head),
    `| ${head.map((_, index) => (index === 0 ? '---' : '---:')).join(' | ')} |`,
    ...rows.map(line),
  ].join('\n');
}

/** Lines of a list. */
export function markdownList(items: readonly string[]): string {
  return items.map((item) => `- ${markdownText(item)}`).join('\n');
}
