import path from 'node:path';
import type { Moments } from '../../sim-core/index.ts';
import { fitErrors, fitTraffic as fitSeries, harmlessText, isBinLength } from '../../sim-core/index.ts';
import type { Arguments, Command } from '../command.ts';
import { toggle, valued } from '../command.ts';
import { binnedSeries } from '../counts/binnedSeries.ts';
import type { FittedFile } from '../counts/fitReport.ts';
import { fitReport } from '../counts/fitReport.ts';
import { readCounts } from '../counts/readCounts.ts';
import { parseOffset } from '../counts/times.ts';
import { listOption, wholeOption } from '../optionValues.ts';
import { printLines } from '../print.ts';
import { printJson } from '../printJson.ts';
import { FileError, UsageError } from '../usageError.ts';

const DEFAULT_TICK_MINUTES = 5;

export const fitTraffic: Command = {
  name: 'fit-traffic',
  summary: 'fits the traffic of a scenario to timestamped counts',
  usage: 'FILE.csv [options]',
  description: [
    'Reads counts of requests, one row a bin of time, and fits what a scenario\'s "traffic" holds: an hour-of-week profile, the level, a linear trend, dispersion and memory. It takes two weeks at least, better eight.',
  ],
  operands: [{ kind: 'file', ending: '.csv' }],
  options: {
    time: valued('COLUMN', 'name or number of the column of times (default: the first that holds one)'),
    count: valued(
      'COLUMN',
      'name or number of the column of counts (default: the only other, or "count", "value" …)',
    ),
    bin: valued(
      'MINUTES',
      'add the rows of every so many minutes up (default: every row is a bin of its own, as long as two rows are mostly apart)',
    ),
    tick: valued(
      'MINUTES',
      `tick of the scenario; divides a bin (default: ${DEFAULT_TICK_MINUTES}, or the bin where ${DEFAULT_TICK_MINUTES} does not divide it)`,
    ),
    zone: valued(
      '±HH:MM',
      'clock of the profile, and of times without an offset (default: that of the first row)',
    ),
    exclude: valued('FROM/TO', 'leave a window out, TO not included; may be repeated', { multiple: true }),
    json: toggle('print {"traffic": …, "fit": …}: "traffic" goes into a scenario as it is'),
  },
  notes: [
    'Times are ISO 8601 ("2014-07-01 00:30", with or without "Z" or "+02:00") or Unix times in seconds or milliseconds, each the beginning of its bin. The clock is the same all year: where a file\'s offsets change with daylight saving, half the year stands an hour off in the profile. Times without an offset are taken as written; the hour that daylight saving repeats is then refused (see --exclude) and the hour that it skips is a gap.',
    'Gaps are left out, not taken for 0: write rows of 0 where there was no traffic. Rows in any order are sorted. Two rows for one bin are refused, for nobody can tell a repetition from a part; with --bin they are added up. Anything that is not a time or a count of 0 or more is refused with its line.',
  ],
  examples: [
    { words: 'fit-traffic requests.csv', does: 'reports the fit of a file of counts' },
    {
      words: 'fit-traffic requests.csv --bin 60 --json',
      does: 'adds rows up to hours and prints the traffic of a scenario',
    },
  ],
  async run(typed) {
    const file = csvArgument(typed);
    const binMinutes = wholeOption(typed, 'bin', { min: 1, max: 1440 });
    if (binMinutes !== undefined && !isBinLength(binMinutes)) {
      throw new UsageError(
        `--bin requires minutes that divide an hour, or whole hours that divide a day, got "${binMinutes}"`,
      );
    }
    const wantedTick = wholeOption(typed, 'tick', { min: 1, max: 1440 });
    const read = await readCounts(file, {
      columns: { time: textOption(typed, 'time'), count: textOption(typed, 'count') },
      binMinutes,
      zoneMinutes: zoneOption(typed),
      exclude: listOption(typed, 'exclude'),
    });
    const binned = binnedSeries(file, read, binMinutes);
    const { series } = binned;
    const tickMinutes = tickFor(series.binMinutes, wantedTick);
    const { fit, refusal } = fitSeries(series, tickMinutes);
    if (!fit) throw new FileError([`${file}: ${refusal}`]);
    const fitted = { file, read, binned, fit, errors: fitErrors(series, fit) };
    if (typed.values['json']) printJson(asObject(fitted));
    else printLines(fitReport(fitted));
    return 0;
  },
};

function csvArgument({ positionals: [file, extra] }: Arguments): string {
  if (!file) throw new UsageError('requires a FILE: a CSV file of timestamped counts');
  if (extra !== undefined) throw new UsageError(`requires one FILE, got also "${extra}"`);
  return file;
}

function textOption({ values }: Arguments, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

function zoneOption(typed: Arguments): number | undefined {
  const text = textOption(typed, 'zone');
  if (text === undefined) return undefined;
  const minutes = parseOffset(text);
  if (minutes === undefined) throw new UsageError(`--zone requires ±HH:MM such as +02:00, got "${text}"`);
  return minutes;
}

function tickFor(binMinutes: number, wanted: number | undefined): number {
  if (wanted === undefined)
    return binMinutes % DEFAULT_TICK_MINUTES === 0 ? DEFAULT_TICK_MINUTES : binMinutes;
  if (binMinutes % wanted === 0) return wanted;
  throw new UsageError(
    `--tick requires minutes that divide a bin of ${binMinutes} minutes, got "${wanted}" (--bin adds rows up to longer bins)`,
  );
}

/** What --json prints. */
function asObject({ file, read, binned, fit, errors }: FittedFile) {
  const { traffic, ...figures } = fit;
  const deviation = ({ count, m2 }: Moments) => (count < 2 ? null : Math.sqrt(m2 / (count - 1)));
  const source = `${harmlessText(path.basename(file))}, ${binned.from} to ${binned.to}`;
  return {
    format: 'rollout-lab/fit-traffic',
    version: 1,
    traffic: { ...traffic, shape: { ...traffic.shape, source: source.slice(0, 500) } },
    fit: {
      ...figures,
      peakToTrough: figures.peakToTrough ?? null,
      trend: figures.trend ?? null,
      errors: errors
        ? {
            replicas: errors.replicas,
            peakToTrough: deviation(errors.peakToTrough),
            dispersion: deviation(errors.dispersion),
            lagOne: deviation(errors.lagOne),
          }
        : null,
      counts: binned.series.bins.length,
      from: binned.from,
      to: binned.to,
      zoneMinutes: read.zoneMinutes ?? null,
      leftOut: { rowsInWindows: read.excludedRows, partialBins: binned.partialBins, gaps: binned.gaps },
      repaired: {
        unsortedRows: read.unsortedRows,
        addedRows: binned.addedRows,
        rowsOfAnotherOffset: read.carriedRows,
        shiftedCounts: binned.shiftedCounts,
        fractionalCounts: read.fractionalRows,
      },
    },
  };
}
