import { useId, useState } from 'react';
import { useWidth } from '../../charts/useWidth.ts';
import { formatAmount, formatExact, formatShare } from '../../format/numbers.ts';
import { AddMenu } from '../AddMenu.tsx';
import { isInPercent } from '../NumberInput.tsx';
import type { FormSchema } from '../formSchema.ts';
import { CurvePlot } from './CurvePlot.tsx';
import type { CurveAxis, CurvePoint } from './curve.ts';
import { curveDomain } from './curveDomain.ts';
import { roomBeside, withPointAt, withPointMoved } from './curveEdits.ts';
import { curvePresets, presetHeights } from './curvePresets.ts';

/** A curve drawn by hand: points dragged or moved by keys, added and removed, or a whole shape at once. */
export function CurveEditor({
  label,
  points,
  over,
  horizonHours,
  schema,
  most,
  onDrag,
  onEdit,
  onGestureEnd,
}: {
  /** What the curve is of. */
  label: string;
  points: readonly CurvePoint[];
  over: CurveAxis;
  horizonHours: number;
  /** Of the value of a point. */
  schema: FormSchema;
  /** Points that there may be. */
  most: number;
  /** A change that goes on with the next. */
  onDrag: (points: readonly CurvePoint[]) => void;
  onEdit: (points: readonly CurvePoint[]) => void;
  onGestureEnd: () => void;
}) {
  const id = useId();
  const { ref, width } = useWidth<HTMLDivElement>();
  const [chosen, setChosen] = useState(0);
  const selected = Math.min(chosen, points.length - 1);
  const domain = curveDomain(points, over, horizonHours, schema);
  const own = points[selected]!;
  const sayAt = (at: number) => (over === 'share' ? formatShare(at) : `${formatAmount(at)} h`);
  const sayValue = (value: number) =>
    isInPercent(schema) ? formatShare(value) : `${formatExact(value)}${schema.unit ? ` ${schema.unit}` : ''}`;
  const select = (index: number) => {
    if (index !== selected) onGestureEnd();
    setChosen(index);
  };
  const insert = (at: number | undefined) => {
    const added = at === undefined ? undefined : withPointAt(points, over, at);
    if (!added || points.length >= most) return;
    onEdit(added.points);
    setChosen(added.index);
  };
  const remove = () => {
    if (points.length === 1) return;
    onEdit(points.toSpliced(selected, 1));
    setChosen(Math.max(0, selected - 1));
    requestAnimationFrame(() => ref.current?.querySelector<SVGElement>('[tabindex="0"]')?.focus());
  };
  const room = roomBeside(points, selected, domain);
  const presets = () =>
    curvePresets(over, {
      ...presetHeights(points, domain.high, schema.unit === 'share' ? 0.01 : 1),
      end: domain.end,
    });
  return (
    <div className="curve-editor" ref={ref}>
      {width > 0 && (
        <CurvePlot
          label={`Curve of ${label}`}
          describedBy={`${id}-keys`}
          width={width}
          points={points}
          over={over}
          domain={domain}
          selected={selected}
          sayAt={sayAt}
          sayValue={sayValue}
          onSelect={select}
          onMove={(index, to) => onDrag(withPointMoved(points, index, to, domain))}
          onInsert={insert}
          onRemove={remove}
          onTake={onGestureEnd}
        />
      )}
      <p className="curve-reading">
        Point {selected + 1} of {points.length}: {sayAt(own.at)}, {sayValue(own.value)}
      </p>
      <div className="curve-tools">
        <button
          type="button"
          className="button small"
          disabled={room === undefined || points.length >= most}
          onClick={() => insert(room)}
        >
          Insert point
        </button>
        <button
          type="button"
          className="button small"
          aria-label={`Delete point ${selected + 1} of the curve`}
          disabled={points.length === 1}
          onClick={remove}
        >
          Delete
        </button>
        <AddMenu
          words="Shapes"
          options={() => presets().map(({ name, note }) => ({ value: name, label: name, note }))}
          onAdd={(name) => {
            const preset = presets().find((each) => each.name === name);
            if (!preset) return;
            onEdit(preset.points);
            setChosen(0);
          }}
        />
      </div>
      <p className="help" id={`${id}-keys`}>
        Drag a point; double-click to insert one. Arrow keys move it (Shift: further), Page Up and Page Down
        go to its neighbours, Delete takes it away.
      </p>
    </div>
  );
}
