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
          `${name} passes ${formatMeasure(measure, level)} at about ${crossings.map(sayValue).join(' and ')}`,
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

/** Where a line passes a level, between the values around it. */
export function crossingsOf(
  values: readonly number[],
  numbers: readonly (MeasuredNumber | undefined)[],
  level: number,
): readonly number[] {
  return numbers.flatMap((number, step) => {
    const before = numbers[step - 1];
    if (!number || !before || before.estimate >= level === number.estimate >= level) return [];
    const part = (level - before.estimate) / (number.estimate - before.estimate);
    return [values[step - 1]! + part * (values[step]! - values[step - 1]!)];
  });
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
