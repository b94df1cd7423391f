/** Of several files that were dropped, what to do about those that found no window. */
export function droppedWords(left: readonly string[]): string {
  const who = left.length === 1 ? `${left[0]} was` : `${left.length} of the files were`;
  return `A window has one scenario open: ${who} not opened. Drop one at a time, each on a window of its own (File, New window).`;
}
