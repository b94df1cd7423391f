import type { PhaseOutcome, PhaseOutcomes } from './phaseOutcomes.ts';
import { phaseColumns } from './phaseOutcomes.ts';
import type { TruthClass } from './result.ts';

/**
 * What one replication of a plan comes to, as named columns of numbers. NaN stands for "there is none" (no
 * verdict, no detection), so that the columns can be transferred between workers as they are.
 */
export const outcomeColumns = [
  /** 0 undecided, 1 promoted, 2 rolled back. */
  'verdict',
  /** Hours from the start of the plan to its verdict; NaN without one. */
  'decisionHours',
  /** Requests the challenger reached. */
  'requests',
  /** Distinct users the challenger reached. */
  'users',
  /** Expected failures beyond the incumbent's on the same requests. */
  'extraFailures',
  /** The same, each weighted by the severity of its segment. */
  'harm',
  /** Largest share of traffic the challenger reached, 0 to 1. */
  'peakShare',
  /** Units of the plan's sample seen by the verdict. */
  'unitsSeen',
  /** Model runs beyond the one that every request takes. */
  'extraModelRuns',
  /** Expected failures that an instant promotion would have avoided and the plan did not. */
  'gainForgone',
  /** What the challenger truly is in this replication: 0 equal, 1 harmful, 2 better. */
  'truth',
  /** First hour from which it is harmful; NaN unless it is. */
  'onsetHours',
] as const;

export type OutcomeColumn = (typeof outcomeColumns)[number];

export const verdictCodes = { undecided: 0, promoted: 1, rolledBack: 2 } as const;
export type Verdict = keyof typeof verdictCodes;

export const truthCodes = { equal: 0, harmful: 1, better: 2 } as const satisfies Record<TruthClass, number>;

/** One replication's outcome of a plan, and of each of its phases. */
export type Outcome = Record<OutcomeColumn, number> & { readonly phases: readonly PhaseOutcome[] };

/** The outcomes of one plan for some replications, column by column. */
export interface PlanOutcomes {
  readonly planId: string;
  /** Replication number of each row, ascending. */
  readonly replications: Float64Array;
  readonly columns: Readonly<Record<OutcomeColumn, Float64Array>>;
  /** The same of each phase, in order. */
  readonly phases: readonly PhaseOutcomes[];
}

/** Room for `count` outcomes of a plan of `phases` phases, all NaN. */
export function emptyOutcomes(planId: string, phases: number, count: number): PlanOutcomes {
  return {
    planId,
    replications: new Float64Array(count),
    columns: emptyColumns(outcomeColumns, count),
    phases: Array.from({ length: phases }, () => emptyColumns(phaseColumns, count)),
  };
}

/** Writes one replication's outcome into a row. */
export function setOutcome(outcomes: PlanOutcomes, row: number, replication: number, outcome: Outcome): void {
  outcomes.replications[row] = replication;
  for (const column of outcomeColumns) outcomes.columns[column][row] = outcome[column];
  for (let phase = 0; phase < outcomes.phases.length; phase += 1) {
    for (const column of phaseColumns) {
      outcomes.phases[phase]![column][row] = outcome.phases[phase]![column];
    }
  }
}

function emptyColumns<Column extends string>(
  names: readonly Column[],
  count: number,
): Record<Column, Float64Array> {
  const columns = {} as Record<Column, Float64Array>;
  for (const name of names) columns[name] = new Float64Array(count).fill(Number.NaN);
  return columns;
}

/**
 * Merges outcomes of the same plan from any split of the replications, in any order: the result is sorted by
 * replication, so the whole equals the parts bit by bit.
 * @throws RangeError if a replication occurs twice or the plans differ
 */
export function mergeOutcomes(parts: readonly PlanOutcomes[]): PlanOutcomes {
  const [first] = parts;
  if (!first) throw new RangeError('mergeOutcomes requires at least one part');
  const stranger = parts.find(({ planId }) => planId !== first.planId);
  if (stranger) {
    throw new RangeError(
      `mergeOutcomes requires parts of one plan, got "${first.planId}" and "${stranger.planId}"`,
    );
  }
  // Parts are stretches of replications as a rule: in their order nothing is left to sort.
  const ordered = parts
    .filter(({ replications }) => replications.length > 0)
    .sort((a, b) => a.replications[0]! - b.replications[0]!);
  const replications = concatenate(ordered.map((part) => part.replications));
  const order = ascending(replications);
  const inOrder = (valuesOf: (part: PlanOutcomes) => Float64Array) =>
    permute(concatenate(ordered.map(valuesOf)), order);
  const merged = emptyOutcomes(first.planId, first.phases.length, replications.length);
  merged.replications.set(permute(replications, order));
  for (const column of outcomeColumns) merged.columns[column].set(inOrder(({ columns }) => columns[column]));
  merged.phases.forEach((columnsOfPhase, phase) => {
    for (const column of phaseColumns)
      columnsOfPhase[column].set(inOrder(({ phases }) => phases[phase]![column]));
  });
  for (let row = 1; row < replications.length; row += 1) {
    if (merged.replications[row] === merged.replications[row - 1]) {
      throw new RangeError(
        `mergeOutcomes requires each replication once, got ${merged.replications[row]} twice`,
      );
    }
  }
  return merged;
}

function concatenate(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The order that makes values ascend; undefined where they do already. */
function ascending(values: Float64Array): Uint32Array | undefined {
  if (values.every((value, index) => index === 0 || value >= values[index - 1]!)) return undefined;
  return Uint32Array.from(values, (_, index) => index).sort((a, b) => values[a]! - values[b]!);
}

function permute(values: Float64Array, order: Uint32Array | undefined): Float64Array {
  return order ? Float64Array.from(order, (index) => values[index]!) : values;
}

/** The first rows of outcomes; all of them if there are no more than `count`. */
export function firstOutcomes(outcomes: PlanOutcomes, count: number): PlanOutcomes {
  if (outcomes.replications.length <= count) return outcomes;
  const cut = <Columns extends Readonly<Record<string, Float64Array>>>(columns: Columns) =>
    Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.slice(0, count)])) as {
      [Name in keyof Columns]: Float64Array;
    };
  return {
    planId: outcomes.planId,
    replications: outcomes.replications.slice(0, count),
    columns: cut(outcomes.columns),
    phases: outcomes.phases.map(cut),
  };
}
