import type { CountSeries } from '../../sim-core/index.ts';
import { isBinLength } from '../../sim-core/index.ts';
import { FileError } from '../usageError.ts';
import { ProblemList } from './problemList.ts';
import type { ReadCounts } from './readCounts.ts';
import { showMinute } from './times.ts';

const MINUTES_PER_WEEK = 10_080;
/** 1970-01-01 was a Thursday. */
const FIRST_MONDAY_MINUTE = 4 * 1440;
/** Rows are a series of their own step if so many of them follow it. */
const REGULAR_SHARE = 0.9;

/** A stretch of bins that were not counted. */
export interface Gap {
  readonly from: string;
  readonly bins: number;
}

export interface BinnedSeries {
  readonly series: CountSeries;
  /** The clock at the beginning of the first bin and at that of the last. */
  readonly from: string;
  readonly to: string;
  /** Of no excluded window. */
  readonly gaps: readonly Gap[];
  /** Bins that were counted only in part, and left out. */
  readonly partialBins: number;
  /** Rows that were added to another of their bin. */
  readonly addedRows: number;
  /** Counts whose time is not where a bin begins; they were taken for the nearest. */
  readonly shiftedCounts: number;
}

/**
 * Makes a series of what was read. Without `binMinutes` every row is a bin and the most frequent distance of two
 * is their length; with it rows are added up, and bins of which a part is missing are left out.
 * @throws FileError for counts that make no series
 */
export function binnedSeries(file: string, read: ReadCounts, binMinutes: number | undefined): BinnedSeries {
  const { minutes } = read;
  const refuse = (what: string) => new FileError([`${file}: ${what}`]);
  const step = commonDistance(minutes);
  if (!step) throw refuse(`requires two counts or more, got ${minutes.length}`);
  const length = binMinutes ?? step.minutes;
  if (binMinutes === undefined && step.multiples < REGULAR_SHARE) {
    throw refuse(
      `requires counts at regular times, got ${step.minutes} minutes between two of them most often, and multiples of it only ${Math.round(100 * step.multiples)}% of the time (--bin adds rows up)`,
    );
  }
  if (!isBinLength(length)) {
    throw refuse(
      `requires bins that divide an hour, or of whole hours that divide a day, got counts every ${length} minutes (--bin adds them up)`,
    );
  }
  const regular = step.alike >= REGULAR_SHARE;
  if (regular && length % step.minutes !== 0) {
    throw refuse(
      `requires --bin to be a multiple of ${step.minutes}, the minutes between two counts, got ${length}`,
    );
  }
  const oneRowEach = binMinutes === undefined || (regular && length === step.minutes);
  const binned = oneRowEach
    ? nearestBins(file, read, length)
    : addedBins(read, length, regular ? step.minutes : undefined);
  const { bins, firstMinute } = binned;
  return {
    series: { binMinutes: length, firstMinuteOfWeek: minuteOfWeek(firstMinute), bins, counts: binned.counts },
    from: showMinute(firstMinute),
    to: showMinute(firstMinute + (bins.at(-1) ?? 0) * length),
    gaps: gapsOf(bins, firstMinute, length, read),
    partialBins: binned.partialBins,
    addedRows: read.rows - read.excludedRows - minutes.length,
    shiftedCounts: binned.shiftedCounts,
  };
}

interface Distance {
  readonly minutes: number;
  /** Share of the distances that are as long, and that are a multiple of it. */
  readonly alike: number;
  readonly multiples: number;
}

/** The most frequent distance of two counts, the shortest of several; undefined below two counts. */
function commonDistance(minutes: Float64Array): Distance | undefined {
  const frequencies = new Map<number, number>();
  for (let index = 1; index < minutes.length; index += 1) {
    const distance = minutes[index]! - minutes[index - 1]!;
    frequencies.set(distance, (frequencies.get(distance) ?? 0) + 1);
  }
  const [first] = [...frequencies].sort(([a, often], [b, oftener]) => oftener - often || a - b);
  if (!first) return undefined;
  const all = minutes.length - 1;
  let multiples = 0;
  for (const [distance, often] of frequencies) if (distance % first[0] === 0) multiples += often;
  return { minutes: first[0], alike: first[1] / all, multiples: multiples / all };
}

interface Bins {
  readonly firstMinute: number;
  readonly bins: Int32Array;
  readonly counts: Float64Array;
  readonly partialBins: number;
  readonly shiftedCounts: number;
}

/** Every count to the nearest bin of a grid that begins where most counts stand. */
function nearestBins(file: string, { minutes, counts, lines }: ReadCounts, length: number): Bins {
  const standing = new Float64Array(length);
  for (const minute of minutes) standing[minute % length]! += 1;
  const phase = standing.indexOf(Math.max(...standing));
  const first = Math.round((minutes[0]! - phase) / length);
  const numbers = new Int32Array(minutes.length);
  minutes.forEach((minute, index) => (numbers[index] = Math.round((minute - phase) / length) - first));
  const problems = new ProblemList(file);
  for (let index = 1; index < numbers.length; index += 1) {
    if (numbers[index] !== numbers[index - 1]) continue;
    const [one, other] = [lines[index - 1]!, lines[index]!];
    problems.add(
      Math.max(one, other),
      `requires a bin of ${length} minutes of its own, got that of line ${Math.min(one, other)} (--bin adds the rows of a bin up)`,
    );
  }
  problems.throwIfAny();
  return {
    firstMinute: first * length + phase,
    bins: numbers,
    counts,
    partialBins: 0,
    shiftedCounts: minutes.length - standing[phase]!,
  };
}

/**
 * Counts added up to bins that begin at whole multiples of their length after midnight. A bin with fewer counts
 * than its length has steps is partial; where counts come at any time, the first and the last are.
 */
function addedBins({ minutes, counts }: ReadCounts, length: number, step: number | undefined): Bins {
  const numbers: number[] = [];
  const sums: number[] = [];
  const parts: number[] = [];
  minutes.forEach((minute, index) => {
    const number = Math.floor(minute / length);
    if (numbers.at(-1) !== number) {
      numbers.push(number);
      sums.push(0);
      parts.push(0);
    }
    sums[sums.length - 1]! += counts[index]!;
    parts[parts.length - 1]! += 1;
  });
  const whole = (index: number) =>
    step === undefined ? index > 0 && index < numbers.length - 1 : parts[index]! >= length / step;
  const kept = numbers.flatMap((_, index) => (whole(index) ? [index] : []));
  const first = kept.length > 0 ? numbers[kept[0]!]! : 0;
  return {
    firstMinute: first * length,
    bins: Int32Array.from(kept, (index) => numbers[index]! - first),
    counts: Float64Array.from(kept, (index) => sums[index]!),
    partialBins: numbers.length - kept.length,
    shiftedCounts: 0,
  };
}

/** Stretches between two counts without a bin, those left out but for where a window was excluded. */
function gapsOf(bins: Int32Array, firstMinute: number, length: number, { windows }: ReadCounts): Gap[] {
  const gaps: Gap[] = [];
  for (let index = 1; index < bins.length; index += 1) {
    const missing = bins[index]! - bins[index - 1]! - 1;
    if (missing === 0) continue;
    const from = firstMinute + (bins[index - 1]! + 1) * length;
    const to = from + missing * length;
    if (windows.some(({ fromMs, toMs }) => fromMs < to * 60_000 && from * 60_000 < toMs)) continue;
    gaps.push({ from: showMinute(from), bins: missing });
  }
  return gaps;
}

function minuteOfWeek(minute: number): number {
  return (((minute - FIRST_MONDAY_MINUTE) % MINUTES_PER_WEEK) + MINUTES_PER_WEEK) % MINUTES_PER_WEEK;
}
