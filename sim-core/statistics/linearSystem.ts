/**
 * Solves the square system by elimination with partial pivoting; rows of coefficients, each followed by its right-hand side,
 * are overwritten. Undefined where the system has no single solution.
 */
export function solveLinearSystem(rows: readonly Float64Array[]): Float64Array | undefined {
  const size = rows.length;
  const order = [...rows];
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1) {
      if (Math.abs(order[row]![column]!) > Math.abs(order[pivot]![column]!)) pivot = row;
    }
    [order[column], order[pivot]] = [order[pivot]!, order[column]!];
    const top = order[column]!;
    if (top[column] === 0) return undefined;
    for (let row = column + 1; row < size; row += 1) {
      const lower = order[row]!;
      const factor = lower[column]! / top[column]!;
      if (factor === 0) continue;
      for (let index = column; index <= size; index += 1) lower[index]! -= factor * top[index]!;
    }
  }
  const solution = new Float64Array(size);
  for (let row = size - 1; row >= 0; row -= 1) {
    let value = order[row]![size]!;
    for (let column = row + 1; column < size; column += 1) value -= order[row]![column]! * solution[column]!;
    solution[row] = value / order[row]![row]!;
  }
  return solution;
}
