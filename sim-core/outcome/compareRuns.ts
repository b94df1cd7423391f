import type { RunSettings } from '../run/job.ts';
import { samePhases, sameWorld } from '../scenario/sameParts.ts';
import { newcombeInterval, pairedProportionsInterval } from '../statistics/index.ts';
import type { PlanComparison } from './comparePlans.ts';
import { racePlans } from './comparePlans.ts';
import type { MeanDifference, NoDifference, ValueOfRow } from './meanDifference.ts';
import { meanDifference } from './meanDifference.ts';
import type { OutcomeColumn, PlanOutcomes } from './outcomes.ts';
import { outcomeColumns, truthCodes, verdictCodes } from './outcomes.ts';
import type { RunEnding } from './outcomeTree.ts';
import { isRoundingNoise } from './roundingNoise.ts';
import { runEnding, runEndings } from './outcomeTree.ts';

/** The outcomes of one plan, and the run that they are of. */
export interface PlayedPlan {
  readonly settings: RunSettings;
  readonly outcomes: PlanOutcomes;
}

/**
 * What the replications of two runs have in common.
 * - `sameWorlds`: the same seed and the same world, so that a replication of both is the same world met twice.
 * - `sameLuck`: the same seed in another world: a replication of both draws the same random numbers for another world.
 *   Pairs are still independent of each other, so that differences of means have paired intervals; but there is no
 *   world in which one of the two could be first.
 * - `independent`: another seed: nothing in common.
 */
export type Pairing = 'sameWorlds' | 'sameLuck' | 'independent';

export const runQuantities = [
  /** Hours from the onset to the rollback, where the harm is caught. */
  'detectionHours',
  /** Hours from the start to the verdict, where there is one. */
  'decisionHours',
  'users',
  'requests',
  'extraFailures',
  'harm',
  'unitsSeen',
  'extraModelRuns',
  /** Where the challenger is better. */
  'gainForgone',
] as const;
export type RunQuantity = (typeof runQuantities)[number];

/** How much more often a plan ends in one way than it did. Shares are of all replications compared. */
export interface ShareDifference {
  readonly now: number;
  readonly before: number;
  /** Now less before, -1 to 1. */
  readonly difference: number;
  /** 95%. */
  readonly interval: readonly [number, number];
}

/** A plan in a run against the same plan in another run. */
export interface RunComparison {
  readonly planId: string;
  readonly pairing: Pairing;
  /** The same phases in the same worlds by the same engine: every replication comes to the same, without any chance in it. */
  readonly isUnchanged: boolean;
  /** Replications compared: those that both runs have played, unless they are independent. */
  readonly replications: { readonly now: number; readonly before: number };
  /** The replication in which extra failures differ most; undefined where none differ, or none are paired. */
  readonly mostApart: number | undefined;
  /** Whether now (first) or before (second) is first, as between plans; undefined unless in the same worlds. */
  readonly races: PlanComparison['races'] | undefined;
  readonly quantities: Readonly<Record<RunQuantity, MeanDifference | NoDifference>>;
  /** Undefined where nothing has been played. */
  readonly endings: Readonly<Record<RunEnding, ShareDifference>> | undefined;
}

/** What the replications of two runs have in common; the number of them, the plans and all names do not matter. */
export function pairingOf(now: RunSettings, before: RunSettings): Pairing {
  if (now.seed !== before.seed) return 'independent';
  return sameWorld(now.scenario, before.scenario) ? 'sameWorlds' : 'sameLuck';
}

/** Whether a plan does the same in the same worlds by the same engine, so that nothing can come out otherwise. */
export function isUnchangedPlan(now: RunSettings, before: RunSettings, planId: string): boolean {
  const [planNow, planBefore] = [now, before].map(({ scenario }) =>
    scenario.plans.find(({ id }) => id === planId),
  );
  return (
    pairingOf(now, before) === 'sameWorlds' &&
    now.engine === before.engine &&
    planNow !== undefined &&
    planBefore !== undefined &&
    samePhases(planNow, planBefore)
  );
}

/**
 * Compares a plan with itself in an earlier run. With a common seed every replication opens the same random streams in
 * both, whatever was changed (see `streamNames`), so that the runs are compared replication by replication and what
 * luck they share falls out of the intervals (common random numbers: Law 2015, "Simulation Modeling and Analysis",
 * section 11.2). With another seed nothing is shared, and the intervals are those of two samples.
 */
export function compareRuns(now: PlayedPlan, before: PlayedPlan): RunComparison {
  const pairing = pairingOf(now.settings, before.settings);
  const isPaired = pairing !== 'independent';
  const [one, two] = isPaired ? inBoth(now.outcomes, before.outcomes) : [now.outcomes, before.outcomes];
  const isUnchanged = isUnchangedPlan(now.settings, before.settings, now.outcomes.planId);
  const replications = { now: one.replications.length, before: two.replications.length };
  return {
    planId: now.outcomes.planId,
    pairing,
    isUnchanged,
    replications,
    mostApart: isPaired ? mostApart(one, two) : undefined,
    races: pairing === 'sameWorlds' ? racePlans(one, two) : undefined,
    quantities: Object.fromEntries(
      runQuantities.map((quantity) => [
        quantity,
        meanDifference(valueOf(quantity, one), valueOf(quantity, two), replications, isPaired, (row) =>
          Math.max(one.columns.requests[row]!, two.columns.requests[row]!),
        ),
      ]),
    ) as RunComparison['quantities'],
    endings:
      replications.now === 0 || replications.before === 0
        ? undefined
        : endingDifferences(one, two, isPaired, isUnchanged),
  };
}

/** The replications that both have played. */
function inBoth(one: PlanOutcomes, two: PlanOutcomes): readonly [PlanOutcomes, PlanOutcomes] {
  const isSame =
    one.replications.length === two.replications.length &&
    one.replications.every((replication, row) => replication === two.replications[row]);
  if (isSame) return [one, two];
  const rowsOf = ({ replications }: PlanOutcomes, other: PlanOutcomes) => {
    const known = new Set(other.replications);
    return Array.from(replications.keys()).filter((row) => known.has(replications[row]!));
  };
  return [picked(one, rowsOf(one, two)), picked(two, rowsOf(two, one))];
}

function picked(outcomes: PlanOutcomes, rows: readonly number[]): PlanOutcomes {
  if (rows.length === outcomes.replications.length) return outcomes;
  const pick = (values: Float64Array) => Float64Array.from(rows, (row) => values[row]!);
  return {
    planId: outcomes.planId,
    replications: pick(outcomes.replications),
    columns: Object.fromEntries(
      outcomeColumns.map((column) => [column, pick(outcomes.columns[column])]),
    ) as Record<OutcomeColumn, Float64Array>,
    phases: [],
  };
}

function mostApart(one: PlanOutcomes, two: PlanOutcomes): number | undefined {
  let [furthest, distance] = [-1, 0];
  for (let row = 0; row < one.replications.length; row += 1) {
    const [now, before] = [one.columns.extraFailures[row]!, two.columns.extraFailures[row]!];
    const requests = Math.max(one.columns.requests[row]!, two.columns.requests[row]!);
    if (Math.abs(now - before) <= distance || isRoundingNoise(now, before, requests)) continue;
    furthest = row;
    distance = Math.abs(now - before);
  }
  return one.replications[furthest];
}

/** The quantity in a replication; NaN where it has none. */
function valueOf(quantity: RunQuantity, { columns }: PlanOutcomes): ValueOfRow {
  if (quantity !== 'detectionHours') return (row) => columns[quantity][row]!;
  return (row) => {
    const hours = columns.decisionHours[row]! - columns.onsetHours[row]!;
    const isCaught =
      columns.truth[row] === truthCodes.harmful && columns.verdict[row] === verdictCodes.rolledBack;
    return isCaught && hours > 0 ? hours : Number.NaN;
  };
}

function endingDifferences(
  one: PlanOutcomes,
  two: PlanOutcomes,
  isPaired: boolean,
  isUnchanged: boolean,
): Record<RunEnding, ShareDifference> {
  const [rowsNow, rowsBefore] = [one.replications.length, two.replications.length];
  const none = () => Object.fromEntries(runEndings.map((ending) => [ending, 0])) as Record<RunEnding, number>;
  const [now, before, both] = [none(), none(), none()];
  for (let row = 0; row < rowsNow; row += 1) {
    const ending = runEnding(one, row);
    now[ending] += 1;
    if (isPaired && runEnding(two, row) === ending) both[ending] += 1;
  }
  for (let row = 0; row < rowsBefore; row += 1) before[runEnding(two, row)] += 1;
  const differenceIn = (ending: RunEnding): ShareDifference => {
    const shares = { now: now[ending] / rowsNow, before: before[ending] / rowsBefore };
    const difference = shares.now - shares.before;
    if (isUnchanged) return { ...shares, difference, interval: [difference, difference] };
    if (!isPaired) {
      const interval = newcombeInterval(
        { events: before[ending], units: rowsBefore },
        { events: now[ending], units: rowsNow },
      )!;
      return { ...shares, difference, interval };
    }
    const discordant = {
      onlyFirst: now[ending] - both[ending],
      onlySecond: before[ending] - both[ending],
    };
    return { ...shares, difference, interval: pairedProportionsInterval(discordant, rowsNow)! };
  };
  return Object.fromEntries(runEndings.map((ending) => [ending, differenceIn(ending)])) as Record<
    RunEnding,
    ShareDifference
  >;
}
