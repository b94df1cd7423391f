import { wrapTo } from './shorten.ts';

/** Distance of two lines in CSS pixels. */
const LINE = 15;

/**
 * The name of a chart's row, on two lines where one is too short: plans of one story often begin alike, and cut to one line would
 * read the same.
 */
export function RowLabel({
  name,
  x,
  y,
  width,
  grows,
}: {
  name: string;
  x: number;
  /** Middle of the one line. */
  y: number;
  /** In CSS pixels. */
  width: number;
  /** Where the second line goes: both around the middle, or the first above it, for what stands below. */
  grows: 'around' | 'up';
}) {
  const lines = wrapTo(name, width, 2);
  const up = (lines.length - 1) * LINE * (grows === 'up' ? 1 : 0.5);
  return (
    <text className="row-label">
      {lines.map((line, index) => (
        // The blank keeps the words of two lines apart where they are read or searched as one.
        <tspan key={index} x={x} y={y - up + index * LINE} dy="0.35em">
          {index < lines.length - 1 ? `${line} ` : line}
        </tspan>
      ))}
    </text>
  );
}
