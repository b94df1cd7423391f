import type { Problem } from './problems.ts';
import type { Scenario } from './schema.ts';
import { MAX_REPLICATIONS } from './schema.ts';

/** Most outcomes that one run keeps until it is summarised, of plans and of phases: some 200 bytes each at the most. */
const MAX_OUTCOMES = 4_000_000;

/** Most replications of a scenario's plans that memory is sure to hold; at least 1. */
export function mostReplications({ plans }: Pick<Scenario, 'plans'>): number {
  const outcomes = plans.reduce((sum, { phases }) => sum + 1 + phases.length, 0);
  return Math.min(MAX_REPLICATIONS, Math.floor(MAX_OUTCOMES / outcomes));
}

/** Replications of so many plans that a browser would end the page before they were done. */
export function replicationProblems(scenario: Scenario): Problem[] {
  const most = mostReplications(scenario);
  if (scenario.replications <= most) return [];
  const { plans, replications } = scenario;
  return [
    {
      path: ['replications'],
      message: `requires at most ${most} for the outcomes of ${plans.length} plans and their phases to be kept, got ${replications}`,
    },
  ];
}
