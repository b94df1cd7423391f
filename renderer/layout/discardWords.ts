/**
 * What becomes of unsaved work.
 *
 * @param edited whether there are edits; otherwise its file is gone or holds something else
 * @param problems how many problems stand against saving it
 * @param canKeep whether it can be kept to be offered again
 */
export function discardWords(
  fileName: string,
  { edited, problems, canKeep }: { edited: boolean; problems: number; canKeep: boolean },
): string {
  if (!edited) return `The file of ${fileName} no longer holds what is open here, which would be lost.`;
  if (problems === 0) return `${fileName} has edits that are not saved and would be lost.`;
  const obstacle = problems === 1 ? 'a problem is' : `${problems} problems are`;
  const words = `${fileName} has edits that can be saved once ${obstacle} solved.`;
  return canKeep
    ? `${words} Kept for next time, they are offered again as they are now.`
    : `${words} Going on now would lose them; a window of its own (File, New window) leaves them as they are.`;
}
