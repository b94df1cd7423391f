import { formatShare } from '../format/numbers.ts';
import { valueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';

/** What matters most of the incumbent, in a few words. */
export function incumbentNote(draft: Json): string {
  const errors = errorNote(valueAt(draft, ['world', 'incumbent', 'error']));
  if (errors !== undefined) return errors;
  return segmentCount(draft, 'incumbent') > 0 ? 'by segment' : 'as by default';
}

/** In what the challenger differs from the incumbent, in a few words. */
export function challengerNote(draft: Json): string {
  const at = (path: Path) => valueAt(draft, ['world', ...path]);
  const noise = [at(['ranking', 'incumbentNoise']), at(['ranking', 'challengerNoise'])];
  const [incumbentNoise, challengerNoise] = noise;
  const drifts = at(['drifts']);
  const segments = segmentCount(draft, 'challenger');
  const differences = [
    errorNote(at(['challenger', 'error'])),
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

function errorNote(error: Json | undefined): string | undefined {
  if (error === undefined) return undefined;
  if (typeof error === 'number') return `${formatShare(error)} errors`;
  const [kind, events, trials] = ['kind', 'events', 'trials'].map((key) => valueAt(error, [key]));
  return kind === 'measured' && typeof events === 'number' && typeof trials === 'number' && trials > 0
    ? `${formatShare(events / trials)} errors, measured`
    : 'errors vary over time';
}

function segmentCount(draft: Json, role: 'incumbent' | 'challenger'): number {
  const segments = valueAt(draft, ['world', role, 'segments']);
  return typeof segments === 'object' && segments !== null ? Object.keys(segments).length : 0;
}

function isOfOneModel(drift: Json): boolean {
  const model = valueAt(drift, ['model']);
  return model === 'incumbent' || model === 'challenger';
}
