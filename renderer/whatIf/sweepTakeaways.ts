import type { MeasureKey, MeasuredNumber } from '../../sim-core/index.ts';
import { formatMeasure } from './measureWords.ts';
import { listed } from './listed.ts';
import type { HeatCell } from './HeatMap.tsx';

/** A plan along one axis. */
export interface NamedLine {
  readonly name: string;
  readonly numbers: readonly (MeasuredNumber | undefined)[];
}

/** What a sweep over one number says, in a sentence or two. */
export function lineTakeaway(
  measure: MeasureKey,
  level: number | undefined,
  swept: string,
  values: readonly number[],
  lines: readonly NamedLine[],
  sayValue: (value: number) => string,
): string {
  const known = lines.filter(({ numbers }) => numbers.some((number) => number !== undefined));
  if (known.length === 0) return 'Nothing that was played has a number for this measure.';
  if (level !== undefined) {
    const ways = { passes: [] as string[], above: [] as string[], below: [] as string[] };
    for (const { name, numbers } of known) {
      const crossings = crossingsOf(values, numbers, level);
      const first = numbers.find((number) => number !== undefined)!;
      if (crossings.length > 0) {
        ways.passes.push(
          `${name} passes ${formatMeasure(measure, level)} ${crossings.map((ends) => `between ${ends.map(sayValue).join(' and ')}`).join(', and ')}`,
        );
      } else ways[first.estimate >= level ? 'above' : 'below'].push(name);
    }
    const stay = (['above', 'below'] as const).flatMap((side) =>
      ways[side].length === 0
        ? []
        : [
            `${listed(ways[side])} ${ways[side].length === 1 ? 'stays' : 'stay'} ${side} ${formatMeasure(measure, level)} throughout`,
          ],
    );
    const sentence = [...ways.passes, ...stay].join('; ');
    return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
  }
  const words = known.map(({ name, numbers }) => {
    const there = numbers.filter((number) => number !== undefined);
    const [first, last] = [there[0]!, there.at(-1)!];
    return isTold(first, last)
      ? `${name} from ${formatMeasure(measure, first.estimate)} to ${formatMeasure(measure, last.estimate)}`
      : `${name} hardly, ${formatMeasure(measure, last.estimate)}`;
  });
  return `From one end of “${swept}” to the other it goes: ${words.join('; ')}.`;
}

/** Whether two numbers are further apart than their intervals. */
function isTold(one: MeasuredNumber, two: MeasuredNumber): boolean {
  const [low, high] = one.estimate < two.estimate ? [one, two] : [two, one];
  return (low.high ?? low.estimate) < (high.low ?? high.estimate);
}

/**
 * Where a line passes a level: the values played around each passage at which the line is off the level beyond its
 * interval, or the last there are.
 */
export function crossingsOf(
  values: readonly number[],
  numbers: readonly (MeasuredNumber | undefined)[],
  level: number,
): readonly (readonly [number, number])[] {
  const isOpen = (number: MeasuredNumber | undefined) =>
    number !== undefined &&
    (number.low ?? number.estimate) <= level &&
    level <= (number.high ?? number.estimate);
  const crossings: (readonly [number, number])[] = [];
  numbers.forEach((number, step) => {
    const before = numbers[step - 1];
    if (!number || !before || before.estimate >= level === number.estimate >= level) return;
    let from = step - 1;
    while (from > 0 && isOpen(numbers[from]) && numbers[from - 1]) from -= 1;
    let to = step;
    while (to < numbers.length - 1 && isOpen(numbers[to]) && numbers[to + 1]) to += 1;
    const ends = [values[from]!, values[to]!] as const;
    // What wavers about the level passes it once.
    if (crossings.at(-1)?.[0] !== ends[0]) crossings.push(ends);
  });
  return crossings;
}

/** What a map says of a plan, in a sentence or two. */
export function mapTakeaway(
  measure: MeasureKey,
  level: number | undefined,
  cells: readonly HeatCell[],
): string {
  const values = cells.flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (values.length === 0) return 'Nothing that was played has a number for this measure.';
  const simulated = cells.filter(({ kind }) => kind === 'simulated').length;
  const interpolated = cells.filter(({ kind }) => kind === 'interpolated').length;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const range =
    low === high
      ? `It is ${formatMeasure(measure, low)} everywhere`
      : `It goes from ${formatMeasure(measure, low)} to ${formatMeasure(measure, high)}`;
  const above =
    level === undefined
      ? ''
      : `, ${reachWords(values.filter((value) => value >= level).length, values.length, formatMeasure(measure, level))}`;
  const cellsWords =
    interpolated > 0 ? ` (${simulated} simulated, ${interpolated} interpolated)` : ' (all simulated)';
  return `${range}${above}${cellsWords}.`;
}

function reachWords(reaching: number, all: number, level: string): string {
  if (reaching === 0) return `and nowhere reaches ${level}`;
  return reaching === all
    ? `and reaches ${level} everywhere`
    : `and reaches ${level} in ${reaching} of ${all} cells`;
}
