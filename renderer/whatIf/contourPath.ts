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
  const has = (column: number, row: number) =>
    column >= 0 && column < columns && row >= 0 && row < rows && values[row * columns + column] !== undefined;
  /**
   * Every piece lies in a square between the middles of four cells; all of them must have values. One that goes from middle to
   * middle lies between two squares: it may be the edge of what is known, which is no place where the level is passed.
   */
  const isInside = ([x1, y1]: readonly number[], [x2, y2]: readonly number[]) =>
    squaresAt(x1!, x2!).every((column) =>
      squaresAt(y1!, y2!).every((row) =>
        [0, 1].every((right) => [0, 1].every((up) => has(column + right, row + up))),
      ),
    );
  return (shape?.coordinates ?? [])
    .flat()
    .flatMap((ring) =>
      ring.slice(1).flatMap((point, index) => {
        const before = ring[index]!;
        return isInside(before, point)
          ? [`M${round(before[0]!)},${round(before[1]!)}L${round(point[0]!)},${round(point[1]!)}`]
          : [];
      }),
    )
    .join('');
}

/** Along one side of the grid: the squares that a piece from one place to another lies in, or between. */
function squaresAt(from: number, to: number): readonly number[] {
  const at = (from + to) / 2 - 0.5;
  return from === to && Number.isInteger(at) ? [at - 1, at] : [Math.floor(at)];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
