import { checkScenario } from '../../sim-core/index.ts';
import { withValueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';

/**
 * Of several values to put in a place the first that brings no problem with it, or else the one that brings the
 * fewest: whether a value can be there is for the core to say.
 */
export function bestStart(document: Json, path: Path, candidates: readonly [Json, ...Json[]]): Json {
  let best: Json = candidates[0];
  let fewest = Infinity;
  for (const candidate of candidates) {
    const { problems } = checkScenario(withValueAt(document, path, candidate));
    if (problems.length < fewest) {
      best = candidate;
      fewest = problems.length;
    }
    if (fewest === 0) break;
  }
  return best;
}
