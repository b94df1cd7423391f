export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * SVG path of a staircase: each point holds until the next. Points of the same pixel column are drawn once, by
 * their last, so that ten thousand steps cost no more than the width of the chart.
 */
export function stepPath(points: readonly Point[]): string {
  let path = '';
  let last: Point | undefined;
  points.forEach((point, index) => {
    const next = points[index + 1];
    if (last && next && Math.floor(next.x) === Math.floor(point.x)) return;
    path += last ? `H${round(point.x)}V${round(point.y)}` : `M${round(point.x)},${round(point.y)}`;
    last = point;
  });
  return path;
}

/** SVG path through points with gaps where there is none: no data is not zero. */
export function gapPath(points: readonly (Point | undefined)[]): string {
  let path = '';
  let drawing = false;
  for (const point of points) {
    if (point) path += `${drawing ? 'L' : 'M'}${round(point.x)},${round(point.y)}`;
    drawing = point !== undefined;
  }
  return path;
}

/** SVG path of the band around a staircase: each point's ends hold until the next. */
export function stepBandPath(points: readonly { x: number; low: number; high: number }[]): string {
  if (points.length < 2) return '';
  const corners = points.flatMap((point, index) => {
    const before = points[index - 1];
    return before ? [{ ...before, x: point.x }, point] : [point];
  });
  const there = corners.map(({ x, high }) => `${round(x)},${round(high)}`);
  const back = corners.toReversed().map(({ x, low }) => `${round(x)},${round(low)}`);
  return `M${[...there, ...back].join('L')}Z`;
}

/**
 * Vertical positions of labels that keep a distance: as near to where they belong as the order and the room
 * between `top` and `bottom` allow.
 */
export function spreadLabels(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted
    .map((position, index) => ({ position, index }))
    .sort((a, b) => a.position - b.position);
  let floor = top;
  for (const label of order) {
    label.position = Math.max(label.position, floor);
    floor = label.position + gap;
  }
  let ceiling = bottom;
  for (const label of order.toReversed()) {
    label.position = Math.min(label.position, ceiling);
    ceiling = label.position - gap;
  }
  const placed = [...wanted];
  for (const { position, index } of order) placed[index] = position;
  return placed;
}

/** SVG path of circles of a radius: one element, however many there are. */
export function dotsPath(points: readonly Point[], radius: number): string {
  const size = round(radius);
  return points
    .map(
      ({ x, y }) =>
        `M${round(x - radius)},${round(y)}a${size},${size} 0 1,0 ${2 * size},0a${size},${size} 0 1,0 ${-2 * size},0Z`,
    )
    .join('');
}

/** SVG path of crosses that reach so far from their middle: one element, however many there are. */
export function crossesPath(points: readonly Point[], reach: number): string {
  const arm = round(reach);
  return points
    .map(
      ({ x, y }) =>
        `M${round(x - reach)},${round(y - reach)}l${2 * arm},${2 * arm}m0,${-2 * arm}l${-2 * arm},${2 * arm}`,
    )
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
