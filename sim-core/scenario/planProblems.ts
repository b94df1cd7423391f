import type { PlanningContext, Strategy } from '../strategies/strategy.ts';
import { carriedEvidenceProblems } from './carriedEvidenceProblems.ts';
import type { Problem } from './problems.ts';
import { repeatedIds } from './repeatedIds.ts';
import type { Phase, Plan, Scenario, World } from './schema.ts';
import { successVaries } from './successVaries.ts';
import { runningSum } from '../world/rateTable.ts';
import { expectedRequests } from '../world/traffic.ts';

/** The circumstances that a plan's settings are checked against. */
export function planningContext(world: World): PlanningContext {
  return {
    tickHours: world.tickMinutes / 60,
    horizonHours: world.horizonHours,
    ranking: world.ranking,
    users: world.users.population + (world.users.bots?.count ?? 0),
    mostRequests: mostRequestsOf(world),
    requestsPerSession: world.users.requestsPerSession,
    watchesLatency: world.latencyObjectiveMs !== undefined,
    comparesAnswers: world.answers !== undefined,
    watchesPredictions: world.predictions !== undefined,
    visibleSegments: world.segments.filter(({ visible }) => visible).map(({ id }) => id),
    truthArrivesAnyway: world.truthArrivesAnyway,
    labelsAreLate: world.labels !== undefined,
    successVaries: successVaries(world),
  };
}

/** Worked out when it is first asked for: most plans do not ask. */
function mostRequestsOf({ traffic, horizonHours, tickMinutes }: World): PlanningContext['mostRequests'] {
  const tickHours = tickMinutes / 60;
  let before: Float64Array | undefined;
  return (hours) => {
    before ??= runningSum(expectedRequests(traffic, Math.round(horizonHours / tickHours), tickHours));
    const ticks = before.length - 1;
    const width = Math.min(ticks, Math.max(1, Math.round(hours / tickHours)));
    let most = 0;
    for (let to = width; to <= ticks; to += 1) most = Math.max(most, before[to]! - before[to - width]!);
    return most;
  };
}

/** The strategy of a phase; throws on a kind that the check would have refused. */
export function strategyOf(phase: Phase, known: readonly Strategy[]): Strategy {
  const strategy = known.find(({ kind }) => kind === phase.strategy);
  if (!strategy) throw new Error(`strategyOf requires a registered strategy, got "${phase.strategy}"`);
  return strategy;
}

/** Plans that cannot run in their world, whatever the schema says of them. */
export function planProblems({ world, plans }: Scenario, known: readonly Strategy[]): Problem[] {
  const context = planningContext(world);
  const ofPlans = plans.flatMap((plan, index) => {
    const problems: Problem[] = [];
    plan.phases.forEach((phase, phaseIndex) => {
      const ofPhase = [
        ...strategyOf(phase, known).check(phase, context),
        ...stepProblems(plan, phaseIndex),
        ...carriedEvidenceProblems(plan, phaseIndex, (other) => strategyOf(other, known)),
      ];
      problems.push(
        ...ofPhase.map(({ path, message }) => ({ path: ['phases', phaseIndex, ...path], message })),
      );
    });
    const hours = plan.phases.reduce((sum, phase) => sum + strategyOf(phase, known).durationHours(phase), 0);
    if (hours > world.horizonHours + 1e-9) {
      problems.push({
        path: ['phases'],
        message: `require a horizon at least as long as they are together (${Number(hours.toPrecision(12))} h), got ${world.horizonHours} h`,
      });
    }
    return problems.map(({ path, message }) => ({ path: ['plans', index, ...path], message }));
  });
  return [...repeatedIds('plans', plans), ...ofPlans];
}

/** Steps of a phase that lead nowhere. */
function stepProblems({ phases }: Plan, index: number): Problem[] {
  const { leadsTo } = phases[index]!;
  const before = phases[index - 1];
  const problems: Problem[] = [];
  for (const ending of ['failed', 'undecided'] as const) {
    if (leadsTo[ending] === 'back' && !before) {
      problems.push({ path: ['leadsTo', ending], message: 'requires a phase before this one to go back to' });
    }
  }
  return problems;
}
