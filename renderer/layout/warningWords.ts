import type { Problem } from '../../sim-core/index.ts';
import { wordsOfKey } from '../inspector/words.ts';

/** Most warnings that are told one by one. */
const TOLD = 3;

/** What is not wrong and still worth knowing, a sentence each: "Challenger, error, formula gives 1.2 at hours 5; …". */
export function warningSentences(warnings: readonly Problem[]): readonly string[] {
  const told = warnings.slice(0, TOLD).map(({ path, message }) => `${placeWords(path)} ${message}.`);
  const more = warnings.length - told.length;
  if (more === 0) return told;
  return [...told, `There ${more === 1 ? 'is 1 more such place' : `are ${more} more such places`}.`];
}

/** A place in the scenario by the names of its parts; that they are in the world goes without saying. */
function placeWords(path: readonly PropertyKey[]): string {
  const parts = path
    .filter((key, index) => !(index === 0 && key === 'world'))
    .map((key) => (typeof key === 'number' ? String(key + 1) : String(key)));
  const [first = 'The scenario', ...others] = parts;
  return [wordsOfKey(first), ...others.map((key) => wordsOfKey(key).toLowerCase())].join(', ');
}
