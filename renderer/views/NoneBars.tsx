import { Marker } from '../charts/Marker.tsx';
import type { PlanCurve } from './ExceedancePlot.tsx';

const GAP = 4;
const WIDEST = 14;

/** The share of runs that reach none, a bar a plan: zero has no place on a logarithmic axis. */
export function NoneBars({
  curves,
  width,
  height,
  toY,
  words,
}: {
  curves: readonly PlanCurve[];
  width: number;
  height: number;
  toY: (probability: number) => number;
  words: string;
}) {
  const pitch = Math.min(WIDEST + GAP, (width - 20) / Math.max(1, curves.length));
  const bar = Math.max(1, pitch - Math.min(GAP, pitch * 0.3));
  return (
    <>
      {curves.map(({ plan, style, curve: { zeroShare } }, index) => {
        const share = zeroShare?.estimate ?? 0;
        const barX = (width - curves.length * pitch) / 2 + (pitch - bar) / 2 + index * pitch;
        return (
          <g key={plan.id}>
            <rect x={barX} y={toY(share)} width={bar} height={height - toY(share)} fill={style.colour} />
            {share > 0 && pitch > WIDEST && <Marker style={style} x={barX + bar / 2} y={toY(share) - 9} />}
            {zeroShare && share > 0 && (
              <line
                className="bar-interval"
                x1={barX + bar / 2}
                x2={barX + bar / 2}
                y1={toY(zeroShare.low)}
                y2={toY(zeroShare.high)}
              />
            )}
          </g>
        );
      })}
      <line className="axis-line" x1={4} x2={width - 6} y1={height} y2={height} />
      <text className="axis-text" x={width / 2} y={height + 18} textAnchor="middle">
        {words}
      </text>
    </>
  );
}
