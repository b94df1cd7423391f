import type { CompiledPlan } from '../../engine/play.ts';
import type { CompiledWorld } from '../../world/compile.ts';
import type { PlanOutcomes } from '../outcomes.ts';
import type { P, PlanResult } from '../result.ts';
import type { GateReport } from './gateReports.ts';
import { gateReports } from './gateReports.ts';
import type { RareHarm } from './rareHarm.ts';
import type { Reason } from './reasons.ts';
import { afterwards, alike, biased, blind, late, rare, sample, smaller } from './reasons.ts';
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
  // What hardly any run comes to explains none of the others.
  const met = gates.filter(({ reached }) => often(reached));
  const situation = { world, plan, outcomes, gates: met, onsetHours, rare: rareSegment };
  const reasonsFor = {
    harmful: () => [
      ...alike(situation),
      ...blind(situation),
      ...late(situation),
      ...rare(situation),
      ...smaller(situation),
      ...sample(situation),
      ...afterwards(situation),
    ],
    better: () => [...blind(situation), ...sample(situation)],
    equal: () => biased(situation),
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
  const open = (verdict.undecided?.estimate ?? 0) >= 0.05;
  const undecided = open ? `, undecided in ${chance(verdict.undecided)}` : '';
  switch (truth.class) {
    case 'harmful':
      return often(missed)
        ? `Does not stop the harmful challenger in ${chance(missed)} of its runs${undecided}.${because}`
        : `Stops the harmful challenger in ${chance(verdict.rolledBack)} of its runs${strongest(gates)}.`;
    case 'better':
      return often(wrongWait)
        ? `Does not ship the better challenger in ${chance(wrongWait)} of its runs${undecided}.${because}`
        : `Ships the better challenger in ${chance(verdict.promoted)} of its runs.${seesNothing(gates) ? because : ''}`;
    case 'equal':
      return `There is nothing to find beyond the tolerance: it promotes in ${chance(verdict.promoted)} of its runs and stops in ${chance(falseAlarm)}${undecided}.${because}`;
  }
}

/** A promotion for want of anything against it, not for anything seen. */
function seesNothing(gates: readonly GateReport[]): boolean {
  return gates.every(({ sampleSize }) => !sampleSize.seesEffect);
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

/** The gate that stops most of all runs. */
function strongest(gates: readonly GateReport[]): string {
  const part = ({ reached, stopped }: GateReport) => (reached?.estimate ?? 0) * (stopped?.estimate ?? 0);
  const best = gates.reduce<GateReport | undefined>(
    (most, gate) => (most && part(most) >= part(gate) ? most : gate),
    undefined,
  );
  return best?.stopped
    ? `; most of them at "${best.name}", which stops ${chance(best.stopped)} of what reaches it`
    : '';
}
