/** The name of a file's copy: "plan.rollout.json" becomes "plan copy.rollout.json". */
export function copyName(fileName: string): string {
  const { stem, extension } = partsOf(fileName);
  // What is saved under it is a scenario.
  return `${stem} copy${extension || '.rollout.json'}`;
}

/** The name of the text that a file had before it was last saved. */
export function versionName(fileName: string): string {
  const { stem, extension } = partsOf(fileName);
  return `${stem} before the last save${extension}`;
}

/** The name of a file for what was kept of a document, whose name may be anything. */
export function keptName(name: string): string {
  const { stem } = partsOf(name.replaceAll(/^\.+|[/\\:*?"<>|\p{Cc}]/gu, '-').slice(0, 200));
  return `${stem} kept edits.json`;
}

function partsOf(fileName: string): { stem: string; extension: string } {
  const [extension = ''] = /(\.rollout)?\.json$/i.exec(fileName) ?? [];
  return { stem: fileName.slice(0, fileName.length - extension.length), extension };
}
