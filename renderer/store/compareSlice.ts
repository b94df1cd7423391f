import type { StateCreator } from 'zustand/vanilla';
import { failureOf } from '../simulation/failure.ts';
import type { AppState, Services } from './appState.ts';
import type { CompareSlice, PlanPair } from './comparisonState.ts';

/** Two plans held against each other, computed where the outcomes are kept. */
export function createCompareSlice({
  client,
}: Pick<Services, 'client'>): StateCreator<AppState, [], [], CompareSlice> {
  return (set, get) => ({
    comparison: undefined,
    comparedPlans: undefined,

    choosePlans: (comparedPlans) => set({ comparedPlans }),

    comparePlans: async (result, planIds) => {
      const before = get().comparison;
      const place = { result, planIds };
      const isCurrent = () => {
        const { comparison } = get();
        return comparison?.result === result && samePair(comparison.planIds, planIds);
      };
      if (isCurrent() && (before?.status === 'ready' || before?.status === 'loading')) return;
      // While a run goes on, the numbers of these two stay in view until the next are there.
      const isSameRun =
        before && before.result.scenario.hash === result.scenario.hash && before.result.seed === result.seed;
      const kept = isSameRun && samePair(before.planIds, planIds) ? before.comparison : undefined;
      set({ comparison: { ...place, status: 'loading', comparison: kept, failure: undefined } });
      try {
        const comparison = await client.compare(result, ...planIds);
        if (!isCurrent()) return;
        const status = comparison ? 'ready' : 'lost';
        set({ comparison: { ...place, status, comparison, failure: undefined } });
      } catch (error) {
        if (!isCurrent()) return;
        set({
          comparison: { ...place, status: 'failed', comparison: undefined, failure: failureOf(error) },
        });
      }
    },
  });
}

function samePair(one: PlanPair, two: PlanPair): boolean {
  return one[0] === two[0] && one[1] === two[1];
}
