import type { CompiledPlan } from '../../engine/play.ts';
import type { CompiledWorld } from '../../world/compile.ts';
import type { PlanOutcomes } from '../outcomes.ts';
import type { P, PlanResult } from '../result.ts';
import type { GateReport } from './gateReports.ts';
import { gateReports } from './gateReports.ts';
import type { RareHarm } from './rareHarm.ts';
import type { Reason } from './reasons.ts';
import { afterwards, blind, late, rare, sample, smaller } from './reasons.ts';
import { percentWords } from './words.ts';

/** Why a plan came to its verdicts: what its gates did, what they had to see it by, and what the evidence lacked. */
export interface Why {
  /** The answer in words. */
  readonly summary: string;
  readonly gates: readonly GateReport[];
  /** What speaks against the evidence, the strongest first; empty where it was enough. */
  readonly reasons: readonly Reason[];
}

type Verdicts = Pick<PlanResult, 'truth' | 'verdict' | 'missed' | 'falseAlarm' | 'wrongWait'>;

/** Says why, from the outcomes and the truth; measured counts at their point estimates. */
export function whyOf(
  world: CompiledWorld,
  plan: CompiledPlan,
  outcomes: PlanOutcomes,
  verdicts: Verdicts,
  rareSegment: RareHarm | undefined,
): Why {
  const gates = gateReports(world, plan, outcomes);
  const { onsetHours, class: truth } = verdicts.truth;
  const situation = { world, plan, outcomes, gates, onsetHours, rare: rareSegment };
  const reasonsFor = {
    harmful: () => [
      ...blind(situation),
      ...late(situation),
      ...rare(situation),
      ...smaller(situation),
      ...sample(situation),
      ...afterwards(situation),
    ],
    better: () => [...blind(situation), ...sample(situation)],
    equal: () => [],
  };
  const reasons = reasonsFor[truth]();
  return { summary: summaryOf(verdicts, gates, reasons), gates, reasons };
}

function summaryOf(
  { truth, verdict, missed, falseAlarm, wrongWait }: Verdicts,
  gates: readonly GateReport[],
  reasons: readonly Reason[],
): string {
  const because = reasons[0] ? ` ${reasons[0].text}` : '';
  switch (truth.class) {
    case 'harmful':
      return often(missed)
        ? `Misses the harm in ${chance(missed)} of its playings.${because}`
        : `Stops the harmful challenger in ${chance(verdict.rolledBack)} of its playings${strongest(gates)}.`;
    case 'better':
      return often(wrongWait)
        ? `Does not ship the better challenger in ${chance(wrongWait)} of its playings.${because}`
        : `Ships the better challenger in ${chance(verdict.promoted)} of its playings.`;
    case 'equal':
      return `There is no difference to find beyond the tolerance: it promotes in ${chance(verdict.promoted)} of its playings and stops by chance in ${chance(falseAlarm)}.`;
  }
}

function often(probability: P): boolean {
  return probability !== null && probability.estimate >= 0.2;
}

/** "92% (90% to 93%)". */
function chance(probability: P): string {
  if (!probability) return 'none';
  const { estimate, low, high } = probability;
  return `${percentWords(estimate)} (${percentWords(low)} to ${percentWords(high)})`;
}

/** The gate that stopped most of those that it had before it. */
function strongest(gates: readonly GateReport[]): string {
  const best = gates.reduce<GateReport | undefined>(
    (most, gate) => ((most?.stopped?.estimate ?? 0) >= (gate.stopped?.estimate ?? 0) ? most : gate),
    undefined,
  );
  return best?.stopped
    ? `; its strongest gate is "${best.name}", which stops ${chance(best.stopped)} of what reaches it`
    : '';
}
