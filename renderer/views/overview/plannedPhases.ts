import { strategies } from '../../../sim-core/index.ts';
import type { Phase, Plan, Strategy } from '../../../sim-core/index.ts';

/** A phase as it is planned: when it would run if every phase before it took its longest time. */
export interface PlannedPhase {
  readonly name: string;
  /** Kind of its strategy. */
  readonly kind: string;
  /** Hours from the start of the plan. */
  readonly fromHours: number;
  readonly toHours: number;
  /** Its shares of traffic, in order. */
  readonly steps: readonly PlannedStep[];
  readonly leadsTo: Phase['leadsTo'];
}

/** One share of traffic and the hours of the plan in which it holds. */
export interface PlannedStep {
  readonly fromHours: number;
  readonly toHours: number;
  /** Share that meets the challenger, 0 to 1. */
  readonly reached: number;
  /** Share on which it runs unseen, 0 to 1. */
  readonly unseen: number;
}

/** The phases of a plan on a time axis, as its strategies describe them. */
export function plannedPhases({ phases }: Plan): readonly PlannedPhase[] {
  let start = 0;
  return phases.map((phase): PlannedPhase => {
    const strategy = strategies.find(({ kind }) => kind === phase.strategy);
    const fromHours = start;
    start += strategy?.durationHours(phase) ?? 0;
    return {
      name: strategy?.name ?? phase.strategy,
      kind: phase.strategy,
      fromHours,
      toHours: start,
      steps: stepsOf(strategy, phase, fromHours, start),
      leadsTo: phase.leadsTo,
    };
  });
}

/** Gates follow each other; those at which the share stays are one step, and a share holds until the next begins. */
function stepsOf(
  strategy: Strategy | undefined,
  phase: Phase,
  start: number,
  end: number,
): readonly PlannedStep[] {
  const steps: { fromHours: number; toHours: number; reached: number; unseen: number }[] = [];
  for (const { fromHours, exposure } of strategy?.gates(phase) ?? []) {
    const { challenger, interleaved, shadowed } = exposure;
    const [reached, unseen] = [challenger + interleaved, shadowed];
    const from = start + fromHours;
    const last = steps.at(-1);
    if (last?.reached === reached && last.unseen === unseen) continue;
    if (!last && from > start) steps.push({ fromHours: start, toHours: from, reached: 0, unseen: 0 });
    else if (last) last.toHours = from;
    steps.push({ fromHours: from, toHours: end, reached, unseen });
  }
  return steps;
}
