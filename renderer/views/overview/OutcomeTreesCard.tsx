import type { OutcomeTree, PlanResult, ProbabilityEstimate } from '../../../sim-core/index.ts';
import { ChartCard } from '../../charts/ChartCard.tsx';
import { Plot } from '../../charts/Plot.tsx';
import type { PlanStyle } from '../../plans/planStyle.ts';
import { columnsOf } from '../columns.tsx';
import { treeBranches } from '../outcomeTreeWords.ts';
import { TreeDrawing, treeHeight } from './TreeDrawing.tsx';
import { endingsSentence } from './overviewWords.ts';

interface LeafRow {
  readonly plan: string;
  readonly branch: string;
  readonly ending: string;
  readonly share: ProbabilityEstimate;
}

/** What is left free below a tree, in CSS pixels. */
const GAP = 16;

/** What becomes of the challenger under each of some plans, one tree below the other on one scale. */
export function OutcomeTreesCard({
  plans,
  trees,
  styles,
}: {
  plans: readonly PlanResult[];
  trees: Readonly<Record<string, OutcomeTree>>;
  styles: ReadonlyMap<string, PlanStyle>;
}) {
  const takeaway = plans.map(({ id, name }) => endingsSentence(name, trees[id]!)).join(' ');
  const columns = columnsOf<LeafRow>();
  return (
    <ChartCard
      title="What becomes of the challenger?"
      takeaway={takeaway}
      chart={(width) => {
        const placed = placedTrees(plans, trees);
        return (
          <Plot label={takeaway} width={width} height={placed.height}>
            {placed.rows.map(({ plan: { id, name }, tree, top }) => (
              <g key={id} transform={`translate(0,${top})`}>
                <TreeDrawing heading={name} tree={tree} style={styles.get(id)!} width={width} />
              </g>
            ))}
          </Plot>
        );
      }}
      table={{
        caption: 'What becomes of the challenger, of all runs',
        rows: plans.flatMap(({ id, name }) =>
          treeBranches(trees[id]!).flatMap(({ label, leaves }) =>
            leaves.map((leaf) => ({
              plan: name,
              branch: label.replace(/:$/, ''),
              ending: leaf.label,
              share: leaf.probability,
            })),
          ),
        ),
        rowKey: ({ plan, branch, ending }) => `${plan}/${branch}/${ending}`,
        columns: [
          columns.name('Plan', ({ plan }) => plan),
          columns.name('Challenger', ({ branch }) => branch),
          columns.name('Ending', ({ ending }) => ending),
          columns.probability('Share of all runs', ({ share }) => share),
        ],
      }}
    />
  );
}

function placedTrees(plans: readonly PlanResult[], trees: Readonly<Record<string, OutcomeTree>>) {
  let top = 0;
  const rows = plans.map((plan) => {
    const tree = trees[plan.id]!;
    const row = { plan, tree, top };
    top += treeHeight(tree) + GAP;
    return row;
  });
  return { rows, height: top };
}
