import type { PlanResult } from '../../sim-core/index.ts';

/** What of a plan's result a real team could know: its verdicts, its hours, whom it exposed, what it counted. */
export interface SeenPlan {
  readonly id: string;
  readonly name: string;
  readonly verdict: PlanResult['verdict'];
  readonly decisionHours: PlanResult['decisionHours'];
  readonly exposed: Pick<PlanResult['blastRadius'], 'users' | 'requests' | 'peakShare'>;
  readonly sample: Pick<PlanResult['sampleSize'], 'unit' | 'used'>;
  readonly extraModelRuns: PlanResult['extraModelRuns'];
}

/** Leaves out all that only the simulator knows; views of this type cannot show it. */
export function seenByTeam(plan: PlanResult): SeenPlan {
  const { id, name, verdict, decisionHours, blastRadius, sampleSize, extraModelRuns } = plan;
  const { users, requests, peakShare } = blastRadius;
  const { unit, used } = sampleSize;
  return {
    id,
    name,
    verdict,
    decisionHours,
    exposed: { users, requests, peakShare },
    sample: { unit, used },
    extraModelRuns,
  };
}

/** How a plan can end, as the team itself knows it. */
export const seenEndings = [
  { key: 'promoted', label: 'Promoted', phrase: 'promotes the challenger', worth: 'good' },
  { key: 'undecided', label: 'Undecided', phrase: 'reaches no verdict', worth: 'open' },
  { key: 'rolledBack', label: 'Rolled back', phrase: 'rolls the challenger back', worth: 'early' },
] as const;

/** The verdicts in one sentence. */
export function seenTakeaway(
  plans: readonly SeenPlan[],
  format: (share: NonNullable<SeenPlan['verdict']['promoted']>) => string,
): string {
  const ranked = plans
    .flatMap(({ name, verdict }) => (verdict.promoted ? [{ name, promoted: verdict.promoted }] : []))
    .sort((a, b) => b.promoted.estimate - a.promoted.estimate);
  const [most, least] = [ranked[0], ranked.at(-1)];
  if (!most || !least) return 'Nothing has been played yet.';
  const first = `${most.name} promotes the challenger in ${format(most.promoted)} of runs`;
  return most === least || most.promoted.estimate === least.promoted.estimate
    ? `${first}. Whether that is right, no team knows yet.`
    : `${first}, ${least.name} in ${format(least.promoted)}. Who is right, no team knows yet.`;
}
