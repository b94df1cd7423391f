import { useId } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { Gesture } from '../charts/Plot.tsx';
import type { PlanStyle } from '../plans/planStyle.ts';
import { contourPath } from './contourPath.ts';

/** A cell of a map, as it is drawn and read. */
export interface HeatCell {
  /** What the colour stands for; undefined where there is no number. */
  readonly value: number | undefined;
  readonly kind: 'simulated' | 'interpolated' | 'none' | 'refused' | 'unplayed';
  /** A word in the cell: its value, or why there is none. */
  readonly short: string;
  /** All of it, read aloud. */
  readonly words: string;
}

const LEFT = 74;
const BOTTOM = 54;
const TOP = 42;
/** Width of a cell in CSS pixels from which its value is written in it. */
const ROOM_FOR_TEXT = 34;
/** Most of the plan's colour that a cell takes, in percent: its text stays legible on it. */
const MOST_COLOUR = 58;
const MOST_INK = 36;

/** A measure over two numbers: a cell for each pair, the deeper its colour the larger the value, with a line at a level. */
export function HeatMap({
  label,
  cells,
  columns,
  rows,
  domain,
  level,
  style,
  xLabel,
  yLabel,
  xTicks,
  yTicks,
  own,
  width,
  active,
  onActivate,
  onPoint,
  onOpen,
}: {
  label: string;
  /** Row by row from the lowest value of the vertical axis. */
  cells: readonly HeatCell[];
  columns: number;
  rows: number;
  /** The values of the palest and the deepest colour. */
  domain: readonly [number, number];
  level: number | undefined;
  style: PlanStyle;
  xLabel: string;
  yLabel: string;
  /** A label for each column and each row. */
  xTicks: readonly string[];
  yTicks: readonly string[];
  /** Where the scenario as it is lies, in steps; undefined on an axis that does not hold it. */
  own: readonly [number | undefined, number | undefined];
  width: number;
  /** Index of the cell that is read. */
  active: number | undefined;
  onActivate: (cell: number) => void;
  /** The cell that the pointer is over, and what it does there. */
  onPoint: (cell: number, gesture: Gesture) => void;
  /** Opens what stands for the cell that is read. */
  onOpen: () => void;
}) {
  const id = useId();
  const plotWidth = Math.max(columns * 8, width - LEFT - 14);
  const cellWidth = plotWidth / columns;
  const cellHeight = Math.max(24, Math.min(40, cellWidth * 0.62, 400 / rows));
  const plotHeight = cellHeight * rows;
  const y = (row: number) => plotHeight - (row + 1) * cellHeight;
  const most = style.phaseColours.length > 0 ? MOST_INK : MOST_COLOUR;
  const [low, high] = domain;
  const depth = (value: number) =>
    high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) * most : most / 2;
  const heat = ({ value }: HeatCell) =>
    value === undefined
      ? {}
      : { style: { '--heat': `${depth(value).toFixed(1)}%` } as Record<string, string> };
  const move = (event: KeyboardEvent) => {
    const now = active ?? 0;
    const [column, row] = [now % columns, Math.floor(now / columns)];
    const [across, up] = keys[event.key] ?? [];
    const goTo = (toColumn: number, toRow: number) => {
      event.preventDefault();
      onActivate(
        Math.min(rows - 1, Math.max(0, toRow)) * columns + Math.min(columns - 1, Math.max(0, toColumn)),
      );
    };
    if (across !== undefined && up !== undefined) goTo(column + across, row + up);
    else if (event.key === 'Home') goTo(0, row);
    else if (event.key === 'End') goTo(columns - 1, row);
    else if (event.key === 'Enter') onOpen();
  };
  const point = (gesture: Gesture) => (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    // Enlarged for a projector it takes more pixels than it was drawn for.
    const scale = width / box.width;
    const column = Math.floor(((event.clientX - box.left) * scale - LEFT) / cellWidth);
    const row = rows - 1 - Math.floor(((event.clientY - box.top) * scale - TOP) / cellHeight);
    if (column >= 0 && column < columns && row >= 0 && row < rows) onPoint(row * columns + column, gesture);
  };
  const every = (count: number, room: number, size: number) => Math.max(1, Math.ceil((count * room) / size));
  const stride = every(columns, 12 + 7 * Math.max(...xTicks.map(({ length }) => length)), plotWidth);
  const values = cells.map(({ value }) => value);
  return (
    <svg
      className="plot heat-map"
      role="grid"
      aria-label={label}
      aria-rowcount={rows}
      aria-colcount={columns}
      // The one stop of the keyboard; arrow keys go from cell to cell.
      tabIndex={0}
      aria-activedescendant={active === undefined ? undefined : `${id}-${active}`}
      width={width}
      height={TOP + plotHeight + BOTTOM}
      viewBox={`0 0 ${width} ${TOP + plotHeight + BOTTOM}`}
      style={{ '--heat-colour': style.colour } as Record<string, string>}
      onKeyDown={move}
      onFocus={() => active === undefined && onActivate(0)}
      onPointerEnter={point('enter')}
      onPointerMove={point('move')}
      onPointerUp={point('pick')}
    >
      <defs>
        <pattern
          id={`${id}-between`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="heat-stripe" width="2.5" height="6" />
        </pattern>
        <pattern id={`${id}-none`} width="5" height="5" patternUnits="userSpaceOnUse">
          <circle className="heat-dot" cx="2.5" cy="2.5" r="0.8" />
        </pattern>
      </defs>
      <g transform={`translate(${LEFT},${TOP})`}>
        {yTicks.map((_, upside) => {
          const row = rows - 1 - upside;
          return (
            <g key={row} role="row">
              {xTicks.map((__, column) => {
                const index = row * columns + column;
                const cell = cells[index]!;
                return (
                  <g
                    key={column}
                    id={`${id}-${index}`}
                    role="gridcell"
                    aria-label={cell.words}
                    transform={`translate(${column * cellWidth},${y(row)})`}
                  >
                    <rect
                      className="heat-cell"
                      data-kind={cell.kind}
                      width={cellWidth}
                      height={cellHeight}
                      {...heat(cell)}
                    />
                    {cell.kind === 'interpolated' && (
                      <rect width={cellWidth} height={cellHeight} fill={`url(#${id}-between)`} />
                    )}
                    {(cell.kind === 'none' || cell.kind === 'refused') && (
                      <rect width={cellWidth} height={cellHeight} fill={`url(#${id}-none)`} />
                    )}
                  </g>
                );
              })}
            </g>
          );
        })}
        <g aria-hidden="true">
          {level !== undefined && (
            <>
              {['contour-casing', 'contour'].map((name) => (
                <path
                  key={name}
                  className={name}
                  d={contourPath(values, columns, rows, level)}
                  transform={`translate(0,${plotHeight}) scale(${cellWidth},${-cellHeight})`}
                  vectorEffect="non-scaling-stroke"
                />
              ))}
            </>
          )}
          {cellWidth >= ROOM_FOR_TEXT &&
            cells.map((cell, index) => (
              <text
                key={index}
                className="heat-text"
                data-kind={cell.kind}
                x={((index % columns) + 0.5) * cellWidth}
                y={y(Math.floor(index / columns)) + cellHeight / 2}
                dy="0.34em"
                textAnchor="middle"
                {...heat(cell)}
              >
                {cell.short}
              </text>
            ))}
          {own[0] !== undefined && (
            <g transform={`translate(${(own[0] + 0.5) * cellWidth},0)`}>
              <path className="own-mark" d="M0,-1L-4.5,-8H4.5Z" />
              <text className="axis-text own-text" y={-11} textAnchor="middle">
                now
              </text>
            </g>
          )}
          {own[1] !== undefined && (
            <path
              className="own-mark"
              d="M-1,0L-8,-4.5V4.5Z"
              transform={`translate(0,${plotHeight - (own[1] + 0.5) * cellHeight})`}
            />
          )}
          {active !== undefined && (
            <rect
              className="heat-active crosshair"
              x={(active % columns) * cellWidth + 1}
              y={y(Math.floor(active / columns)) + 1}
              width={cellWidth - 2}
              height={cellHeight - 2}
            />
          )}
          {xTicks.map(
            (tick, column) =>
              column % stride === 0 && (
                <text
                  key={column}
                  className="axis-text"
                  x={(column + 0.5) * cellWidth}
                  y={plotHeight + 18}
                  textAnchor="middle"
                >
                  {tick}
                </text>
              ),
          )}
          {yTicks.map((tick, row) => (
            <text
              key={row}
              className="axis-text"
              x={-12}
              y={y(row) + cellHeight / 2}
              dy="0.34em"
              textAnchor="end"
            >
              {tick}
            </text>
          ))}
          <text className="axis-text" x={plotWidth / 2} y={plotHeight + 40} textAnchor="middle">
            {xLabel}
          </text>
          <text className="axis-text" x={-LEFT + 2} y={-30}>
            {yLabel}
          </text>
        </g>
      </g>
    </svg>
  );
}

/** Steps across and up. */
const keys: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
