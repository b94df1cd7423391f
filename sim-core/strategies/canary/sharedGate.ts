import type { PooledGate } from '../pooledGate.ts';
import type { Settings } from './settings.ts';

export type SharedGate = Omit<PooledGate, 'until'>;

const found = new WeakMap<Settings, { readonly gate: SharedGate | undefined }>();

/**
 * All gates as one pooled gate, where they are no more than that: z-tests of the same requests against the incumbent at the
 * same time, at the same limit, at every tick. An engine may then look ahead for it.
 */
export function sharedGate(settings: Settings): SharedGate | undefined {
  let before = found.get(settings);
  if (!before) {
    before = { gate: findSharedGate(settings) };
    found.set(settings, before);
  }
  return before.gate;
}

function findSharedGate({ gates }: Settings): SharedGate | undefined {
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
}
