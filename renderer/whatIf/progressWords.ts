import { formatRange, formatWhole } from '../format/numbers.ts';
import type { Study } from '../store/whatIfState.ts';
import type { Purpose, StudyCells } from './design.ts';

const purposes: Readonly<Record<Purpose, string>> = {
  coarse: 'First look',
  refine: 'A closer look where something happens',
  precise: 'More runs where it matters',
  oneByOne: 'One number at a time',
};

/** How far a study is, or how it ended. */
export function progressWords(study: Study, timeLeft: (milliseconds: number) => string): string {
  const { status, waits, purpose, done, total, millisecondsLeft, cells, lostWorkers } = study;
  const lost = lostWorkers > 0 ? ` ${lostWorkers} workers stopped and were replaced.` : '';
  const round = `${purposes[purpose]}: ${formatWhole(done)} of ${formatWhole(total)} scenarios`;
  if (status === 'running') {
    if (waits) return `Waits until the run of the scenario itself is through. ${round}.${lost}`;
    const left = millisecondsLeft === undefined ? 'starting' : timeLeft(millisecondsLeft);
    return `${round}, ${left}${purpose === 'oneByOne' ? '' : ' in this round'}.${lost}`;
  }
  if (status === 'paused') return `Paused. ${round}.${lost}`;
  const played = `${playedWords(cells)}.${lost}`;
  if (status === 'failed') return `It failed; what was played until then is kept: ${played}`;
  return status === 'stopped' ? `Stopped: ${played}` : `Played: ${played}`;
}

/** "47 scenarios, each 200 to 800 times". */
function playedWords(cells: StudyCells): string {
  const counts = [...cells.values()].flatMap(({ measured }) => (measured ? [measured.replications] : []));
  if (counts.length === 0) return 'nothing';
  const range = formatRange(formatWhole(Math.min(...counts)), formatWhole(Math.max(...counts)));
  return `${formatWhole(counts.length)} ${counts.length === 1 ? 'scenario' : 'scenarios'}, each ${range} times`;
}
