/** What a save comes to where the file was handed out as a download. */
export function downloadWords(name: string, isKept: boolean): string {
  return isKept
    ? `${name} is saved in this browser and handed out as a download. Should the download not arrive, File, Open recent has it.`
    : `${name} was handed out as a download, and this browser keeps no copy: make sure that it arrived.`;
}

/** Why documents are still on the list of recent ones after it was emptied. */
export function copiesWords(count: number): string {
  return count === 1
    ? 'This document was saved as a download. The copy in this browser may be all there is of it, so it stays on the list unless you delete it.'
    : `These ${count} documents were saved as downloads. The copies in this browser may be all there is of them, so they stay on the list unless you delete them.`;
}
