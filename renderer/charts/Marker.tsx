import type { PlanStyle } from '../plans/planStyle.ts';

const shapes: Record<PlanStyle['marker'], string> = {
  circle: 'M-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0Z',
  square: 'M-4,-4H4V4H-4Z',
  triangle: 'M0,-5L5,4H-5Z',
  diamond: 'M0,-5.5L5.5,0L0,5.5L-5.5,0Z',
  cross: 'M-4.5,-1.5H-1.5V-4.5H1.5V-1.5H4.5V1.5H1.5V4.5H-1.5V1.5H-4.5Z',
};

/** A plan's marker inside a chart. */
export function Marker({ style, x, y }: { style: PlanStyle; x: number; y: number }) {
  return (
    <path
      d={shapes[style.marker]}
      transform={`translate(${x},${y})`}
      fill={style.hollow ? 'var(--surface)' : style.colour}
      stroke={style.hollow ? style.colour : 'var(--surface)'}
      strokeWidth={style.hollow ? 2 : 1}
    />
  );
}

/** A plan's marker on a piece of its line, as a key beside its name. */
export function PlanKey({ style }: { style: PlanStyle }) {
  const { phaseColours } = style;
  return (
    <svg className="plan-key" width="28" height="14" viewBox="0 0 28 14" aria-hidden="true" focusable="false">
      {phaseColours.length > 0 ? (
        phaseColours.map((colour, index) => (
          <rect
            key={index}
            x={(28 / phaseColours.length) * index}
            y="9"
            width={28 / phaseColours.length}
            height="4"
            fill={colour}
          />
        ))
      ) : (
        <line
          x1="0"
          x2="28"
          y1="7"
          y2="7"
          stroke={style.colour}
          strokeWidth="2"
          strokeDasharray={style.dash}
        />
      )}
      <Marker style={style} x={14} y={phaseColours.length > 0 ? 5 : 7} />
    </svg>
  );
}
