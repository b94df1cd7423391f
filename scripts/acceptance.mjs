// Holds what is shipped against the real data it was fitted from: `node scripts/acceptance.mjs FOLDER`, where FOLDER
// holds the Numenta Anomaly Benchmark (commit ea702d75) as `nab/`. Not part of `npm test`, which needs no data.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const HALF_HOUR = 1_800_000;
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('acceptance requires the folder of the real data');
  process.exit(2);
}

/** @param {string} stamp "2014-07-01 00:00:00", as in the data and their labels */
const instant = (stamp) => Date.parse(`${stamp.slice(0, 19).replace(' ', 'T')}Z`);

/** Hours since Monday 00:00. @param {number} time */
const hourOfWeek = (time) => {
  const date = new Date(time);
  return ((date.getUTCDay() + 6) % 7) * 24 + date.getUTCHours() + date.getUTCMinutes() / 60;
};

/** Taxi trips by half hour with the labelled incidents left out. @returns {{ time: number, value: number }[]} */
function taxiTrips() {
  const name = 'realKnownCause/nyc_taxi.csv';
  /** @type {Record<string, [string, string][]>} */
  const windows = JSON.parse(
    readFileSync(join(/** @type {string} */ (folder), 'nab/labels/combined_windows.json'), 'utf8'),
  );
  const incidents = (windows[name] ?? []).map(([from, to]) => ({ from: instant(from), to: instant(to) }));
  return readFileSync(join(/** @type {string} */ (folder), 'nab', name), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [stamp = '', value = ''] = line.split(',');
      return { time: instant(stamp), value: Number(value) };
    })
    .filter(({ time }) => !incidents.some(({ from, to }) => from <= time && time <= to));
}

/** Mean by key. @template Row @param {Row[]} rows @param {(row: Row) => number} key @param {(row: Row) => number} value */
function meansBy(rows, key, value) {
  /** @type {Map<number, { sum: number, count: number }>} */
  const groups = new Map();
  for (const row of rows) {
    const group = groups.get(key(row)) ?? { sum: 0, count: 0 };
    groups.set(key(row), { sum: group.sum + value(row), count: group.count + 1 });
  }
  return new Map([...groups].map(([name, { sum, count }]) => [name, sum / count]));
}

const trips = taxiTrips();
const byHour = meansBy(
  trips,
  ({ time }) => Math.floor(hourOfWeek(time)),
  ({ value }) => value,
);
const mean = [...byHour.values()].reduce((sum, value) => sum + value, 0) / 168;
const profile = Array.from({ length: 168 }, (_, hour) => (byHour.get(hour) ?? NaN) / mean);

const byHalfHour = meansBy(
  trips,
  ({ time }) => hourOfWeek(time),
  ({ value }) => value,
);
const rest = new Map(
  trips.map(({ time, value }) => [time, value / (byHalfHour.get(hourOfWeek(time)) ?? NaN) - 1]),
);
const average = (/** @type {number[]} */ values) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = average([...rest.values()].map((value) => value * value));
const poissonPart = average(trips.map(({ time }) => 1 / (byHalfHour.get(hourOfWeek(time)) ?? NaN)));
const neighbours = [...rest].flatMap(([time, value]) => {
  const next = rest.get(time + HALF_HOUR);
  return next === undefined ? [] : [value * next];
});
const lagOne = average(neighbours) / variance;

const shipped = JSON.parse(
  readFileSync(new URL('../assets/scenarios/slow-burn.rollout.json', import.meta.url), 'utf8'),
).world.traffic;
let failed = 0;

/** @param {string} what @param {number} got @param {number} expected @param {number} tolerance */
function compare(what, got, expected, tolerance) {
  const holds = Math.abs(got - expected) <= tolerance;
  if (!holds) failed += 1;
  console.log(
    `${holds ? 'ok    ' : 'FAILED'} ${what}: shipped ${got.toFixed(4)}, data ${expected.toFixed(4)}`,
  );
}

compare(
  'largest difference of the hour-of-week profile',
  Math.max(...profile.map((weight, hour) => Math.abs(weight - shipped.shape.hourOfWeek[hour]))),
  0,
  6e-5,
);
compare('dispersion', shipped.dispersion, variance - poissonPart, 0.0005);
compare('lag-one correlation at half an hour', Math.exp(-0.5 / shipped.memoryHours), lagOne, 0.005);
process.exit(failed > 0 ? 1 : 0);
