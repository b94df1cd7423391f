/** Numbers closer to 0 than this are rounding. */
const ROUNDING = 1e-9;

/** Pivots without gain after which a cycle is feared. */
const STANDSTILL = 100;

/**
 * The x of 0 or more that makes objective x largest where each row of `rows` times x is the `limit` of the row (0 or
 * more): a vertex, so no more of x differ from 0 than there are rows; undefined where no x does. Throws where the
 * objective has no bound. Numbers are of the order of 1. The simplex method in two phases (Dantzig 1963, "Linear
 * Programming and Extensions"); where it stands still it goes on by a rule that cannot cycle (Bland 1977, "New finite
 * pivoting rules for the simplex method", Mathematics of Operations Research 2).
 */
export function maximizeLinear(
  objective: readonly number[],
  rows: readonly (readonly number[])[],
  limits: readonly number[],
): number[] | undefined {
  const columns = objective.length;
  const width = columns + rows.length + 1;
  // Row by row: the columns, an artificial one for each row, and the limit.
  const tableau = rows.map((row, index) => {
    const line = new Float64Array(width);
    line.set(row);
    line[columns + index] = 1;
    line[width - 1] = limits[index]!;
    return line;
  });
  const basis = rows.map((_, index) => columns + index);

  const isFeasible = new Float64Array(width);
  for (const line of tableau) line.forEach((value, column) => (isFeasible[column]! -= value));
  basis.forEach((column) => (isFeasible[column] = 0));
  climb(tableau, basis, isFeasible, columns);
  if (Math.abs(isFeasible[width - 1]!) > ROUNDING) return undefined;

  // An artificial column may stay in the basis at 0; what its row says has to stay true while others enter.
  tableau.forEach((line, row) => {
    if (basis[row]! < columns) return;
    const column = line.findIndex((value, index) => index < columns && Math.abs(value) > ROUNDING);
    if (column >= 0) pivot(tableau, basis, isFeasible, row, column);
  });
  const costs = new Float64Array(width);
  objective.forEach((value, column) => (costs[column] = -value));
  basis.forEach((column, row) => {
    const cost = column < columns ? costs[column]! : 0;
    if (cost !== 0) tableau[row]!.forEach((value, index) => (costs[index]! -= cost * value));
  });
  climb(tableau, basis, costs, columns);
  const x = objective.map(() => 0);
  basis.forEach((column, row) => {
    if (column < columns) x[column] = Math.max(0, tableau[row]![width - 1]!);
  });
  return x;
}

/** Pivots until no column has costs below 0. */
function climb(
  tableau: readonly Float64Array[],
  basis: number[],
  costs: Float64Array,
  columns: number,
): void {
  const last = costs.length - 1;
  let value = costs[last]!;
  for (let standstill = 0; ; standstill = costs[last]! > value + ROUNDING ? 0 : standstill + 1) {
    value = costs[last]!;
    const entering = enteringColumn(costs, columns, standstill > STANDSTILL);
    if (entering < 0) return;
    let leaving = -1;
    let least = Infinity;
    for (let row = 0; row < tableau.length; row += 1) {
      const line = tableau[row]!;
      if (line[entering]! <= ROUNDING) continue;
      const ratio = line[last]! / line[entering]!;
      const isTie = leaving >= 0 && Math.abs(ratio - least) <= ROUNDING;
      if (isTie ? basis[row]! < basis[leaving]! : ratio < least) {
        least = ratio;
        leaving = row;
      }
    }
    if (leaving < 0)
      throw new RangeError('maximizeLinear requires an objective with a bound, got one without');
    pivot(tableau, basis, costs, leaving, entering);
  }
}

function enteringColumn(costs: Float64Array, columns: number, takesFirst: boolean): number {
  let entering = -1;
  for (let column = 0; column < columns; column += 1) {
    if (costs[column]! >= (entering < 0 ? -ROUNDING : costs[entering]!)) continue;
    entering = column;
    if (takesFirst) break;
  }
  return entering;
}

function pivot(
  tableau: readonly Float64Array[],
  basis: number[],
  costs: Float64Array,
  leaving: number,
  entering: number,
): void {
  const line = tableau[leaving]!;
  const value = line[entering]!;
  for (let column = 0; column < line.length; column += 1) line[column]! /= value;
  for (let row = 0; row <= tableau.length; row += 1) {
    const other = row < tableau.length ? tableau[row]! : costs;
    const factor = other[entering]!;
    if (row === leaving || factor === 0) continue;
    for (let column = 0; column < line.length; column += 1) other[column]! -= factor * line[column]!;
  }
  basis[leaving] = entering;
}
