import { contours } from 'd3-contour';

/**
 * SVG path of the line along which values on a grid pass a level, in steps of the grid: cell (0, 0) has its middle at
 * (0.5, 0.5). Straight between neighbouring cells; where a cell has no value there is no line.
 * @param values row by row; undefined where a cell has none
 */
export function contourPath(
  values: readonly (number | undefined)[],
  columns: number,
  rows: number,
  level: number,
): string {
  const [shape] = contours().size([columns, rows]).thresholds([level])(
    values.map((value) => value ?? Number.NaN),
  );
  const has = (column: number, row: number) => values[row * columns + column] !== undefined;
  /** A point of the line lies between the middles of two cells; both must be there and have values. */
  const isInside = ([x, y]: readonly number[]) => {
    const [left, right] = [Math.floor(x! - 0.5), Math.ceil(x! - 0.5)];
    const [low, high] = [Math.floor(y! - 0.5), Math.ceil(y! - 0.5)];
    return left >= 0 && low >= 0 && right < columns && high < rows && has(left, low) && has(right, high);
  };
  return (shape?.coordinates ?? [])
    .flat()
    .flatMap((ring) =>
      ring.slice(1).flatMap((point, index) => {
        const before = ring[index]!;
        return isInside(before) && isInside(point)
          ? [`M${round(before[0]!)},${round(before[1]!)}L${round(point[0]!)},${round(point[1]!)}`]
          : [];
      }),
    )
    .join('');
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
