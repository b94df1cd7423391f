import type { PointerEvent, ReactNode } from 'react';
import type { Point } from './paths.ts';

/** What the pointer does over a plot: comes in, moves, or picks the place where it is. */
export type Gesture = 'enter' | 'move' | 'pick';

/** An SVG drawing with a label in words; the pointer's place in it can be followed. */
export function Plot({
  label,
  width,
  height,
  children,
  plotLeft = 0,
  plotWidth = width,
  onPoint,
}: {
  label: string;
  width: number;
  height: number;
  children: ReactNode;
  plotLeft?: number;
  plotWidth?: number;
  /** 0 to 1 along the horizontal axis, and the place in the drawing in its own pixels. */
  onPoint?: (position: number, at: Point, gesture: Gesture) => void;
}) {
  const follow = (gesture: Gesture) => (event: PointerEvent<SVGSVGElement>) => {
    const drawn = event.currentTarget.getBoundingClientRect();
    // Enlarged for a projector it takes more pixels than it was drawn for.
    const scale = width / drawn.width;
    const at = { x: (event.clientX - drawn.left) * scale, y: (event.clientY - drawn.top) * scale };
    onPoint?.(Math.min(1, Math.max(0, (at.x - plotLeft) / plotWidth)), at, gesture);
  };
  return (
    <svg
      className="plot"
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      {...(onPoint
        ? {
            'data-pointed': true,
            onPointerEnter: follow('enter'),
            onPointerMove: follow('move'),
            onPointerUp: follow('pick'),
          }
        : {})}
    >
      {children}
    </svg>
  );
}
