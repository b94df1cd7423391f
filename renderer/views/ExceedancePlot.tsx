import { Scale } from '@visx/visx';
import { useState } from 'react';
import type { ExceedanceCurve, PlanResult } from '../../sim-core/index.ts';
import { Marker, PlanKey } from '../charts/Marker.tsx';
import { Plot } from '../charts/Plot.tsx';
import { Scrubber } from '../charts/Scrubber.tsx';
import { BottomAxis, LeftAxis } from '../charts/axes.tsx';
import { decadesWithin } from '../charts/decades.ts';
import { formatAmount, formatProbability } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Reach } from '../simulation/summary.ts';
import { exceedanceShape, exceeds } from './exceedanceShape.ts';
import { reachWords } from './takeaways.ts';

const HEIGHT = 300;
const TOP = 14;
const PLOT_HEIGHT = 226;

/** How likely a plan's outcome exceeds each value, and how the plan is drawn. */
export interface PlanCurve {
  readonly plan: PlanResult;
  readonly style: PlanStyle;
  readonly curve: ExceedanceCurve;
}

/** The curves on a logarithmic axis, beside them a bar for the runs that reach none, below them the values read. */
export function ExceedancePlot({
  curves,
  reach,
  width,
  label,
}: {
  curves: readonly PlanCurve[];
  reach: Reach;
  width: number;
  label: string;
}) {
  const [position, setPosition] = useState<number>();
  const words = reachWords[reach];
  const positive = curves.flatMap(({ curve }) => curve.points.map(({ value }) => value));
  const left = 46;
  const barWidth = 14;
  const noneWords = reach === 'extraFailures' ? 'none or fewer' : 'none';
  // Room for its words beside the first number of the axis.
  const noneWidth = Math.max(noneWords.length * 7, curves.length * (barWidth + 4) + 20);
  const plotLeft = left + noneWidth + 26;
  const plotWidth = Math.max(80, width - plotLeft - 26);
  const y = Scale.scaleLinear({ domain: [0, 1], range: [PLOT_HEIGHT, 0] });
  if (positive.length === 0) return <p className="empty">No run of any plan had {words.unit} above zero.</p>;
  const lowest = Math.min(...positive);
  const highest = Math.max(...positive);
  // From a power of ten, but clear of the lowest value: a fall on the edge itself would not be seen.
  const from = Math.min(10 ** Math.floor(Math.log10(lowest)), lowest / 1.5);
  const domain: [number, number] = [from, Math.max(from * 10, highest * 1.15)];
  const x = Scale.scaleLog({ domain, range: [0, plotWidth] });
  const value = position === undefined ? undefined : x.invert(position * plotWidth);
  const shapes = curves.map(({ plan, style, curve }) => ({ plan, style, ...exceedanceShape(curve, x, y) }));
  const told = ({ curve }: PlanCurve) => {
    const probability = value === undefined ? undefined : exceeds(curve, value);
    return probability === undefined ? 'none' : formatProbability(probability);
  };
  return (
    <>
      <ul className="legend" aria-hidden="true">
        {curves.map(({ plan, style }) => (
          <li key={plan.id}>
            <PlanKey style={style} />
            {plan.name}
          </li>
        ))}
      </ul>
      <Plot
        label={label}
        width={width}
        height={HEIGHT}
        plotLeft={plotLeft}
        plotWidth={plotWidth}
        onPoint={setPosition}
      >
        <g transform={`translate(${left},${TOP})`}>
          <LeftAxis
            scale={y}
            at={0}
            width={plotLeft - left + plotWidth}
            values={[0, 0.25, 0.5, 0.75, 1]}
            format={formatProbability}
          />
          {curves.map(({ plan, style, curve }, index) => {
            const share = curve.zeroShare?.estimate ?? 0;
            const barX = (noneWidth - curves.length * (barWidth + 4)) / 2 + 2 + index * (barWidth + 4);
            return (
              <g key={plan.id}>
                <rect
                  x={barX}
                  y={y(share)}
                  width={barWidth}
                  height={PLOT_HEIGHT - y(share)}
                  fill={style.colour}
                />
                {curve.zeroShare && share > 0 && (
                  <line
                    className="bar-interval"
                    x1={barX + barWidth / 2}
                    x2={barX + barWidth / 2}
                    y1={y(curve.zeroShare.low)}
                    y2={y(curve.zeroShare.high)}
                  />
                )}
              </g>
            );
          })}
          <line className="axis-line" x1={4} x2={noneWidth - 6} y1={PLOT_HEIGHT} y2={PLOT_HEIGHT} />
          <text className="axis-text" x={noneWidth / 2} y={PLOT_HEIGHT + 18} textAnchor="middle">
            {noneWords}
          </text>
        </g>
        <g transform={`translate(${plotLeft},${TOP})`}>
          {shapes.map(({ plan, style, band }) => (
            <path key={plan.id} d={band} fill={style.colour} opacity={0.14} />
          ))}
          {shapes.map(({ plan, style, line, middle }) => (
            <g key={plan.id}>
              <path
                d={line}
                fill="none"
                stroke={style.colour}
                strokeWidth={style.lineWidth}
                strokeDasharray={style.dash}
              />
              {middle && <Marker style={style} {...middle} />}
            </g>
          ))}
          {value !== undefined && (
            <line className="crosshair" x1={x(value)} x2={x(value)} y1={0} y2={PLOT_HEIGHT} />
          )}
          <BottomAxis
            scale={x}
            at={PLOT_HEIGHT}
            values={decadesWithin(...domain, plotWidth)}
            format={formatAmount}
            label={`more than so many ${words.unit} (logarithmic)`}
          />
        </g>
      </Plot>
      <Scrubber
        label={`Read the chart at a number of ${words.unit}`}
        position={position}
        onMove={setPosition}
        left={plotLeft}
        width={plotWidth}
        valueText={
          value === undefined
            ? 'not reading yet'
            : `more than ${formatAmount(value)} ${words.unit}: ${curves.map((curve) => `${curve.plan.name} ${told(curve)}`).join(', ')}`
        }
      >
        {value === undefined ? (
          <p className="hint">Move along the chart, or use the slider and the arrow keys, to read values.</p>
        ) : (
          <dl>
            <div>
              <dt>More than</dt>
              <dd>
                {formatAmount(value)} {words.unit}
              </dd>
            </div>
            {curves.map((curve) => (
              <div key={curve.plan.id}>
                <dt>
                  <PlanKey style={curve.style} />
                  {curve.plan.name}
                </dt>
                <dd>{told(curve)}</dd>
              </div>
            ))}
          </dl>
        )}
      </Scrubber>
    </>
  );
}
