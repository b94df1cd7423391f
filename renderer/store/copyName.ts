/** The name of a file's copy: "plan.rollout.json" becomes "plan copy.rollout.json". */
export function copyName(fileName: string): string {
  const [, stem, extension] = /^(.*?)((?:\.rollout)?\.json)?$/is.exec(fileName)!;
  return `${stem} copy${extension ?? ''}`;
}
