/** Of several files that were dropped, which one is opened and what to do about the others. */
export function droppedWords(opened: string, others: readonly string[]): string {
  const rest = others.length === 1 ? `${others[0]} was not` : `the other ${others.length} were not`;
  return `A window has one scenario open: ${opened} is opened, ${rest}. Drop one at a time, each on a window of its own (File, New window).`;
}
