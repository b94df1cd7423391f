import type { MeasureExemplar, MeasureKey } from '../../sim-core/index.ts';
import type { RunLink } from '../charts/RunLinks.tsx';
import { isKnownToTeam } from '../truth/knownParts.ts';
import { listed } from './listed.ts';
import { exemplarWords } from './measureWords.ts';
import { scenarioNumbers } from './scenarioNumbers.ts';
import { sayValue, sweptWords } from './sweptWords.ts';
import type { TracedCell } from './tracedCell.ts';

/** In what a cell differs: "Traffic › requests per second 9.3 requests/s and Size of the effect 2×". */
export function cellWords({ scenario, settings }: TracedCell): string {
  const numbers = scenarioNumbers(scenario);
  return listed(
    settings.map(({ swept, value }) => {
      const words = sweptWords(swept, numbers)!;
      return `${words.name} ${sayValue(words, value)}`;
    }),
  );
}

/** Whether what a cell differs in is known to a real team, so that naming it tells nothing of the truth. */
export function isCellKnownToTeam({ settings }: TracedCell): boolean {
  return settings.every(({ swept }) => swept.kind === 'number' && isKnownToTeam(swept.path));
}

/**
 * The run that stands for a measure of a plan in a cell.
 * @param where what of the point it is, said first: "lower"
 */
export function runOfCell(
  { id, name }: { readonly id: string; readonly name: string },
  measure: MeasureKey,
  exemplar: MeasureExemplar,
  cell: TracedCell,
  where?: string,
): RunLink {
  const words = exemplarWords(measure, exemplar.as);
  const as = where === undefined ? words : `${where}: ${words}`;
  return { planId: id, planName: name, replication: exemplar.replication, as, cell };
}
