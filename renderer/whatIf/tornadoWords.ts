import type { Measured, MeasureChange, MeasureKey } from '../../sim-core/index.ts';
import { measureUnit } from '../../sim-core/index.ts';
import { formatHours } from '../format/durations.ts';
import { formatAmount } from '../format/numbers.ts';
import { formatMeasure, measureTitles, reasonWords, unitWords } from './measureWords.ts';
import { listed } from './listed.ts';
import { numberName } from './scenarioNumbers.ts';
import type { ScenarioNumber } from './scenarioNumbers.ts';
import type { Amount } from './setup.ts';
import { sayValue, sweptWords } from './sweptWords.ts';
import type { MovedBar, TornadoResults } from './tornadoResults.ts';

/** What the amounts are called. */
export const amountWords: Readonly<Record<Amount, string>> = {
  '10%': '10% down and up',
  '20%': '20% down and up',
  '50%': '50% down and up',
  double: 'to the half and the double',
  bounds: 'to the ends of its own range',
};

/** What a bar's verdict means, for a table. */
export const verdictWords: Readonly<Record<MovedBar['verdict'], string>> = {
  matters: 'matters',
  breaks: 'changes whether there is a number',
  noise: 'cannot be told from noise',
  nothing: 'changes nothing',
};

/** A value of a number of the scenario with its unit. */
export function sayNumber(number: ScenarioNumber, value: number): string {
  return sayValue(sweptWords({ kind: 'number', path: number.path }, [number])!, value);
}

/** A change with its sign and unit: "+12 points", "−3.1 days". */
export function formatChange(measure: MeasureKey, change: number): string {
  const sign = change < 0 ? '−' : '+';
  const size = Math.abs(change);
  const unit = measureUnit(measure);
  if (unit === 'share') return `${sign}${(100 * size).toFixed(size < 0.0995 ? 1 : 0)} points`;
  if (unit === 'hours') return `${sign}${formatHours(size)}`;
  return `${sign}${formatAmount(size)}${unitWords[unit]}`;
}

/** The change at one end of a bar: "at 4 requests/s: +12 points, +8 to +16". */
export function endWords(
  measure: MeasureKey,
  number: ScenarioNumber,
  value: number | undefined,
  change: MeasureChange | undefined,
  there: Measured | undefined,
): string {
  if (value === undefined) return 'not moved';
  const at = `at ${sayNumber(number, value)}`;
  if (!there) return `${at}: not played`;
  if ('reason' in there) return `${at}: no number, ${reasonWords[there.reason]}`;
  if (!change) return `${at}: ${formatMeasure(measure, there.estimate)}, where it had no number before`;
  if (change.same) return `${at}: no run changes`;
  const { estimate, low, high } = change;
  return `${at}: ${formatChange(measure, estimate)} (${formatChange(measure, low)} to ${formatChange(measure, high)})`;
}

/** What a tornado says, in a few sentences. */
export function tornadoTakeaway(measure: MeasureKey, planName: string, { bars }: TornadoResults): string {
  const named = (verdict: MovedBar['verdict']) =>
    bars.filter((bar) => bar.verdict === verdict).map(({ id }) => numberName(id.number));
  const [matters, breaks] = [named('matters'), named('breaks')];
  const [noise, nothing] = [named('noise').length, named('nothing').length];
  const what = measureTitles[measure].charAt(0).toLowerCase() + measureTitles[measure].slice(1);
  const first =
    matters.length === 0
      ? `Moved by itself, no number changes the ${what} of ${planName} by more than noise.`
      : `The ${what} of ${planName} hangs most on ${listed(matters, MOST_NAMED)}.`;
  const second =
    breaks.length > 0 ? ` ${listed(breaks, MOST_NAMED)} can change whether there is a number at all.` : '';
  const third = [
    noise > 0 ? ` ${numbersWords(noise)} cannot be told from noise.` : '',
    nothing > 0 ? ` ${numbersWords(nothing)} ${nothing === 1 ? 'changes' : 'change'} nothing at all.` : '',
  ].join('');
  return `${first}${second}${third}`;
}

function numbersWords(count: number): string {
  return count === 1 ? '1 number' : `${count} numbers`;
}

const MOST_NAMED = 4;
