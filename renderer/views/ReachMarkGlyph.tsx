import type { MarkKind } from './reachMarks.ts';

const shapes: Readonly<Record<MarkKind, string>> = {
  p50: 'M-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0Z',
  p95: 'M-2,-6H2V6H-2Z',
  shortfall: 'M-5.5,-3.5L-3.5,-5.5L0,-2L3.5,-5.5L5.5,-3.5L2,0L5.5,3.5L3.5,5.5L0,2L-3.5,5.5L-5.5,3.5L-2,0Z',
};

/** A number that a curve is remembered by, in a shape that tells which. */
export function ReachMarkGlyph({
  kind,
  colour,
  x,
  y,
}: {
  kind: MarkKind;
  colour: string;
  x: number;
  y: number;
}) {
  return (
    <path
      d={shapes[kind]}
      transform={`translate(${x},${y})`}
      fill={colour}
      stroke="var(--surface)"
      strokeWidth={1}
    />
  );
}
