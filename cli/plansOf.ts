import type { Scenario } from '../sim-core/index.ts';

/** The plans of a scenario as the printed objects list them. */
export function plansOf({ plans }: Scenario): { id: string; name: string; strategies: string[] }[] {
  return plans.map(({ id, name, phases }) => ({
    id,
    name,
    strategies: phases.map(({ strategy }) => strategy),
  }));
}
