import type { OutcomeTree, PlanResult, ProbabilityEstimate } from '../../../sim-core/index.ts';
import type { TableDescription } from '../../charts/table.ts';
import { formatHours } from '../../format/durations.ts';
import { columnsOf } from '../columns.tsx';
import { treeBranches } from '../outcomeTreeWords.ts';
import type { PlannedPhase } from './plannedPhases.ts';

/** One share of runs: that come to a phase, that leave it so, that end so. */
interface OverviewRow {
  readonly key: string;
  readonly name: string;
  readonly among: string;
  readonly share: ProbabilityEstimate | null;
  /** Only of phases. */
  readonly plannedHours: number | null;
  readonly hours: PlanResult['phases'][number]['hours'];
}

/** The numbers behind a plan's overview: its phases, then its tree. */
export function overviewTable(
  { name, phases: results }: PlanResult,
  phases: readonly PlannedPhase[],
  tree: OutcomeTree,
): TableDescription<OverviewRow> {
  const none = { plannedHours: null, hours: null };
  const columns = columnsOf<OverviewRow>();
  return {
    caption: `Phases and endings of ${name}`,
    rows: [
      ...phases.flatMap((phase, index): OverviewRow[] => {
        const result = results[index];
        if (!result) return [];
        const { passed, failed, undecided, unfinished } = result.ending;
        const label = `${index + 1}. ${phase.name}`;
        const among = `that reach phase ${index + 1}`;
        const own = (key: string, share: ProbabilityEstimate | null) => ({
          key: `${index}/${key}`,
          name: `${label}: ${key}`,
          among,
          share,
          ...none,
        });
        return [
          {
            key: `${index}`,
            name: label,
            among: 'all',
            share: result.reached,
            plannedHours: phase.toHours - phase.fromHours,
            hours: result.hours,
          },
          own('passes', passed),
          own('fails', failed),
          own('cannot decide', undecided),
          own('still running at the end', unfinished),
        ];
      }),
      ...treeBranches(tree).flatMap(({ label, share, leaves }) => [
        { key: label, name: label.replace(/:$/, ''), among: 'all', share, ...none },
        ...leaves.map((leaf) => ({
          key: `${label}/${leaf.key}`,
          name: `${label} ${leaf.label}`,
          among: 'all',
          share: leaf.probability,
          ...none,
        })),
      ]),
    ],
    rowKey: ({ key }) => key,
    columns: [
      columns.name('Phase or ending', (row) => row.name),
      columns.name('Of the runs', (row) => row.among),
      columns.probability('Share', (row) => row.share),
      {
        title: 'Longest time as planned',
        numeric: true,
        unit: 'hours',
        cell: ({ plannedHours }) => (plannedHours === null ? '–' : formatHours(plannedHours)),
        value: ({ plannedHours }) => plannedHours,
      },
      columns.quantity('Time it lasts, median', (row) => row.hours, { unit: 'hours', format: formatHours }),
    ],
  };
}
