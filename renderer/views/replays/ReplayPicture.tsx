import { memo } from 'react';
import type { PlanStyle } from '../../plans/planStyle.ts';
import type { RunSketch } from '../../runs/runSketch.ts';
import { stepPath } from '../../charts/paths.ts';

/** Size of a picture in its own units; it is stretched to its place. */
export const PICTURE = { width: 160, height: 84 } as const;
const SHARE = 30;
const HARM_TOP = 38;
const HARM = PICTURE.height - HARM_TOP;

/** A run as a stamp: above whom the challenger meets, below the extra failures so far. */
export const ReplayPicture = memo(function ReplayPicture({
  sketch,
  style,
  truthShown,
  hoursShown,
  most,
  least,
}: {
  sketch: RunSketch;
  style: PlanStyle;
  truthShown: boolean;
  /** Draws no further than that. */
  hoursShown: number;
  /** Most and least extra failures of all the pictures, 0 included: they share their axes. */
  most: number;
  least: number;
}) {
  const { decisionHours } = sketch;
  // Up to the one that lies beyond.
  const end = sketch.points.findIndex(({ hours }) => hours >= hoursShown);
  const points = sketch.points.slice(0, end < 0 ? undefined : end + 1);
  const toX = (hours: number) => (hours / hoursShown) * PICTURE.width;
  // What is little is still to be seen.
  const toShare = (share: number) => SHARE - (share > 0 ? Math.max(2.5, SHARE * share) : 0);
  const span = most - least || 1;
  const toHarm = (value: number) => HARM_TOP + HARM * (1 - (value - least) / span);
  const area = (value: (point: RunSketch['points'][number]) => number) =>
    `${stepPath(points.map((point) => ({ x: toX(point.hours), y: toShare(value(point)) })))}V${SHARE}H0Z`;
  const line = (value: (extraFailures: number) => number) =>
    points.map(({ hours, extraFailures }) => `${toX(hours)},${toHarm(value(extraFailures))}`).join('L');
  const zero = toHarm(0);
  return (
    <>
      <path
        d={area(({ reached, unseen }) => Math.min(1, reached + unseen))}
        fill={style.colour}
        opacity={0.3}
      />
      <path d={area(({ reached }) => reached)} fill={style.colour} />
      <line className="axis-line" x1={0} x2={PICTURE.width} y1={SHARE} y2={SHARE} />
      {truthShown && (
        <>
          <path d={`M0,${zero}L${line((extra) => Math.max(0, extra))}V${zero}Z`} fill="url(#harm-hatch)" />
          <path
            d={`M0,${zero}L${line((extra) => Math.min(0, extra))}V${zero}Z`}
            fill={style.colour}
            opacity={0.3}
          />
          <path d={`M${line((extra) => extra)}`} fill="none" stroke="var(--ink)" strokeWidth={1.25} />
          <line className="axis-line" x1={0} x2={PICTURE.width} y1={zero} y2={zero} />
        </>
      )}
      {decisionHours !== null && (
        <line
          className="replay-verdict"
          x1={toX(decisionHours)}
          x2={toX(decisionHours)}
          y1={0}
          y2={PICTURE.height}
        />
      )}
    </>
  );
});
