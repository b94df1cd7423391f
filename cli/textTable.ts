/** A cell: its lines. */
export type Cell = readonly string[];

const GAP = '   ';

/**
 * Lays rows of multi-line cells out in columns, each as wide as its widest line, for a terminal. The first row
 * is the heading.
 * @param rows all with the same number of cells
 */
export function textTable(rows: readonly (readonly Cell[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.flatMap((row) => row[column]!.map((line) => line.length))),
  );
  const layOut = (row: readonly Cell[]) => {
    const height = Math.max(...row.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) =>
      row
        .map((cell, column) => (cell[line] ?? '').padEnd(widths[column]!))
        .join(GAP)
        .trimEnd(),
    );
  };
  const [heading, ...body] = rows.map(layOut);
  const rule = widths.map((width) => '-'.repeat(width)).join(GAP);
  return [...(heading ?? []), rule, ...body.flat()].join('\n');
}
