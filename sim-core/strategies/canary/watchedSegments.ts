import type { EvidenceNeeds } from '../evidence.ts';
import type { ServedMetric } from '../pooledGate.ts';
import { oncePerSettings } from './oncePerSettings.ts';
import type { Settings } from './settings.ts';

/** The segments that gates watch, each once; undefined among them stands for everything. */
export function watchedSegments({ gates }: Settings): readonly (string | undefined)[] {
  const watched = gates.flatMap((gate) =>
    gate.kind === 'judge' ? gate.metrics.map(({ segment }) => segment) : [gate.segment],
  );
  return [...new Set(watched)];
}

/** The metrics that gates watch, each as often as it is watched. */
export function watchedMetrics({ gates }: Settings): readonly ServedMetric[] {
  return gates.flatMap((gate) =>
    gate.kind === 'judge' ? gate.metrics.map(({ metric }) => metric) : [gate.metric],
  );
}

/** What of the evidence the gates read: one part of the traffic alone where all watch the same, otherwise each apart. */
export const canaryNeeds = oncePerSettings((settings): EvidenceNeeds => {
  const watched = watchedSegments(settings);
  const segments = watched.filter((segment) => segment !== undefined);
  return {
    slow: watchedMetrics(settings).includes('slow'),
    ...(settings.beforeHours > 0 ? { incumbentAlone: true } : {}),
    ...(segments.length === 0
      ? {}
      : watched.length === 1
        ? { segment: segments[0]! }
        : { bySegment: segments }),
  };
});
