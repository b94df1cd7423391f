import type { MeasuredNumber } from '../../sim-core/index.ts';

/** SVG paths of the bands between the ends of intervals: one for each stretch of points that have numbers. */
export function bandPaths(
  xs: readonly number[],
  numbers: readonly (MeasuredNumber | undefined)[],
  y: (value: number) => number,
): readonly string[] {
  const paths: string[] = [];
  let there: string[] = [];
  let back: string[] = [];
  const close = () => {
    if (there.length > 1) paths.push(`M${there.join('L')}L${back.toReversed().join('L')}Z`);
    [there, back] = [[], []];
  };
  numbers.forEach((number, step) => {
    // Where an end is open or unknown there is no band to draw.
    if (!number || number.low === null || number.high === null) {
      close();
      return;
    }
    there.push(`${round(xs[step]!)},${round(y(number.high))}`);
    back.push(`${round(xs[step]!)},${round(y(number.low))}`);
  });
  close();
  return paths;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
