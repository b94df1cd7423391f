import { createContext, useContext, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { PlanResult, ReachMeasure } from '../../sim-core/index.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { ReachCurve } from '../simulation/reachCurves.ts';
import type { Answer } from '../store/runState.ts';
import { ghostsOf } from './ghostPlans.ts';
import type { Ghosts } from './ghostPlans.ts';
import { usePin } from './usePin.ts';

/** How likely a pinned plan exceeded each value. */
export interface GhostCurve {
  readonly id: string;
  readonly style: PlanStyle;
  readonly curve: ReachCurve;
}

const GhostContext = createContext<Ghosts | undefined>(undefined);

/** Undefined where no pin is compared with. */
export function useGhosts(): Ghosts | undefined {
  return useContext(GhostContext);
}

/** The pinned curves of plans that are drawn, in their styles. */
export function useGhostCurves(
  drawn: readonly { readonly plan: PlanResult; readonly style: PlanStyle }[],
  reach: ReachMeasure,
): readonly GhostCurve[] {
  const ghosts = useGhosts();
  return drawn.flatMap(({ plan: { id }, style }) => {
    const curve = ghosts?.plans.has(id) ? ghosts.exceedance[id]?.[reach] : undefined;
    return curve ? [{ id, style, curve }] : [];
  });
}

/** Gives the charts of an answer the pinned run that it is compared with, for what has changed since. */
export function GhostProvider({ answer, children }: { answer: Answer; children: ReactNode }) {
  const pin = usePin();
  const ghosts = useMemo(() => pin && ghostsOf(answer, pin.answer), [answer, pin]);
  return <GhostContext value={ghosts}>{children}</GhostContext>;
}
