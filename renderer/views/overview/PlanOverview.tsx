import { memo, useMemo } from 'react';
import type { OutcomeTree, Plan, PlanResult } from '../../../sim-core/index.ts';
import { ChartCard } from '../../charts/ChartCard.tsx';
import { Plot } from '../../charts/Plot.tsx';
import type { PlanStyle } from '../../plans/planStyle.ts';
import { shortEnding } from '../../runs/endingWords.ts';
import { nextOf } from '../../runs/runEndings.ts';
import type { RunEndings } from '../../runs/runEndings.ts';
import type { Answer } from '../../store/runState.ts';
import { useApp } from '../../store/index.ts';
import { HarmHatch } from '../EndingSegment.tsx';
import { useGradually } from '../useGradually.ts';
import { PhaseStrip, stripLabel, stripLayout } from './PhaseStrip.tsx';
import { TreeDrawing, treeHeight } from './TreeDrawing.tsx';
import { overviewTable } from './overviewTable.ts';
import { leavesOf, overviewTakeaway } from './overviewWords.ts';
import { plannedPhases } from './plannedPhases.ts';

/** Wide enough for the tree beside the phases, in CSS pixels. */
const BESIDE = 1000;
const GAP = 40;

/** A reviewer's first look: for each plan its phases over time and what becomes of the challenger. */
export function PlanOverview({ answer, styles }: { answer: Answer; styles: ReadonlyMap<string, PlanStyle> }) {
  const { answer: shown, plans: results } = useGradually(
    useMemo(() => ({ answer, plans: answer.result.plans, styles }), [answer, styles]),
  );
  const { trees, endings, settings } = shown;
  const { plans, world } = settings.scenario;
  const hours = useMemo(
    () =>
      Math.min(
        world.horizonHours,
        Math.max(...plans.map((plan) => plannedPhases(plan).at(-1)?.toHours ?? 0)),
      ),
    [plans, world],
  );
  return (
    <div className="plan-overview">
      <HarmHatch />
      <h2>Every plan at a glance</h2>
      <p className="takeaway">
        How each plan goes about it, how many runs come to each phase, and what becomes of the challenger.
        Times have one axis; a pale bar is a share that no user meets.
      </p>
      {results.map((plan) => (
        <PlanCard
          key={plan.id}
          result={plan}
          plan={plans.find(({ id }) => id === plan.id)!}
          tree={trees[plan.id]!}
          endings={endings[plan.id]!}
          style={styles.get(plan.id)!}
          hours={hours}
        />
      ))}
    </div>
  );
}

const PlanCard = memo(function PlanCard({
  result,
  plan,
  tree,
  endings,
  style,
  hours,
}: {
  result: PlanResult;
  plan: Plan;
  tree: OutcomeTree;
  endings: RunEndings;
  style: PlanStyle;
  hours: number;
}) {
  const phases = useMemo(() => plannedPhases(plan), [plan]);
  const takeaway = overviewTakeaway(result, tree);
  return (
    <div className="overview-card">
      <ChartCard
        title={plan.name}
        takeaway={takeaway}
        chart={(width) => {
          const isBeside = width >= BESIDE;
          const stripWidth = isBeside ? (width - GAP) * 0.54 : width;
          const layout = stripLayout(phases, result.phases, stripWidth);
          const treeTop = isBeside ? 0 : layout.height + 14;
          const height = isBeside ? Math.max(layout.height, treeHeight(tree)) : treeTop + treeHeight(tree);
          return (
            <Plot label={`${stripLabel(phases, result.phases)}. ${takeaway}`} width={width} height={height}>
              <PhaseStrip layout={layout} hours={hours} width={stripWidth} />
              <g transform={`translate(${isBeside ? stripWidth + GAP : 0},${treeTop})`}>
                <TreeDrawing
                  heading="What becomes of the challenger, of all runs"
                  tree={tree}
                  style={style}
                  width={isBeside ? width - stripWidth - GAP : width}
                />
              </g>
            </Plot>
          );
        }}
        table={overviewTable(result, phases, tree)}
      />
      <OpenRuns planId={plan.id} name={plan.name} tree={tree} endings={endings} />
    </div>
  );
});

/** One run of each ending that is met. */
function OpenRuns({
  planId,
  name,
  tree,
  endings,
}: {
  planId: string;
  name: string;
  tree: OutcomeTree;
  endings: RunEndings;
}) {
  const openTrace = useApp((state) => state.openTrace);
  return (
    <p className="open-runs">
      Look at a run of {name}:
      {leavesOf(tree).map(({ kind }) => {
        const first = nextOf(endings, [kind], -1);
        return (
          <button
            key={kind}
            type="button"
            className="button quiet small"
            disabled={first === undefined}
            onClick={() => {
              if (first !== undefined) void openTrace(planId, first);
            }}
          >
            {shortEnding[kind]}
          </button>
        );
      })}
    </p>
  );
}
