import { execFile } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { checkScenario } from '../../sim-core/index.ts';
import { shippedTexts } from '../sim-core/scenario/shipped.ts';
import { rolloutLab, shellCommand } from './rolloutLab.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'rollout-lab-counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = path.join(folder, 'counts.csv');
const HOUR = 3_600_000;
const MONDAY = Date.UTC(2024, 0, 1);

type Row = readonly (string | number)[];

const stamp = (ms: number) => new Date(ms).toISOString().slice(0, 16).replace('T', ' ');

/** Three weeks of hours, Monday first: busier by day, a little different every hour. */
const hours: Row[] = Array.from({ length: 24 * 21 }, (_, hour) => [
  stamp(MONDAY + hour * HOUR),
  (hour % 24 < 8 ? 20 : 60) + ((hour * 7919) % 13),
]);

/** Writes a CSV file of rows below a heading. */
function write(rows: readonly Row[], heading: Row = ['time', 'count'], separator = ','): void {
  writeFileSync(file, `${[heading, ...rows].map((row) => row.join(separator)).join('\n')}\n`);
}

const changed = (row: number, cells: Row) => hours.map((cell, index) => (index === row ? cells : cell));

interface Printed {
  readonly traffic: {
    readonly requestsPerSecond: number;
    readonly shape: { readonly hourOfWeek: readonly number[] };
  };
  readonly fit: Record<string, unknown> & {
    readonly leftOut: {
      readonly gaps: readonly object[];
      readonly partialBins: number;
      readonly rowsInWindows: number;
    };
    readonly repaired: Record<string, number>;
  };
}

async function fit(...options: string[]): Promise<Printed> {
  const { code, stdout, stderr } = await rolloutLab(['fit-traffic', file, '--json', ...options]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Printed;
}

/** The lines that a bad file is answered with, the file's name left out. */
async function complaints(...options: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await rolloutLab(['fit-traffic', file, ...options]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  const lines = stderr.trimEnd().split('\n');
  for (const line of lines) expect(line.startsWith(`${file}: `)).toBe(true);
  return lines.map((line) => line.slice(file.length + 2));
}

describe('rollout-lab fit-traffic prints', () => {
  test('traffic that a scenario takes as it is, and the fit, with --json', async () => {
    write(hours);
    const { traffic, fit: figures } = await fit();
    const scenario = JSON.parse(shippedTexts.get('needle')!) as { world: { traffic: unknown } };
    scenario.world.traffic = traffic;
    expect(checkScenario(scenario).problems).toEqual([]);
    expect(traffic.shape.hourOfWeek).toHaveLength(168);
    const mean = hours.reduce((sum, [, count]) => sum + Number(count), 0) / hours.length / 3600;
    expect(traffic.requestsPerSecond).toBeCloseTo(mean, 6);
    expect(figures).toMatchObject({
      binMinutes: 60,
      tickMinutes: 5,
      stepMinutes: 60,
      counts: 504,
      weeks: 3,
      from: '2024-01-01 00:00',
      to: '2024-01-21 23:00',
      trend: null,
      zoneMinutes: null,
      leftOut: { rowsInWindows: 0, partialBins: 0, gaps: [] },
    });
  });

  test('a report that says what was counted, left out and repaired, and how good the fit is', async () => {
    const reversed = hours.filter((_, hour) => hour !== 30 && hour !== 31).toReversed();
    write(reversed);
    const { code, stdout, stderr } = await rolloutLab([
      'fit-traffic',
      file,
      '--exclude',
      '2024-01-10/2024-01-11',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const sentence of [
      '478 counts of 1 hour, 2024-01-01 00:00 to 2024-01-21 23:00 (3 weeks).',
      'Clock: as written, without an offset; a time is the beginning of its bin.',
      '501 rows came before an earlier one; all were sorted.',
      'Left out: 2024-01-10/2024-01-11.',
      'Left out by windows: 24 rows.',
      'Left out: 1 gap, 2 bins together: 2024-01-02 06:00 (2).',
      'Trend: none fitted, for four weeks are needed.',
      'explains 9', // per cent
      'fits of 20 series synthesized from this fit, with the same gaps.',
      'For a world with ticks of 5 min',
    ]) {
      expect(stdout).toContain(sentence);
    }
  });
});

describe('rollout-lab fit-traffic reads the same from', () => {
  const written: [string, (rows: readonly Row[]) => string][] = [
    [
      'semicolons and line ends of Windows',
      (rows) => ['when;n', ...rows.map((row) => row.join(';'))].join('\r\n'),
    ],
    ['tabs', (rows) => ['when\tn', ...rows.map((row) => row.join('\t'))].join('\n')],
    ['no heading', (rows) => rows.map((row) => row.join(',')).join('\n')],
    ['a byte order mark', (rows) => `\uFEFFtime,count\n${rows.map((row) => row.join(',')).join('\n')}`],
    ['quotes around everything', (rows) => rows.map(([time, count]) => `"${time}","${count}"`).join('\n')],
    ['empty lines', (rows) => `\ntime,count\n${rows.map((row) => row.join(',')).join('\n\n')}\n\n`],
    ['decimal zeros', (rows) => `t,c\n${rows.map(([time, count]) => `${time},${count}.0`).join('\n')}`],
    [
      'any order',
      (rows) =>
        `t,c\n${rows
          .toReversed()
          .map((row) => row.join(','))
          .join('\n')}`,
    ],
    [
      'a column of notes that hold line ends',
      (rows) => `note,time,count\n${rows.map((row) => `"a\nb",${row.join(',')}`).join('\n')}`,
    ],
  ];
  test.each(written)('%s', async (_, text) => {
    write(hours);
    const { traffic } = await fit();
    writeFileSync(file, text(hours));
    expect((await fit()).traffic).toEqual(traffic);
  });

  test('a pipe', async () => {
    write(hours);
    const { stdout } = await promisify(execFile)('sh', [
      '-c',
      `cat '${file}' | ${await shellCommand()} fit-traffic /dev/stdin --json`,
    ]);
    expect((JSON.parse(stdout) as Printed).traffic.requestsPerSecond).toBeCloseTo(
      (await fit()).traffic.requestsPerSecond,
      12,
    );
  });
});

describe('rollout-lab fit-traffic takes a time', () => {
  const firstHours = async (times: (ms: number) => string, ...options: string[]) => {
    write(hours.map(([, count], hour) => [times(MONDAY + hour * HOUR), count!]));
    const { traffic, fit: figures } = await fit(...options);
    return { weights: traffic.shape.hourOfWeek, zone: figures['zoneMinutes'], repaired: figures.repaired };
  };
  const iso = (ms: number) => new Date(ms).toISOString();
  const at = (offset: string, minutes: number) => (ms: number) =>
    iso(ms + minutes * 60_000).slice(0, 16) + offset;

  test('as written, where it has no offset or always the same', async () => {
    const local = await firstHours((ms) => stamp(ms));
    expect(local.zone).toBeNull();
    expect(await firstHours(iso)).toMatchObject({ weights: local.weights, zone: 0 });
    expect(await firstHours((ms) => String(ms / 1000))).toMatchObject({ weights: local.weights, zone: 0 });
    expect(await firstHours(String)).toMatchObject({ weights: local.weights, zone: 0 });
    expect(await firstHours((ms) => `${stamp(ms)}+02:00`)).toMatchObject({
      weights: local.weights,
      zone: 120,
    });
  });

  test('carried to --zone', async () => {
    const { weights } = await firstHours(iso);
    const carried = await firstHours(iso, '--zone', '-05:00');
    expect(carried.zone).toBe(-300);
    expect(carried.weights).toEqual([...weights.slice(5), ...weights.slice(0, 5)]);
    expect(carried.repaired['rowsOfAnotherOffset']).toBe(504);
  });

  test('carried to the clock of the first row where daylight saving begins in between', async () => {
    const { weights } = await firstHours(at('+01:00', 60));
    const begins = MONDAY + 14 * 24 * HOUR;
    const saving = await firstHours((ms) => (ms < begins ? at('+01:00', 60) : at('+02:00', 120))(ms));
    expect(saving.weights).toEqual(weights);
    expect(saving.repaired['rowsOfAnotherOffset']).toBe(168);
  });

  test('of a column that is named, or numbered', async () => {
    write(
      hours.map(([time, count], hour) => [hour, time!, 1, count!]),
      ['row', 'at', 'weight', 'calls'],
    );
    const { traffic } = await fit('--time', 'at', '--count', 'calls');
    expect((await fit('--count', '4')).traffic).toEqual(traffic);
    write(hours);
    expect((await fit()).traffic).toEqual(traffic);
  });
});

describe('rollout-lab fit-traffic --bin', () => {
  test('adds rows up, those of one time included, and leaves out what was counted in part', async () => {
    // Every hour in halves, of two machines each; the last hour lacks a half.
    const halves = hours.flatMap(([time, count]) =>
      ['00', '30'].flatMap((minute) => [
        [String(time).replace(/00$/, minute), Number(count) / 4],
        [String(time).replace(/00$/, minute), Number(count) / 4],
      ]),
    );
    write(halves.slice(0, -2));
    const { traffic, fit: figures } = await fit('--bin', '60');
    expect(figures).toMatchObject({ binMinutes: 60, counts: 503, leftOut: { partialBins: 1 } });
    expect(figures.repaired['addedRows']).toBe(503 * 2 + 1);
    write(hours.slice(0, -1));
    expect((await fit()).traffic.shape.hourOfWeek).toEqual(traffic.shape.hourOfWeek);
  });

  test('adds rows up that come at any time, but for the first and the last bin', async () => {
    const rows = hours.flatMap(([time, count], hour) =>
      Array.from({ length: 5 }, (_, part) => {
        const minute = (part * 11 + ((hour * 17 + part * 5) % 9)) % 60;
        return [`${String(time).slice(0, 14)}${String(minute).padStart(2, '0')}:${10 + part}`, Number(count)];
      }),
    );
    write(rows);
    expect((await fit('--bin', '60')).fit).toMatchObject({ counts: 502, leftOut: { partialBins: 2 } });
  });
});

describe('rollout-lab fit-traffic ends with 1 and says with its line what is wrong with', () => {
  test('a count that is none, or below 0, or missing, or a date that no calendar has', async () => {
    write([
      ...hours.slice(0, 3),
      ['2024-01-01 03:00', 'n/a'],
      ['2024-01-01 04:00', -4],
      ['2024-01-01 05:00', ''],
      ['2024-01-01 06:00'],
      ['2024-02-30 07:00', 1],
      ['2024-01-01 25:00', 1],
      ['yesterday', 1],
      ['2024-01-01 10:00', '1e16'],
      ['2024-01-01 11:00', 'Infinity'],
      ['2024-01-01 12:00', '"1,234"'],
      ...hours.slice(13),
    ]);
    expect(await complaints()).toEqual([
      'line 5 requires a count from 0 to 1e15, got "n/a"',
      'line 6 requires a count from 0 to 1e15, got "-4"',
      'line 7 requires a count from 0 to 1e15, got ""',
      'line 8 requires a count from 0 to 1e15, got nothing',
      'line 9 requires a time such as 2014-07-01 00:30, got "2024-02-30 07:00"',
      'line 10 requires a time such as 2014-07-01 00:30, got "2024-01-01 25:00"',
      'line 11 requires a time such as 2014-07-01 00:30, got "yesterday"',
      'line 12 requires a count from 0 to 1e15, got "1e16"',
      'line 13 requires a count from 0 to 1e15, got "Infinity"',
      'line 14 requires a count from 0 to 1e15, got "1,234"',
    ]);
  });

  test('more than anybody reads, and how many there are', async () => {
    write(hours.map(([time]) => [time!, 'x']));
    const lines = await complaints('--count', 'count');
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('has 484 more problems');
  });

  test('a time that another row has', async () => {
    write([...hours, hours[5]!]);
    expect(await complaints()).toEqual([
      'line 506 requires a time of its own, got "2024-01-01 05:00", which line 7 has (--bin adds the rows of a bin up; --exclude leaves out a window, such as the hour that daylight saving repeats)',
    ]);
    expect((await fit('--exclude', '2024-01-01 05:00/2024-01-01 06:00')).fit.leftOut.rowsInWindows).toBe(2);
  });

  test('rows less than a minute apart, and rows of one bin', async () => {
    write([...hours, ['2024-01-01 05:00:20', 3]]);
    expect(await complaints()).toEqual([
      'line 506 requires a minute of its own, got "2024-01-01 05:00:20" in the same minute as line 7 (--bin adds the rows of a bin up)',
    ]);
    write([...hours, ['2024-01-01 05:20', 3]]);
    expect(await complaints()).toEqual([
      'line 506 requires a bin of 60 minutes of its own, got that of line 7 (--bin adds the rows of a bin up)',
    ]);
  });

  test('times with and without an offset', async () => {
    write(changed(9, ['2024-01-01T09:00Z', 5]));
    expect(await complaints()).toEqual([
      'line 11 requires a time without an offset as line 2 has, or --zone, got "2024-01-01T09:00Z"',
    ]);
    expect((await fit('--zone', '+00:00')).fit['counts']).toBe(504);
  });

  test('a quote that is not closed', async () => {
    writeFileSync(file, `time,count\n"2024-01-01 00:00,5\n${'2024-01-01 00:00,5\n'.repeat(400_000)}`);
    expect(await complaints()).toEqual([
      'line 2 requires an end within 4 MiB (a quote that is not closed runs on)',
    ]);
    write(changed(3, ['"2024-01-01 03:00"x', 5]));
    expect(await complaints()).toEqual(['line 5 requires quotes that are closed and nothing after them']);
  });

  const wholes: [string, readonly Row[], string, string[]?][] = [
    ['no rows', [], 'requires rows with a time and a count, got none'],
    ['one row', hours.slice(0, 1), 'requires two counts or more, got 1'],
    [
      'less than two weeks',
      hours.slice(0, 300),
      'requires counts over at least two weeks (dispersion and memory are told by comparing weeks), got 12.5 days',
    ],
    [
      'nights that were not counted',
      hours.filter((_, hour) => hour % 24 > 4),
      'requires a count in every hour of the week (0 where there was no traffic), got none in 35: Monday 00:00, Monday 01:00, Monday 02:00, …',
    ],
    ['counts of 0 only', hours.map(([time]) => [time!, 0]), 'requires some traffic, got counts of 0 only'],
    [
      'counts every seven minutes',
      hours.map(([, count], index) => [stamp(MONDAY + index * 420_000), count!]),
      'requires bins that divide an hour, or of whole hours that divide a day, got counts every 7 minutes (--bin adds them up)',
    ],
    [
      'counts at any time',
      hours.map(([, count], index) => [
        stamp(MONDAY + (index * 60 + ((index * index) % 23)) * 60_000),
        count!,
      ]),
      expect.stringMatching(
        /^requires counts at regular times, got \d+ minutes between two of them most often, and multiples of it only \d+% of the time \(--bin adds rows up\)$/,
      ) as string,
    ],
    [
      'bins shorter than its own',
      hours,
      'requires --bin to be a multiple of 60, the minutes between two counts, got 30',
      ['--bin', '30'],
    ],
    [
      'a time of another century',
      [...hours, ['1970-01-01 00:00', 4]],
      'line 506 requires a time within 25 years of the others, got "1970-01-01 00:00"',
    ],
    [
      'nothing that is a time',
      hours.map(([time, count]) => [`around ${time}`, count!]),
      'requires a column of times such as 2014-07-01 00:30, got "around 2024-01-01 00:00", "20"',
    ],
    [
      'nothing outside the windows that are left out',
      hours,
      'requires rows outside the windows of --exclude (2024-01-01/2024-01-10, 2024-01-10/2030-01-01), got none: they hold all 504 rows',
      ['--exclude', '2024-01-01/2024-01-10', '--exclude', '2024-01-10/2030-01-01'],
    ],
    [
      'more traffic than a scenario holds',
      hours.map(([time]) => [time!, 9e14]),
      'requires a level above 0 and at most 1,000,000,000 requests a second where the data end, got 2.50e+11',
    ],
  ];
  test.each(wholes)('%s', async (_, rows, problem, options = []) => {
    write(rows);
    expect(await complaints(...options)).toEqual([problem]);
  });

  test('a file that is not there, a folder, binary junk and a device that does not end', async () => {
    const answer = async (other: string) => {
      const { code, stdout, stderr } = await rolloutLab(['fit-traffic', other]);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      return stderr.replace(`${other}: `, '').trimEnd();
    };
    expect(await answer(path.join(folder, 'nowhere.csv'))).toBe('there is no such file');
    expect(await answer(folder)).toBe('is a folder, not a CSV file');
    writeFileSync(
      file,
      Uint8Array.from({ length: 5000 }, (_, index) => (index * 197 + 128) % 256),
    );
    expect(await answer(file)).toBe('is not a text in UTF-8');
    expect(await answer('/dev/zero')).toMatch(/^line 1 requires an end within 4 MiB/);
  });
});

describe('rollout-lab fit-traffic, typed wrongly, says so in one line and ends with 2', () => {
  test.each<[string, string[], string]>([
    ['no file', [], 'requires a FILE: a CSV file of timestamped counts'],
    ['two files', [file, 'b.csv'], 'requires one FILE, got also "b.csv"'],
    [
      'a bin that fits neither hour nor day',
      [file, '--bin', '7'],
      '--bin requires minutes that divide an hour, or whole hours that divide a day, got "7"',
    ],
    ['a bin of no minutes', [file, '--bin', '0'], '--bin requires a whole number from 1 to 1440, got "0"'],
    [
      'a tick that does not divide the bin',
      [file, '--tick', '7'],
      '--tick requires minutes that divide a bin of 60 minutes, got "7" (--bin adds rows up to longer bins)',
    ],
    ['a zone by name', [file, '--zone', 'CET'], '--zone requires ±HH:MM such as +02:00, got "CET"'],
    [
      'a zone that is none',
      [file, '--zone', '+25:00'],
      '--zone requires ±HH:MM such as +02:00, got "+25:00"',
    ],
    [
      'a window without an end',
      [file, '--exclude', '2024-01-01'],
      '--exclude requires FROM/TO, such as 2014-11-27/2014-11-28 or "2014-11-27 06:00/2014-11-27 18:00", got "2024-01-01"',
    ],
    [
      'a window that ends before it begins',
      [file, '--exclude', '2024-01-02/2024-01-01'],
      '--exclude requires FROM before TO, got "2024-01-02/2024-01-01"',
    ],
    [
      'a column that is not there',
      [file, '--time', 'when'],
      '--time requires a column of the file (time, count), got "when"',
    ],
    [
      'the ninth of two columns',
      [file, '--count', '9'],
      '--count requires a column of the file (time, count), got "9"',
    ],
  ])('%s', async (_, words, line) => {
    write(hours);
    expect(await rolloutLab(['fit-traffic', ...words])).toEqual({
      code: 2,
      stdout: '',
      stderr: `rollout-lab: ${line}\n`,
    });
  });

  test('two columns that could be the counts', async () => {
    write(
      hours.map(([time, count]) => [time!, count!, 3]),
      ['time', 'hits in a', 'hits in b'],
    );
    expect(await rolloutLab(['fit-traffic', file])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'rollout-lab: --count requires the column of the counts (hits in a, hits in b), got nothing\n',
    });
  });
});

// Measured: 1 million rows (28 MB) 4.2 s and 250 MB, 10 million rows (278 MB, 19 years of minutes) 17 s and 880 MB.
test('rollout-lab fit-traffic reads a million rows within 500 MB', async () => {
  const output = createWriteStream(file);
  output.write('time,count\n');
  for (let minute = 0; minute < 1e6; minute += 20_000) {
    const rows = Array.from({ length: 20_000 }, (_, more) => {
      const time = new Date(MONDAY + (minute + more) * 60_000).toISOString();
      return `${time},${5 + (((minute + more) * 7919) % 23)}\n`;
    });
    if (!output.write(rows.join(''))) await once(output, 'drain');
  }
  output.end();
  await once(output, 'finish');
  const command = `${await shellCommand()} fit-traffic '${file}' --json`;
  const { stdout, stderr } = await promisify(execFile)(
    'sh',
    ['-c', `NODE_OPTIONS='--require ${path.join(folder, 'peak.cjs')}' ${command}`],
    { maxBuffer: 1e7 },
  );
  expect((JSON.parse(stdout) as Printed).fit['counts']).toBe(1_000_000);
  expect(Number(/peak (\d+)/.exec(stderr)![1])).toBeLessThan(500);
}, 60_000);

writeFileSync(
  path.join(folder, 'peak.cjs'),
  `process.on('exit', () => console.error('peak ' + Math.round(process.resourceUsage().maxRSS / 1024)));`,
);
