// Holds what is shipped, and what fit-traffic makes of real counts, against the data themselves:
// `node scripts/acceptance.mjs FOLDER`, where FOLDER holds the Numenta Anomaly Benchmark (commit ea702d75) as `nab/` and
// the bike hires of Fanaee-T and Gama (2013) as `bike_sharing/`. Not part of `npm test`, which needs no data.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'rolldown';
import { ensureBuilt } from './build.mjs';

/** @typedef {{ time: number, value: number }[]} Rows `time` in minutes since 1970 */
/** @typedef {{ binMinutes: number, firstMinuteOfWeek: number, bins: Int32Array, counts: Float64Array }} CountSeries */
/** @typedef {{ peakToTrough: number, dispersion: number, lagOne: number }} Figures */
/**
 * @typedef {object} Fit what is used here of the core's TrafficFit
 * @property {{ trendPerWeek: number, dispersion: number, memoryHours: number }} traffic
 * @property {number} stepMinutes
 * @property {number | undefined} peakToTrough
 * @property {{ dispersion: number, lagOne: number }} binIntensity
 */

const projectFolder = path.dirname(import.meta.dirname);
const MINUTES_PER_WEEK = 10_080;
const FIRST_MONDAY_MINUTE = 4 * 1440;
const TICK_MINUTES = 5;
const SEEDS = 40;

const folder = process.argv[2] ?? '';
if (folder === '') {
  console.error('acceptance requires the folder of the real data');
  process.exit(2);
}

let failed = 0;

/** @param {boolean} holds @param {string} what */
function report(holds, what) {
  if (!holds) failed += 1;
  console.log(`${holds ? 'ok    ' : 'FAILED'} ${what}`);
}

/** Minutes since 1970. @param {string} stamp "2014-07-01 00:00:00", as in the data and their labels */
const minuteOf = (stamp) => Math.floor(Date.parse(`${stamp.slice(0, 19).replace(' ', 'T')}Z`) / 60_000);

/** @param {number} minute */
const stampOf = (minute) => new Date(minute * 60_000).toISOString().slice(0, 16);

/** Minutes since Monday 00:00. @param {number} minute */
const minuteOfWeek = (minute) =>
  (((minute - FIRST_MONDAY_MINUTE) % MINUTES_PER_WEEK) + MINUTES_PER_WEEK) % MINUTES_PER_WEEK;

/** @param {string} file */
const linesOf = (file) => readFileSync(path.join(folder, file), 'utf8').trim().split('\n').slice(1);

/** Labelled incidents, the last minute included, as in the benchmark. @param {string} name @returns {[number, number][]} */
function incidents(name) {
  const windows = JSON.parse(readFileSync(path.join(folder, 'nab/labels/combined_windows.json'), 'utf8'));
  return windows[name].map((/** @type {[string, string]} */ [from, to]) => [minuteOf(from), minuteOf(to)]);
}

/** A series of the benchmark without its labelled incidents. @param {string} name @returns {Rows} */
function benchmarkRows(name) {
  const windows = incidents(name);
  return linesOf(`nab/${name}`)
    .map((line) => {
      const [stamp = '', value = ''] = line.split(',');
      return { time: minuteOf(stamp), value: Number(value) };
    })
    .filter(({ time }) => !windows.some(([from, to]) => from <= time && time <= to));
}

/** @returns {Rows} */
function bikeRows() {
  return linesOf('bike_sharing/hour.csv').map((line) => {
    const cells = line.split(',');
    return { time: minuteOf(`${cells[1]} 00:00:00`) + 60 * Number(cells[5]), value: Number(cells[16]) };
  });
}

/** @param {Rows} rows @param {number} binMinutes @returns {CountSeries} */
function seriesOf(rows, binMinutes) {
  const first = rows[0]?.time ?? 0;
  return {
    binMinutes,
    firstMinuteOfWeek: minuteOfWeek(first),
    bins: Int32Array.from(rows, ({ time }) => (time - first) / binMinutes),
    counts: Float64Array.from(rows, ({ value }) => value),
  };
}

/** @param {number[]} values */
const average = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean by key. @param {CountSeries} series @param {(minuteOfWeek: number) => number} key @param {readonly number[]} [values] */
function meansBy({ firstMinuteOfWeek, bins, binMinutes, counts }, key, values = [...counts]) {
  /** @type {Map<number, number[]>} */
  const groups = new Map();
  const keys = Array.from(bins, (bin) => key((firstMinuteOfWeek + bin * binMinutes) % MINUTES_PER_WEEK));
  keys.forEach((name, index) => {
    const group = groups.get(name);
    if (group) group.push(values[index] ?? NaN);
    else groups.set(name, [values[index] ?? NaN]);
  });
  const means = new Map([...groups].map(([name, group]) => [name, average(group)]));
  return { means, ofEach: keys.map((name) => means.get(name) ?? NaN) };
}

/**
 * The plainest figures, without any model, in which the published ones are given: hour-of-day means, largest over smallest; about the mean m of the hour of
 * the week, the sum of squares beyond Poisson over the sum of m^2; the correlation of neighbouring (y - m) / sqrt(m).
 *
 * The fitted ones differ, by design. Dispersion and correlation are free of the bias of an estimated mean (which takes
 * .05 for .12 in the two weeks of the load balancer) and of Poisson noise (which takes .49 for .62 of the tweets); and
 * where the weeks agree on what happens within an hour, it belongs to the profile and not to the noise (which takes .40
 * for .94 of the taxi trips); a significant trend is taken out (.21 to .14 and .91 to .95 of the bikes).
 * @param {CountSeries} series
 * @returns {Figures}
 */
function plainFigures(series) {
  const days = [...meansBy(series, (minute) => Math.floor(minute / 60) % 24).means.values()];
  const { ofEach } = meansBy(series, (minute) => Math.floor(minute / 60));
  const rest = ofEach.map((mean, index) => (series.counts[index] ?? NaN) - mean);
  const excess = rest.reduce((sum, value, index) => sum + value * value - (series.counts[index] ?? NaN), 0);
  const scaled = rest.map((value, index) => value / Math.sqrt(ofEach[index] || 1));
  const neighbours = scaled.flatMap((value, index) =>
    series.bins[index + 1] === (series.bins[index] ?? NaN) + 1 ? [value * (scaled[index + 1] ?? NaN)] : [],
  );
  return {
    peakToTrough: Math.max(...days) / Math.min(...days),
    dispersion: excess / ofEach.reduce((sum, mean) => sum + mean * mean, 0),
    lagOne: average(neighbours) / average(scaled.map((value) => value * value)),
  };
}

/** The core's fitting and its random streams. */
async function loadCore() {
  // Node cannot read TypeScript by itself everywhere; the bundle is run from memory and leaves no file.
  const entry = `export * from './sim-core/traffic/index.ts'; export { openStream, streamKey } from './sim-core/random/index.ts';`;
  const bundle = await build({
    cwd: projectFolder,
    input: 'entry',
    platform: 'neutral',
    write: false,
    output: { format: 'esm' },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? path.join(projectFolder, 'acceptanceEntry.ts') : undefined),
        load: (id) => (id === path.join(projectFolder, 'acceptanceEntry.ts') ? entry : undefined),
      },
    ],
  });
  return import(`data:text/javascript;base64,${Buffer.from(bundle.output[0].code).toString('base64')}`);
}

const core = await loadCore();

/** @param {CountSeries} series @param {number} [stepMinutes] @returns {Fit} */
function fitOf(series, stepMinutes) {
  const { fit, refusal } = core.fitTraffic(series, TICK_MINUTES, stepMinutes);
  if (!fit) throw new Error(refusal);
  return fit;
}

/** Our own figures. @param {Fit} fit @returns {Figures} */
const fittedFigures = ({ peakToTrough = NaN, binIntensity }) => ({ peakToTrough, ...binIntensity });

const names = /** @type {const} */ (['peakToTrough', 'dispersion', 'lagOne']);
const titles = { peakToTrough: 'peak/trough', dispersion: 'dispersion', lagOne: 'lag-one correlation' };

/**
 * Whether a real series could be one of its synthetic twins: every figure lies within two standard deviations of the
 * twins' mean, the sampling error of one such series. It would lie at the mean itself, for the twins are made from it,
 * but for biases: noise of the profile widens largest-over-smallest, most in the two weeks of the load balancer.
 * @param {string} what @param {Figures} real @param {Figures[]} twins
 * @param {number} allowed part of a figure that the twins may miss it by however small their spread
 */
function compareFigures(what, real, twins, allowed) {
  for (const name of names) {
    const values = twins.map((twin) => twin[name]);
    const mean = average(values);
    const deviation = Math.sqrt(average(values.map((value) => (value - mean) ** 2)) * (SEEDS / (SEEDS - 1)));
    const apart = Math.abs(mean - real[name]);
    report(
      apart <= Math.max(2 * deviation, allowed * real[name]),
      `${what} ${titles[name]}: real ${real[name].toPrecision(4)}, synthetic ${mean.toPrecision(4)} ± ${deviation.toPrecision(2)} (${(apart / deviation).toFixed(1)} deviations, ${((100 * apart) / real[name]).toFixed(1)}%)`,
    );
  }
}

/** @param {string} title @param {CountSeries} series @param {Figures} published */
function compareTwins(title, series, published) {
  const fit = fitOf(series);
  const key = core.streamKey('acceptance', title);
  const traffic = core.trafficFromStart(fit);
  const twins = Array.from({ length: SEEDS }, (_, seed) =>
    core.synthesizeCounts(core.openStream(key, seed), traffic, TICK_MINUTES, series),
  );
  console.log(
    `\n${title}: ${series.bins.length} counts of ${series.binMinutes} min, profile by ${fit.stepMinutes} min, trend ${fit.traffic.trendPerWeek === 0 ? 'none' : `${(100 * fit.traffic.trendPerWeek).toFixed(2)}% a week`}, ${SEEDS} synthetic series by ticks of ${TICK_MINUTES} min (dispersion ${fit.traffic.dispersion}, memory ${fit.traffic.memoryHours} h)`,
  );
  const plain = plainFigures(series);
  for (const name of names) {
    report(
      Math.abs(plain[name] - published[name]) <= 0.005 * Math.max(1, published[name]) + 1e-9,
      `plain ${titles[name]} as published: ${plain[name].toPrecision(4)}, published ${published[name]}`,
    );
  }
  const refitted = twins.map((twin) => fittedFigures(fitOf(twin, fit.stepMinutes)));
  compareFigures('fitted', fittedFigures(fit), refitted, 0);
  // Nothing was fitted to the plain figures: spikes and seasons, which no AR(1) of Gammas has, may move them a little.
  compareFigures('plain', plain, twins.map(plainFigures), 0.05);
  return fit;
}

/** The command line reads the very same. @param {string} file @param {string[]} options @param {Fit} fit */
function compareCommand(file, options, fit) {
  const command = [path.join(projectFolder, 'dist/cli/main.mjs'), 'fit-traffic', file, '--json', ...options];
  const { stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  const got = stdout === '' ? undefined : JSON.parse(stdout).traffic;
  if (got) delete got.shape.source;
  report(
    JSON.stringify(got) === JSON.stringify(fit.traffic),
    `fit-traffic prints the same traffic ${stderr}`,
  );
}

await ensureBuilt(['cli']);

const published = {
  'realAWSCloudwatch/elb_request_count_8c0756.csv': {
    binMinutes: 5,
    peakToTrough: 2.17,
    dispersion: 0.6,
    lagOne: 0.05,
  },
  'realKnownCause/nyc_taxi.csv': { binMinutes: 30, peakToTrough: 6.46, dispersion: 0.012, lagOne: 0.4 },
  'realTweets/Twitter_volume_AMZN.csv': { binMinutes: 5, peakToTrough: 2.43, dispersion: 0.11, lagOne: 0.49 },
};
for (const [name, { binMinutes, ...figures }] of Object.entries(published)) {
  const fit = compareTwins(name, seriesOf(benchmarkRows(name), binMinutes), figures);
  const options = incidents(name).map(([from, to]) => `--exclude=${stampOf(from)}/${stampOf(to + 1)}`);
  compareCommand(path.join(folder, 'nab', name), options, fit);
}

const scratch = mkdtempSync(path.join(tmpdir(), 'rollout-lab-acceptance-'));
try {
  const rows = bikeRows();
  const fit = compareTwins('bike_sharing/hour.csv', seriesOf(rows, 60), {
    peakToTrough: 72.6,
    dispersion: 0.21,
    lagOne: 0.91,
  });
  const file = path.join(scratch, 'bikes.csv');
  writeFileSync(
    file,
    ['time,count', ...rows.map(({ time, value }) => `${stampOf(time)},${value}`)].join('\n'),
  );
  compareCommand(file, [], fit);
} finally {
  rmSync(scratch, { recursive: true });
}

console.log('\nslow-burn, as shipped, and the taxi trips that it was made of');
const trips = seriesOf(benchmarkRows('realKnownCause/nyc_taxi.csv'), 30);
const shipped = JSON.parse(
  readFileSync(new URL('../assets/scenarios/slow-burn.rollout.json', import.meta.url), 'utf8'),
).world.traffic;

/** @param {string} what @param {number} got @param {number} expected @param {number} tolerance */
function compareShipped(what, got, expected, tolerance) {
  report(
    Math.abs(got - expected) <= tolerance,
    `${what}: shipped ${got.toFixed(4)}, data ${expected.toFixed(4)}`,
  );
}

const byHour = meansBy(trips, (minute) => Math.floor(minute / 60)).means;
const mean = average([...byHour.values()]);
const profile = Array.from({ length: 168 }, (_, hour) => (byHour.get(hour) ?? NaN) / mean);
const { ofEach: halfHourMeans } = meansBy(trips, (minute) => minute);
const rest = halfHourMeans.map((expected, index) => (trips.counts[index] ?? NaN) / expected - 1);
const variance = average(rest.map((value) => value * value));
const poissonPart = average(halfHourMeans.map((expected) => 1 / expected));
const neighbours = rest.flatMap((value, index) =>
  trips.bins[index + 1] === (trips.bins[index] ?? NaN) + 1 ? [value * (rest[index + 1] ?? NaN)] : [],
);
compareShipped(
  'largest difference of the hour-of-week profile',
  Math.max(...profile.map((weight, hour) => Math.abs(weight - shipped.shape.hourOfWeek[hour]))),
  0,
  6e-5,
);
compareShipped('dispersion', shipped.dispersion, variance - poissonPart, 0.0005);
compareShipped(
  'lag-one correlation at half an hour',
  Math.exp(-0.5 / shipped.memoryHours),
  average(neighbours) / variance,
  0.005,
);
process.exit(failed > 0 ? 1 : 0);
