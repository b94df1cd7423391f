import { Axis } from '@visx/visx';
import type { ComponentProps } from 'react';
import { spacedLabels } from './spacedLabels.ts';

type Scale = ComponentProps<typeof Axis.AxisBottom>['scale'];

interface AxisProps {
  scale: Scale;
  /** Offset of the axis inside its chart. */
  at: number;
  label?: string;
  format: (value: number) => string;
  values?: readonly number[];
  ticks?: number;
}

/** The horizontal axis of a chart with the unit in its label. */
export function BottomAxis({ scale, at, label, format, values, ticks = 6 }: AxisProps) {
  return (
    <Axis.AxisBottom
      scale={scale}
      top={at}
      numTicks={ticks}
      {...(values === undefined ? {} : { tickValues: [...values] })}
      tickFormat={(value) => format(Number(value))}
    >
      {({ ticks: drawn, axisFromPoint, axisToPoint }) => {
        const isWritten = spacedLabels(
          drawn.map(({ to, formattedValue }) => ({ at: to.x, text: formattedValue ?? '' })),
        );
        return (
          <g>
            <line className="axis-line" x1={axisFromPoint.x} x2={axisToPoint.x} />
            {drawn.map(({ value, to, formattedValue }, index) => (
              <g key={String(value)} transform={`translate(${to.x},0)`}>
                <line className="axis-line" y2={5} />
                {isWritten[index] && (
                  <text className="axis-text" y={20} textAnchor="middle">
                    {formattedValue}
                  </text>
                )}
              </g>
            ))}
            {label !== undefined && (
              <text
                className="axis-text"
                x={(axisFromPoint.x + axisToPoint.x) / 2}
                y={42}
                textAnchor="middle"
              >
                {label}
              </text>
            )}
          </g>
        );
      }}
    </Axis.AxisBottom>
  );
}

/** The vertical axis of a chart: hairlines across the plot, numbers at their left. */
export function LeftAxis({ scale, at, format, values, ticks = 4, width }: AxisProps & { width: number }) {
  return (
    <Axis.AxisLeft
      scale={scale}
      left={at}
      numTicks={ticks}
      {...(values === undefined ? {} : { tickValues: [...values] })}
      tickFormat={(value) => format(Number(value))}
    >
      {({ ticks: drawn }) => (
        <g>
          {drawn.map(({ value, to, formattedValue }) => (
            <g key={String(value)} transform={`translate(0,${to.y})`}>
              <line className="gridline" x1={0} x2={width} />
              <text className="axis-text" x={-8} dy="0.32em" textAnchor="end">
                {formattedValue}
              </text>
            </g>
          ))}
        </g>
      )}
    </Axis.AxisLeft>
  );
}
