/** Where a dot stands, in dots: from the left, and from below. */
export interface DotPlace {
  readonly column: number;
  readonly row: number;
}

/**
 * Stacks dots over a line, each as near as there is room to where it belongs: no column is higher than `most`, and
 * what is too many for it goes to the nearest columns beside it. Source of such plots: Wilkinson 1999, "Dot plots".
 * @param positions along the line, in dots, each from 0 to less than `columns`, in the order of stacking
 */
export function stackDots(positions: readonly number[], columns: number, most: number): readonly DotPlace[] {
  const heights = Array.from({ length: columns }, () => 0);
  return positions.map((position) => {
    const home = Math.min(columns - 1, Math.max(0, Math.floor(position)));
    let column = home;
    for (let step = 1; (heights[column] ?? most) >= most && step <= 2 * columns; step += 1) {
      // Right, left, and further right.
      column = home + (step % 2 === 1 ? 1 : -1) * Math.ceil(step / 2);
    }
    // With no room at all it stands on what is there.
    if (heights[column] === undefined) column = home;
    const row = heights[column]!;
    heights[column] = row + 1;
    return { column, row };
  });
}
