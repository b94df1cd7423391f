import { Scale } from '@visx/visx';
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { BottomAxis, LeftAxis } from '../../charts/axes.tsx';
import { stepPath } from '../../charts/paths.ts';
import { useWidth } from '../../charts/useWidth.ts';
import { formatAmount } from '../../format/numbers.ts';
import { AddMenu } from '../AddMenu.tsx';
import { meanOf, sayStep, topOf, weekShapes, withStroke } from './weekProfile.ts';

const HEIGHT = 160;
const MARGIN = { top: 10, right: 10, bottom: 30, left: 40 };
const DAYS = 7;
/** Parts of the mean that one press of an arrow moves a weight by, and with Shift held. */
const STEP = 0.05;
const LARGE_STEP = 0.5;

/** The weights of a week drawn with the pointer, or step by step with keys. */
export function WeekEditor({
  label,
  weights,
  onDrag,
  onEdit,
  onGestureEnd,
}: {
  label: string;
  weights: readonly number[];
  /** A change that goes on with the next. */
  onDrag: (weights: readonly number[]) => void;
  onEdit: (weights: readonly number[]) => void;
  onGestureEnd: () => void;
}) {
  const id = useId();
  const { ref, width } = useWidth<HTMLDivElement>();
  const thumb = useRef<SVGGElement>(null);
  const [cursor, setCursor] = useState(0);
  const [held, setHeld] = useState<{
    readonly top: number;
    readonly step: number;
    readonly weight: number;
  }>();
  const steps = weights.length;
  const own = Math.min(cursor, steps - 1);
  const mean = meanOf(weights);
  const plotWidth = width - MARGIN.left - MARGIN.right;
  const x = Scale.scaleLinear({ domain: [0, steps], range: [MARGIN.left, width - MARGIN.right] });
  const y = Scale.scaleLinear({
    domain: [0, held?.top ?? topOf(weights)],
    range: [HEIGHT - MARGIN.bottom, MARGIN.top],
  });
  const places = weights.map((weight, step) => ({ x: x(step), y: y(weight) }));
  const reading = `${sayStep(own, steps)}: weight ${formatAmount(weights[own]!)}${
    mean > 0 ? `, ${formatAmount((weights[own]! / mean) * 100)}% of the mean` : ''
  }`;
  const drawn = ({ clientX, clientY, currentTarget }: PointerEvent<SVGSVGElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const step = Math.floor(x.invert(clientX - box.left));
    return {
      step: Math.min(steps - 1, Math.max(0, step)),
      weight: Math.max(0, y.invert(clientY - box.top)),
    };
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const day = steps / DAYS;
    const by = (event.shiftKey ? LARGE_STEP : STEP) * (mean > 0 ? mean : 1);
    const along = event.shiftKey ? day : 1;
    const raise = (change: number) => {
      const to = { step: own, weight: weights[own]! + change };
      onDrag(withStroke(weights, to, to));
    };
    const go = (to: number) => {
      onGestureEnd();
      setCursor(((Math.round(to) % steps) + steps) % steps);
    };
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => go(own - along),
      ArrowRight: () => go(own + along),
      ArrowUp: () => raise(by),
      ArrowDown: () => raise(-by),
      PageUp: () => go(own - day),
      PageDown: () => go(own + day),
      Home: () => go(0),
      End: () => go(steps - 1),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  return (
    <div className="curve-editor" ref={ref}>
      {width > 0 && (
        <svg
          className="plot week-plot"
          role="group"
          aria-label={`Week of ${label.toLowerCase()}`}
          width={width}
          height={HEIGHT}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.preventDefault();
            onGestureEnd();
            event.currentTarget.setPointerCapture(event.pointerId);
            const at = drawn(event);
            setHeld({ top: topOf(weights), ...at });
            setCursor(at.step);
            onDrag(withStroke(weights, at, at));
            thumb.current?.focus();
          }}
          onPointerMove={(event) => {
            if (!held) return;
            const at = drawn(event);
            onDrag(withStroke(weights, held, at));
            setHeld({ top: held.top, ...at });
            setCursor(at.step);
          }}
          onPointerUp={() => setHeld(undefined)}
          onPointerCancel={() => setHeld(undefined)}
        >
          <g aria-hidden="true">
            <g transform={`translate(${MARGIN.left},0)`}>
              <LeftAxis scale={y} at={0} width={plotWidth} ticks={3} format={formatAmount} />
            </g>
            <BottomAxis
              scale={x}
              at={HEIGHT - MARGIN.bottom}
              values={Array.from({ length: DAYS }, (_, day) => ((day + 0.5) * steps) / DAYS)}
              format={(at) => sayStep(Math.floor(at), steps).slice(0, 2)}
            />
            <path className="curve-line" d={`${stepPath(places)}H${x(steps)}`} />
          </g>
          <g
            ref={thumb}
            className="curve-point"
            data-selected
            transform={`translate(${x(own + 0.5)},${y(weights[own]!)})`}
            role="slider"
            tabIndex={0}
            aria-label={`${label}, one step`}
            aria-describedby={`${id}-keys`}
            aria-valuemin={0}
            aria-valuenow={weights[own]}
            aria-valuetext={reading}
            onKeyDown={pressed}
          >
            <circle className="curve-target" r={12} />
            <circle className="curve-dot" r={5} />
          </g>
        </svg>
      )}
      <p className="curve-reading">{reading}</p>
      <div className="curve-tools">
        <AddMenu
          words="Shapes"
          options={() => weekShapes.map(({ name, note }) => ({ value: name, label: name, note }))}
          onAdd={(name) => {
            const shape = weekShapes.find((each) => each.name === name);
            if (shape) onEdit(shape.apply(weights));
          }}
        />
      </div>
      <p className="help" id={`${id}-keys`}>
        Draw the week with the pointer. With keys: left and right go through it (Shift: by a day), up and down
        change the weight there (Shift: by more).
      </p>
    </div>
  );
}
