import { Scale } from '@visx/visx';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ChartCard } from '../../charts/ChartCard.tsx';
import { Plot } from '../../charts/Plot.tsx';
import { Scrubber } from '../../charts/Scrubber.tsx';
import { BottomAxis, LeftAxis } from '../../charts/axes.tsx';
import { gapPath } from '../../charts/paths.ts';

/** A line of a preview: one value for each place, undefined where there is none. */
export interface PreviewLine {
  /** What it is, such as "Errors" or "with drifts". */
  readonly name: string;
  readonly values: readonly (number | undefined)[];
}

const HEIGHT = 168;
const MARGIN = { top: 10, right: 12, bottom: 52, left: 48 };

/** Rows of the table: more would not be read. */
const MOST_ROWS = 60;

/** What a part of the world will do over hours or shares: small, beside the fields that it comes from. */
export function PreviewChart({
  title,
  takeaway,
  tools,
  axis,
  end,
  places,
  lines,
  band,
  sayPlace,
  say,
  sayTick = say,
}: {
  title: string;
  takeaway: string;
  tools?: ReactNode;
  /** What is along the bottom: "hours since the world began". */
  axis: string;
  /** Its right end; it begins at 0. */
  end: number;
  places: readonly number[];
  /** The first is drawn solid, others dashed. */
  lines: readonly PreviewLine[];
  /** An interval around the first line, the same everywhere. */
  band?: readonly [low: number, high: number] | undefined;
  sayPlace: (place: number) => string;
  say: (value: number) => string;
  /** Values along the axis, where there is little room. */
  sayTick?: (value: number) => string;
}) {
  const [position, setPosition] = useState<number>();
  const index = Math.round((position ?? 0) * (places.length - 1));
  const valueAt = ({ values }: PreviewLine, at: number) => {
    const value = values[at];
    return value === undefined ? 'no value' : say(value);
  };
  const reading = lines.map((line) => `${line.name} ${valueAt(line, index)}`).join(', ');
  const stride = Math.ceil(places.length / MOST_ROWS);
  const table = {
    caption: title,
    rows: places.map((place, at) => ({ place, at })).filter(({ at }) => at % stride === 0),
    rowKey: ({ place }: Row) => String(place),
    columns: [
      {
        title: axis.charAt(0).toUpperCase() + axis.slice(1),
        cell: ({ place }: Row) => sayPlace(place),
        value: ({ place }: Row) => place,
        numeric: true,
      },
      ...lines.map((line) => ({
        title: line.name,
        cell: ({ at }: Row) => valueAt(line, at),
        value: ({ at }: Row) => line.values[at] ?? null,
        numeric: true,
      })),
    ],
  };
  return (
    <ChartCard
      title={title}
      takeaway={takeaway}
      tools={tools}
      chart={(width) => {
        const x = Scale.scaleLinear({ domain: [0, end], range: [MARGIN.left, width - MARGIN.right] });
        const y = Scale.scaleLinear({
          domain: domainOf(lines, band),
          range: [HEIGHT - MARGIN.bottom, MARGIN.top],
          nice: 4,
        });
        return (
          <>
            {lines.length > 1 && (
              <ul className="legend preview-legend" aria-hidden="true">
                {lines.map(({ name }, order) => (
                  <li key={name}>
                    <svg width="24" height="10" viewBox="0 0 24 10" focusable="false">
                      <path className="preview-line" d="M0,5H24" strokeDasharray={dashOf(order)} />
                    </svg>
                    {name}
                  </li>
                ))}
              </ul>
            )}
            <Plot
              label={`${title}. ${takeaway}`}
              width={width}
              height={HEIGHT}
              plotLeft={MARGIN.left}
              plotWidth={width - MARGIN.left - MARGIN.right}
              onPoint={setPosition}
            >
              <g transform={`translate(${MARGIN.left},0)`}>
                <LeftAxis
                  scale={y}
                  at={0}
                  width={width - MARGIN.left - MARGIN.right}
                  ticks={3}
                  format={sayTick}
                />
              </g>
              {band && (
                <rect
                  className="preview-band"
                  x={MARGIN.left}
                  width={width - MARGIN.left - MARGIN.right}
                  y={y(band[1])}
                  height={Math.max(1, y(band[0]) - y(band[1]))}
                />
              )}
              <BottomAxis scale={x} at={HEIGHT - MARGIN.bottom} ticks={4} format={sayPlace} label={axis} />
              {lines.map((line, order) => (
                <path
                  key={line.name}
                  className="preview-line"
                  strokeDasharray={dashOf(order)}
                  d={gapPath(
                    places.map((place, at) => {
                      const value = line.values[at];
                      return value === undefined ? undefined : { x: x(place), y: y(value) };
                    }),
                  )}
                />
              ))}
              {position !== undefined && (
                <line
                  className="crosshair"
                  x1={x(places[index]!)}
                  x2={x(places[index]!)}
                  y1={MARGIN.top}
                  y2={HEIGHT - MARGIN.bottom}
                />
              )}
            </Plot>
            <Scrubber
              label={`Read ${title}`}
              position={position}
              onMove={setPosition}
              left={MARGIN.left}
              width={width - MARGIN.left - MARGIN.right}
              valueText={`${sayPlace(places[index]!)}: ${reading}`}
            >
              {position === undefined ? (
                <span className="hint">Move along the chart to read it.</span>
              ) : (
                <>
                  {sayPlace(places[index]!)}: {reading}
                </>
              )}
            </Scrubber>
          </>
        );
      }}
      table={table}
    />
  );
}

const dashOf = (order: number) => (order === 0 ? undefined : '5 4');

interface Row {
  readonly place: number;
  readonly at: number;
}

/** From 0, or what is below it, to the highest; a flat 0 gets some room. */
function domainOf(lines: readonly PreviewLine[], band: readonly [number, number] | undefined) {
  let [low, high] = [Math.min(0, band?.[0] ?? 0), Math.max(0, band?.[1] ?? 0)];
  for (const { values } of lines) {
    for (const value of values) {
      if (value === undefined) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return low === high ? [0, 1] : [low, high];
}
