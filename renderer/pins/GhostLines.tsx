import { Marker } from '../charts/Marker.tsx';
import { spreadLabels, stepPath } from '../charts/paths.ts';
import { formatAmount, formatProbability } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { FittedLabel } from '../views/FittedLabel.tsx';
import { endingsOf } from '../views/verdictTerms.ts';
import type { Ending } from '../views/verdictTerms.ts';
import { exceedanceShape } from '../views/exceedanceShape.ts';
import { useGhosts } from './ghosts.tsx';
import type { GhostCurve } from './ghosts.tsx';

/** Lines of pinned plans, told from the others by being thin, dotted and named. */
const line = { fill: 'none', strokeWidth: 1.5, strokeDasharray: '1.5 3', strokeLinecap: 'round' } as const;

/** Mean width of a character of a label, and the width of "pinned" with its marker, in CSS pixels. */
const CHARACTER = 6.6;
const LABEL = 66;

/** The pinned share that had caught the harm by each hour; the right end says how many did. */
export function GhostIncidence({
  styles,
  toX,
  toY,
  width,
}: {
  styles: ReadonlyMap<string, PlanStyle>;
  /** Of hours since the onset. */
  toX: (hours: number) => number;
  toY: (probability: number) => number;
  width: number;
}) {
  const ghosts = useGhosts();
  const drawn = [...(ghosts?.plans.values() ?? [])].flatMap(({ id, detection: { incidence } }) => {
    const style = styles.get(id);
    const steps = incidence
      .map(({ hours, probability }) => ({ x: toX(hours), y: toY(probability), probability }))
      .filter(({ x }) => x <= width);
    const { y, probability } = steps.at(-1) ?? { y: toY(0), probability: 0 };
    return style ? [{ id, style, steps, y, words: `pinned ${formatProbability(probability)}` }] : [];
  });
  const heights = spreadLabels(
    drawn.map(({ y }) => y - 8),
    15,
    8,
    toY(0) - 8,
  );
  return drawn.map(({ id, style, steps, y, words }, index) => (
    <g key={id}>
      <path {...line} d={stepPath([{ x: 0, y: toY(0) }, ...steps, { x: width, y }])} stroke={style.colour} />
      <g transform={`translate(${width - 10},${heights[index]!})`}>
        <GhostName style={style} words={words} isLeft />
      </g>
    </g>
  ));
}

/** The marker of a plan in outline with what it was, to the right of a place or to its left. */
function GhostName({ style, words, isLeft }: { style: PlanStyle; words: string; isLeft: boolean }) {
  const length = words.length * CHARACTER;
  return (
    <>
      <Marker style={{ ...style, hollow: true }} x={isLeft ? -length - 10 : 6} y={0} />
      <text className="end-note haloed" x={isLeft ? 0 : 15} dy="0.35em" textAnchor={isLeft ? 'end' : 'start'}>
        {words}
      </text>
    </>
  );
}

/** Pinned curves of what was reached. */
export function GhostExceedance({
  curves,
  toX,
  toY,
  width,
}: {
  curves: readonly GhostCurve[];
  toX: (value: number) => number;
  toY: (probability: number) => number;
  width: number;
}) {
  return curves.map(({ id, style, curve }) => {
    const shape = exceedanceShape(curve, toX, toY);
    const named = shape.fallsAt(0.2);
    const isLeft = named !== undefined && named.x + LABEL > width;
    return (
      <g key={id}>
        <path {...line} d={shape.line} stroke={style.colour} />
        {named && (
          <g transform={`translate(${named.x + (isLeft ? -7 : 4)},${named.y})`}>
            <GhostName style={style} words="pinned" isLeft={isLeft} />
          </g>
        )}
      </g>
    );
  });
}

/** How often a pinned plan ended in the first of its endings, over the bar of now. */
export function GhostVerdict({
  planId,
  ending,
  toX,
  height,
  width,
}: {
  planId: string;
  /** The ending that the bar begins with. */
  ending: Ending | undefined;
  toX: (share: number) => number;
  height: number;
  width: number;
}) {
  const pinned = useGhosts()?.plans.get(planId);
  const found = pinned && endingsOf(pinned).find(({ key }) => key === ending?.key);
  if (!found) return null;
  const { estimate } = found.probability;
  const x = toX(estimate);
  const isLeft = x < width / 2;
  return (
    <g>
      <line className="ghost-mark" x1={x} x2={x} y1={-6} y2={height + 12} strokeDasharray="2 2" />
      <text
        className="end-note"
        x={x + (isLeft ? 6 : -6)}
        y={height + 18}
        dy="0.1em"
        textAnchor={isLeft ? 'start' : 'end'}
      >
        pinned {formatProbability(estimate)}
      </text>
    </g>
  );
}

/** The mean sample of a pinned plan on the axis of now, named on the side where the bar of now is not. */
export function GhostSample({
  mean,
  now,
  style,
  toX,
  width,
}: {
  mean: number | undefined;
  /** The mean of now. */
  now: number;
  style: PlanStyle;
  toX: (units: number) => number;
  width: number;
}) {
  if (mean === undefined) return null;
  const x = toX(mean);
  const words = `pinned ${formatAmount(mean)}`;
  const length = words.length * CHARACTER + 10;
  const isLeft = mean < now;
  const isRoom = isLeft ? x - length > 0 : x + length < width;
  return (
    <g>
      <line className="ghost-mark" x1={x} x2={x} y1={-10} y2={10} strokeDasharray="2 2" />
      <Marker style={{ ...style, hollow: true }} x={x} y={0} />
      {isRoom ? (
        <text
          className="end-note haloed"
          x={x + (isLeft ? -10 : 10)}
          dy="0.35em"
          textAnchor={isLeft ? 'end' : 'start'}
        >
          {words}
        </text>
      ) : (
        <FittedLabel x={x} y={48} width={width}>
          {words}
        </FittedLabel>
      )}
    </g>
  );
}
