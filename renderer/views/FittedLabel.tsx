/** Mean width of half a character, in CSS pixels. */
const HALF_CHARACTER = 3.4;

/** A label above or below a mark that stays inside the plot. */
export function FittedLabel({
  x,
  y,
  width,
  children,
}: {
  x: number;
  y: number;
  width: number;
  children: string;
}) {
  const half = children.length * HALF_CHARACTER;
  const anchor = x < half ? 'start' : x > width - half ? 'end' : 'middle';
  const at =
    anchor === 'start'
      ? Math.max(0, Math.min(x, width - 2 * half))
      : anchor === 'end'
        ? Math.min(width, x)
        : x;
  return (
    <text className="end-note" x={at} y={y} dy="0.35em" textAnchor={anchor}>
      {children}
    </text>
  );
}
