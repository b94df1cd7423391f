import type { Path } from '../store/path.ts';

/** Parts of a world that a real team knows of; what users and models do in it, and what changes, it can only observe. */
const KNOWN_TO_TEAM = new Set<string | number>(['traffic']);

/** Whether a place of a document holds nothing but what a real team knows: its plans, its time and its traffic. */
export function isKnownToTeam(path: Path): boolean {
  const [top, part] = path;
  if (top === 'world') return part === undefined || KNOWN_TO_TEAM.has(part);
  // The scenario's own item holds its description, which tells the story.
  return top !== undefined;
}
