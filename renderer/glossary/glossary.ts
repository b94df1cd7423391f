import entries from '../../assets/glossary.json';

/** A word of the app with its meaning. */
export interface GlossaryEntry {
  readonly id: string;
  /** As people call it. */
  readonly term: string;
  /** Other forms in which it occurs in sentences. */
  readonly forms?: readonly string[];
  /** One sentence. */
  readonly short: string;
  /** What else is worth knowing. */
  readonly long: string;
  /** So common in the app that sentences would be full of it. */
  readonly everyday?: boolean;
  /** Ids of entries that belong to it. */
  readonly see?: readonly string[];
}

/** All entries, by their terms in the order of the alphabet. */
export const glossary: readonly GlossaryEntry[] = (entries as readonly GlossaryEntry[]).toSorted((a, b) =>
  a.term.localeCompare(b.term, 'en'),
);

const byId = new Map(glossary.map((entry) => [entry.id, entry]));

/** The entry of an id; undefined where there is none. */
export function glossaryEntry(id: string): GlossaryEntry | undefined {
  return byId.get(id);
}

/** Entries in whose words a text occurs, those first whose term begins with it. */
export function searchGlossary(text: string): readonly GlossaryEntry[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return glossary;
  const rank = ({ term, forms = [], short, long }: GlossaryEntry) => {
    if (term.toLowerCase().startsWith(wanted)) return 0;
    if ([term, ...forms].some((word) => word.toLowerCase().includes(wanted))) return 1;
    return `${short} ${long}`.toLowerCase().includes(wanted) ? 2 : 3;
  };
  return glossary
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

/** A piece of a sentence: plain, or a word of the glossary as it stands there. */
export interface GlossedPiece {
  readonly text: string;
  readonly termId?: string;
}

const idOfWord = new Map(
  glossary.flatMap(({ id, term, forms = [] }) =>
    [term, ...forms].map((word) => [word.toLowerCase(), id] as const),
  ),
);

/** The longest words first: "canary release" is found before "canary". */
const words = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${[...idOfWord.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`))
    .join('|')})(?![\\p{L}\\p{N}-])`,
  'giu',
);

/**
 * Splits a text at the words of the glossary, each where it first occurs.
 * @param everyday whether to mark words, too, that are in nearly every sentence
 */
export function glossText(text: string, everyday = false): readonly GlossedPiece[] {
  const pieces: GlossedPiece[] = [];
  const met = new Set<string>();
  let from = 0;
  for (const match of text.matchAll(words)) {
    const id = idOfWord.get(match[0].toLowerCase())!;
    if (met.has(id) || (!everyday && byId.get(id)!.everyday)) continue;
    met.add(id);
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: match[0], termId: id });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
