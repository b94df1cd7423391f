import { Scale } from '@visx/visx';
import { useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { BottomAxis, LeftAxis } from '../../charts/axes.tsx';
import { gapPath } from '../../charts/paths.ts';
import { curveAt } from './curve.ts';
import type { CurveAxis, CurvePoint } from './curve.ts';
import type { CurveDomain } from './curveDomain.ts';

const HEIGHT = 190;
const MARGIN = { top: 14, right: 14, bottom: 48, left: 46 };

/** How near to a point a press takes hold of it, in CSS pixels. */
const REACH = 20;

/** How much further a point moves with Shift held. */
const LARGE = 10;

/** A curve with points that are dragged, or moved by keys: one of them at a time has the focus. */
export function CurvePlot({
  label,
  describedBy,
  width,
  points,
  over,
  domain,
  selected,
  sayAt,
  sayValue,
  onSelect,
  onMove,
  onInsert,
  onRemove,
  onTake,
}: {
  label: string;
  /** Id of what says which keys there are. */
  describedBy: string;
  /** In CSS pixels. */
  width: number;
  points: readonly CurvePoint[];
  over: CurveAxis;
  domain: CurveDomain;
  /** Index of the point that the keyboard is at. */
  selected: number;
  sayAt: (at: number) => string;
  sayValue: (value: number) => string;
  onSelect: (index: number) => void;
  onMove: (index: number, to: CurvePoint) => void;
  onInsert: (at: number) => void;
  onRemove: () => void;
  /** The pointer takes hold of a point. */
  onTake: () => void;
}) {
  const drawing = useRef<SVGSVGElement>(null);
  // The axes stay as they are for as long as a point is held.
  const [held, setHeld] = useState<{ readonly index: number; readonly domain: CurveDomain }>();
  const { end, top, step, valueStep } = held?.domain ?? domain;
  const x = Scale.scaleLinear({ domain: [0, end], range: [MARGIN.left, width - MARGIN.right] });
  const y = Scale.scaleLinear({ domain: [0, top], range: [HEIGHT - MARGIN.bottom, MARGIN.top] });
  const columns = Array.from({ length: Math.max(2, width) }, (_, pixel) => x.invert(pixel)).filter(
    (at) => at >= 0 && at <= end,
  );
  const values = curveAt(points, over, columns);
  const line = gapPath(columns.map((at, index) => ({ x: x(at), y: y(values[index]!) })));
  const place = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    const { left, top: above } = drawing.current!.getBoundingClientRect();
    return { left: clientX - left, above: clientY - above };
  };
  const take = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const { left, above } = place(event);
    const distances = points.map(({ at, value }) => Math.hypot(x(at) - left, y(value) - above));
    const nearest = distances.indexOf(Math.min(...distances));
    if (!(distances[nearest]! <= REACH)) return;
    event.preventDefault();
    onTake();
    onSelect(nearest);
    setHeld({ index: nearest, domain });
    drawing.current!.setPointerCapture(event.pointerId);
    focusPoint(nearest);
  };
  const focusPoint = (index: number) =>
    drawing.current?.querySelector<SVGElement>(`[data-point="${index}"]`)?.focus();
  const pressed = (event: KeyboardEvent) => {
    const by = event.shiftKey ? LARGE : 1;
    const own = points[selected]!;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => onMove(selected, { ...own, at: own.at - by * step }),
      ArrowRight: () => onMove(selected, { ...own, at: own.at + by * step }),
      ArrowUp: () => onMove(selected, { ...own, value: own.value + by * valueStep }),
      ArrowDown: () => onMove(selected, { ...own, value: own.value - by * valueStep }),
      PageUp: () => go(selected - 1),
      PageDown: () => go(selected + 1),
      Home: () => go(0),
      End: () => go(points.length - 1),
      Delete: onRemove,
      Backspace: onRemove,
    };
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move();
  };
  const go = (index: number) => {
    const next = Math.min(points.length - 1, Math.max(0, index));
    onSelect(next);
    focusPoint(next);
  };
  return (
    // Keys move the points themselves, and a button inserts one.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <svg
      ref={drawing}
      className="plot curve-plot"
      role="group"
      aria-label={label}
      width={width}
      height={HEIGHT}
      onPointerDown={take}
      onPointerMove={(event) => {
        if (!held) return;
        const { left, above } = place(event);
        onMove(held.index, { at: x.invert(left), value: Math.max(0, y.invert(above)) });
      }}
      onPointerUp={() => setHeld(undefined)}
      onPointerCancel={() => setHeld(undefined)}
      onDoubleClick={(event) => {
        const at = x.invert(place(event).left);
        if (at >= 0 && at <= end) onInsert(at);
      }}
    >
      <g aria-hidden="true">
        <g transform={`translate(${MARGIN.left},0)`}>
          <LeftAxis scale={y} at={0} width={width - MARGIN.left - MARGIN.right} format={sayValue} ticks={4} />
        </g>
        <BottomAxis
          scale={x}
          at={HEIGHT - MARGIN.bottom}
          ticks={4}
          format={(at) => (over === 'share' ? `${Math.round(at * 100)}%` : String(at))}
          label={over === 'share' ? 'share of the challenger' : 'hours since the world began'}
        />
        <path className="curve-line" d={line} />
      </g>
      {points.map(({ at, value }, index) => (
        <g
          key={index}
          data-point={index}
          className="curve-point"
          data-selected={index === selected || undefined}
          transform={`translate(${x(at)},${y(value)})`}
          role="slider"
          tabIndex={index === selected ? 0 : -1}
          aria-label={`Point ${index + 1} of ${points.length}`}
          aria-describedby={describedBy}
          aria-valuemin={0}
          aria-valuemax={top}
          aria-valuenow={value}
          aria-valuetext={`${sayAt(at)}: ${sayValue(value)}`}
          onKeyDown={pressed}
          onFocus={() => onSelect(index)}
        >
          <circle className="curve-target" r={12} />
          <circle className="curve-dot" r={index === selected ? 6 : 4.5} />
        </g>
      ))}
    </svg>
  );
}
