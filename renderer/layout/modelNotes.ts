import { formatShare } from '../format/numbers.ts';
import { valueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';

/** What matters most of the incumbent, in a few words. */
export function incumbentNote(draft: Json): string {
  const error = valueAt(draft, ['world', 'incumbent', 'error']);
  if (typeof error === 'number') return `${formatShare(error)} errors`;
  if (error !== undefined) return 'errors vary over time';
  return segmentCount(draft, 'incumbent') > 0 ? 'by segment' : 'as by default';
}

/** In what the challenger differs from the incumbent, in a few words. */
export function challengerNote(draft: Json): string {
  const at = (path: Path) => valueAt(draft, ['world', ...path]);
  const error = at(['challenger', 'error']);
  const noise = [at(['ranking', 'incumbentNoise']), at(['ranking', 'challengerNoise'])];
  const [incumbentNoise, challengerNoise] = noise;
  const drifts = at(['drifts']);
  const segments = segmentCount(draft, 'challenger');
  const differences = [
    typeof error === 'number'
      ? `${formatShare(error)} errors`
      : error !== undefined && 'errors vary over time',
    at(['challenger', 'success']) !== undefined && 'own success',
    at(['challenger', 'latencyMs']) !== undefined && 'own latency',
    at(['challenger', 'value']) !== undefined && 'own value',
    segments > 0 && (segments === 1 ? 'differs in a segment' : `differs in ${segments} segments`),
    typeof incumbentNoise === 'number' &&
      typeof challengerNoise === 'number' &&
      incumbentNoise !== challengerNoise &&
      (challengerNoise < incumbentNoise ? 'ranks better' : 'ranks worse'),
    at(['challenger', 'rankingNoise']) !== undefined && 'own ranking noise',
    Array.isArray(drifts) && drifts.some((drift: Json) => isOfOneModel(drift)) && 'drifts apart',
  ].filter((difference) => typeof difference === 'string');
  return differences.length > 0 ? differences.join(', ') : 'as the incumbent';
}

function segmentCount(draft: Json, role: 'incumbent' | 'challenger'): number {
  const segments = valueAt(draft, ['world', role, 'segments']);
  return typeof segments === 'object' && segments !== null ? Object.keys(segments).length : 0;
}

function isOfOneModel(drift: Json): boolean {
  const model = valueAt(drift, ['model']);
  return model === 'incumbent' || model === 'challenger';
}
