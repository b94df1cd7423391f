import type { PooledGate } from '../pooledGate.ts';
import { oncePerSettings } from './oncePerSettings.ts';

export type SharedGate = Omit<PooledGate, 'until'>;

/**
 * All gates as one pooled gate, where they are no more than that: z-tests of the same requests against the incumbent at the
 * same time, at the same limit, at every tick. An engine may then look ahead for it.
 */
export const sharedGate = oncePerSettings(({ gates }): SharedGate | undefined => {
  const [first] = gates;
  if (first?.kind !== 'z') return undefined;
  const { limit, minimumRequests } = first;
  const isShared = gates.every(
    (gate) =>
      gate.kind === 'z' &&
      gate.looks === 'every-tick' &&
      gate.baseline.kind === 'concurrent' &&
      gate.whenTooFew === 'ignore' &&
      gate.segment === first.segment &&
      gate.limit === limit &&
      gate.minimumRequests === minimumRequests,
  );
  if (!isShared) return undefined;
  return {
    metrics: gates.flatMap((gate) => (gate.kind === 'z' ? [gate.metric] : [])),
    limit,
    minimumRequests,
  };
});
