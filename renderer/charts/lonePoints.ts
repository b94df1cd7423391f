/** Indices of the values that have no neighbour in their stretch, where a line would have no length: before and after is NaN or its end. */
export function lonePoints(values: Float64Array, from: number, to: number): readonly number[] {
  const isKnown = (index: number) => index >= from && index < to && !Number.isNaN(values[index]!);
  const found: number[] = [];
  for (let index = from; index < to; index += 1) {
    if (isKnown(index) && !isKnown(index - 1) && !isKnown(index + 1)) found.push(index);
  }
  return found;
}
