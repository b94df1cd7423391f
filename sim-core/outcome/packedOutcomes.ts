import { outcomeColumns, type PlanOutcomes } from './outcomes.ts';
import { phaseColumns, type PhaseOutcomes } from './phaseOutcomes.ts';

/** The outcomes of a stretch of replications of all plans as one block of numbers. */
export interface PackedOutcomes {
  /** First replication. */
  readonly from: number;
  /** One past the last. */
  readonly to: number;
  /** Plan by plan: its columns, then those of each of its phases, each of `to - from` values. */
  readonly values: Float64Array;
}

/** What has to be known of a plan to find its columns. */
export interface PlanShape {
  readonly id: string;
  readonly phases: readonly unknown[];
}

/** How many columns a plan has in a block. */
function columnsOf({ phases }: { readonly phases: readonly unknown[] }): number {
  return outcomeColumns.length + phases.length * phaseColumns.length;
}

/**
 * Packs outcomes into one block: a message between workers then costs the same however many plans there are. Their
 * replications must follow each other.
 */
export function packOutcomes(outcomes: readonly PlanOutcomes[]): PackedOutcomes {
  const rows = outcomes[0]?.replications ?? new Float64Array(0);
  const from = rows[0] ?? 0;
  const values = new Float64Array(
    rows.length * outcomes.reduce((columns, plan) => columns + columnsOf(plan), 0),
  );
  let at = 0;
  const put = (column: Float64Array) => {
    values.set(column, at);
    at += column.length;
  };
  for (const { columns, phases } of outcomes) {
    for (const name of outcomeColumns) put(columns[name]);
    for (const phase of phases) for (const name of phaseColumns) put(phase[name]);
  }
  return { from, to: from + rows.length, values };
}

/** The outcomes in a block: views into it, not copies. The plans must be those that were packed, in their order. */
export function unpackOutcomes(
  { from, to, values }: PackedOutcomes,
  plans: readonly PlanShape[],
): PlanOutcomes[] {
  const count = to - from;
  const replications = Float64Array.from({ length: count }, (_, row) => from + row);
  let at = 0;
  const take = <Name extends string>(names: readonly Name[]) => {
    const columns = {} as Record<Name, Float64Array>;
    for (const name of names) {
      columns[name] = values.subarray(at, at + count);
      at += count;
    }
    return columns;
  };
  return plans.map(({ id, phases }) => ({
    planId: id,
    replications,
    columns: take(outcomeColumns),
    phases: phases.map((): PhaseOutcomes => take(phaseColumns)),
  }));
}

/** The column of verdicts of each plan in a block. */
export function packedVerdicts(
  { from, to, values }: PackedOutcomes,
  plans: readonly PlanShape[],
): Float64Array[] {
  const count = to - from;
  const place = outcomeColumns.indexOf('verdict');
  let before = 0;
  return plans.map((plan) => {
    const at = (before + place) * count;
    before += columnsOf(plan);
    return values.subarray(at, at + count);
  });
}
