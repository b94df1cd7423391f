import type { NewerFile } from '../../sim-core/index.ts';
import { SCENARIO_VERSION, formatPath } from '../../sim-core/index.ts';
import { formatWhole } from '../format/numbers.ts';

/** Most settings that are named one by one. */
const NAMED = 20;

/** What a newer file is and how far it was understood, in two sentences. */
export function newerWords({ version, lost }: NewerFile): string {
  const written = `It was written by a newer Rollout Lab (version ${version} of the format; this one reads version ${SCENARIO_VERSION}).`;
  if (lost.length === 0) return `${written} All its settings are known to this one.`;
  const settings =
    lost.length === 1 ? 'One of its settings is' : `${formatWhole(lost.length)} of its settings are`;
  return `${written} ${settings} not known to this one and left out, so that the answer may differ from what was meant.`;
}

/** The settings that were left out, as a person finds them in the file; the last line counts the rest. */
export function lostLines({ lost }: NewerFile): readonly string[] {
  const named = lost.slice(0, NAMED).map(formatPath);
  const more = lost.length - named.length;
  return more > 0 ? [...named, `and ${formatWhole(more)} more`] : named;
}
