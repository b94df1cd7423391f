import { exp } from '../numeric/index.ts';
import type { Drift } from '../scenario/schema.ts';

/**
 * How much of a drift is in force at an hour, 0 to 1. Shapes after Gama et al. 2014, "A survey on concept drift
 * adaptation", Figure 2; gradual mixing is the sigmoid of Bifet et al. 2010 (MOA), 1 / (1 + exp(-4 (t - p) / w))
 * with its middle p half-way through the time the drift takes, and w that time.
 */
export function driftProgress(drift: Drift, hours: number): number {
  const since = hours - drift.atHours;
  switch (drift.shape) {
    case 'sudden':
      return since >= 0 ? 1 : 0;
    case 'incremental':
      return Math.min(1, Math.max(0, since / drift.overHours!));
    case 'gradual':
      return 1 / (1 + exp((-4 * (since - drift.overHours! / 2)) / drift.overHours!));
    case 'outlier':
      return since >= 0 && since < drift.overHours! ? 1 : 0;
    case 'recurring':
      return since >= 0 && since % drift.everyHours! < drift.overHours! ? 1 : 0;
  }
}
