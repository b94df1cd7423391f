const ROUNDS = 300;

/**
 * Where a continuous function crosses zero between `low` and `high`, to `precision` (0: as near as there are numbers); the end nearer to zero where it does not
 * cross between them. False position with halving of the value at the end that stays (the Illinois method), and bisection every
 * fourth time, so that a smooth function is asked some ten times. Source: Dowell and Jarratt 1971, BIT 11, 168-174.
 */
export function findRoot(
  excess: (x: number) => number,
  low: number,
  high: number,
  precision: number,
): number {
  let [left, right] = [low, high];
  let [atLeft, atRight] = [excess(left), excess(right)];
  if (atLeft > 0 === atRight > 0) return Math.abs(atLeft) <= Math.abs(atRight) ? left : right;
  let stayed: 'left' | 'right' | undefined;
  for (let round = 1; round < ROUNDS && right - left > precision; round += 1) {
    const guess = (left * atRight - right * atLeft) / (atRight - atLeft);
    const middle = (left + right) / 2;
    if (middle === left || middle === right) break;
    // A guess at an end is moved off it, so that the bracket closes from both sides; one that is no number is not used.
    const x =
      round % 4 === 0 || !(guess >= left && guess <= right)
        ? middle
        : Math.max(left + precision / 2, Math.min(guess, right - precision / 2));
    const atX = excess(x);
    if (atX === 0) return x;
    if (atX > 0 === atLeft > 0) {
      [left, atLeft] = [x, atX];
      if (stayed === 'right') atRight /= 2;
      stayed = 'right';
    } else {
      [right, atRight] = [x, atX];
      if (stayed === 'left') atLeft /= 2;
      stayed = 'left';
    }
  }
  return (left + right) / 2;
}
