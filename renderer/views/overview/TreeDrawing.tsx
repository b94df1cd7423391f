import type { OutcomeTree } from '../../../sim-core/index.ts';
import { Marker } from '../../charts/Marker.tsx';
import type { PlanStyle } from '../../plans/planStyle.ts';
import { Segment } from '../EndingSegment.tsx';
import { Whisker } from '../Whisker.tsx';
import { treeBranches } from '../outcomeTreeWords.ts';
import { shareWords } from './overviewWords.ts';

const ROOT = 26;
const BRANCH = 30;
const LEAF = 30;
/** Left edges of the branches and the leaves. */
const BRANCH_LEFT = 16;
const LEAF_LEFT = 40;

/** The branches and where each begins, and how high all of it is, in CSS pixels. */
function treeLayout(tree: OutcomeTree) {
  let top = ROOT;
  const branches = treeBranches(tree).map((branch) => {
    const placed = { ...branch, top };
    top += BRANCH + branch.leaves.length * LEAF;
    return placed;
  });
  return { branches, height: top + 8 };
}

/** Height of the tree in CSS pixels. */
export function treeHeight(tree: OutcomeTree): number {
  return treeLayout(tree).height;
}

/** What becomes of a bad and of a good challenger: a branch each, a bar with its interval for each ending. */
export function TreeDrawing({
  heading,
  tree,
  style,
  width,
}: {
  heading: string;
  tree: OutcomeTree;
  style: PlanStyle;
  width: number;
}) {
  const { branches } = treeLayout(tree);
  const words = Math.min(190, width * 0.42);
  const numbers = 130;
  const barLeft = LEAF_LEFT + words;
  const bar = Math.max(40, width - barLeft - numbers);
  return (
    <g>
      <Marker style={style} x={7} y={9} />
      <text className="row-label" x={20} y={13}>
        {heading}
      </text>
      {branches.map(({ label, share, leaves, top }) => {
        const middle = top + BRANCH / 2;
        return (
          <g key={label}>
            <path className="tree-line" d={`M4,${ROOT - 6}V${middle}H${BRANCH_LEFT - 3}`} />
            <text x={BRANCH_LEFT} y={middle} dy="0.35em">
              {label} {shareWords(share)} of runs
            </text>
            {leaves.map(({ key, label: ending, worth, probability }, row) => {
              const at = top + BRANCH + row * LEAF + LEAF / 2 - 2;
              const { estimate, low, high } = probability;
              return (
                <g key={key}>
                  <path
                    className="tree-line"
                    d={`M${BRANCH_LEFT + 6},${middle + 10}V${at}H${LEAF_LEFT - 4}`}
                  />
                  <text className="end-note" x={LEAF_LEFT} y={at} dy="0.35em">
                    {ending}
                  </text>
                  <g transform={`translate(${barLeft},${at - 8})`}>
                    <rect className="bar-track" width={bar} height={16} fill="var(--surface-2)" />
                    <Segment
                      x={0}
                      y={0}
                      width={bar * estimate}
                      height={16}
                      colour={style.colour}
                      worth={worth}
                    />
                    <Whisker from={bar * low} to={bar * high} y={20} />
                  </g>
                  <text x={barLeft + bar + 10} y={at} dy="0.35em">
                    {shareWords(probability)}
                  </text>
                </g>
              );
            })}
          </g>
        );
      })}
    </g>
  );
}
