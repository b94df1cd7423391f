// `npm run bench [-- REPLICATIONS]`: the speed goals G1 to G12, one line each, and what the figures come from. Others'
// programs (numpy, C, R) are measured where they are there, the page where there is a browser. Whole processes are measured by CPU time, as
// medians of several runs taken in turn; the ratio is what counts.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { compact } from '../rolldown.config.mjs';
import { report } from './benchReport.mjs';

const RUNS = 5;
const REPLICATIONS = Number(process.argv[2] ?? 10_000);

const project = new URL('..', import.meta.url);
const path = (/** @type {string} */ relative) => fileURLToPath(new URL(relative, project));
const folder = 'node_modules/.cache/bench';
const scenarioFile = (/** @type {string} */ world) =>
  path(`assets/scenarios/reference-${world}.rollout.json`);

/**
 * What a measured process prints of itself.
 *
 * @typedef {{ cpuSeconds: number, rolledBack?: number, meanHours?: number, rejected?: number, peakMebibytes?: number }} Measured
 */

/**
 * Runs commands several times in turn and keeps each one's run of median CPU time, with the median of their memory.
 *
 * @param {...(string[] | undefined)} commands undefined where there is nothing to run
 * @returns {(Measured | undefined)[]}
 */
function measure(...commands) {
  const runs = commands.map(() => /** @type {Measured[]} */ ([]));
  for (let run = 0; run < RUNS; run += 1) {
    commands.forEach((command, index) => {
      if (!command) return;
      const printed = execFileSync(/** @type {string} */ (command[0]), command.slice(1), {
        encoding: 'utf8',
      });
      runs[index]?.push(/** @type {Measured} */ (JSON.parse(printed)));
    });
  }
  return runs.map((ofCommand) => {
    const middle = Math.floor(RUNS / 2);
    const peaks = ofCommand.map(({ peakMebibytes = Number.NaN }) => peakMebibytes).sort((a, b) => a - b);
    ofCommand.sort((a, b) => a.cpuSeconds - b.cpuSeconds);
    const median = ofCommand[middle];
    return median && { ...median, peakMebibytes: peaks[middle] };
  });
}

/**
 * Whether a command runs without complaint.
 *
 * @param {string} command
 * @param {...string} words
 */
function canRun(command, ...words) {
  try {
    execFileSync(command, words, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** @param {string} name @param {...string} words */
const ours = (name, ...words) => [process.execPath, path(`${folder}/${name}.mjs`), ...words];

/** @param {Measured} measured */
const each = ({ cpuSeconds }) => `${((cpuSeconds / REPLICATIONS) * 1000).toFixed(4)} ms a replication`;

/** @param {Measured} measured */
const outcome = ({ rolledBack = Number.NaN, meanHours = Number.NaN }) =>
  `rolled back ${(rolledBack * 100).toFixed(2)}%, ended at ${meanHours.toFixed(1)} h`;

mkdirSync(path(folder), { recursive: true });
const programs = {
  play: 'test/bench/play.ts',
  lazyWalk: 'test/bench/lazyWalk.ts',
  groupSequential: 'test/bench/groupSequential.ts',
  goals: 'test/bench/goals.ts',
  worker: 'cli/worker.ts',
};
// Each by itself: in parts that they share, a short run would load what only another needs.
for (const [name, entry] of Object.entries(programs)) {
  await build({
    input: { [name]: path(entry) },
    platform: 'node',
    logLevel: 'warn',
    output: { dir: path(folder), format: 'esm', ...compact, entryFileNames: '[name].mjs' },
  });
}

console.log('Goals G1 to G3 and G7 to G11, median wall time in one process:');
execFileSync(process.execPath, [path(`${folder}/goals.mjs`), path('assets/scenarios')], { stdio: 'inherit' });

console.log(`Goals G4 to G6 and G12, CPU time, median of ${RUNS}; ${REPLICATIONS} replications:`);
const hasNumpy = canRun('/usr/bin/python3', '-c', 'import numpy');
for (const world of ['null', 'drift']) {
  const [canary, numpy] = measure(
    ours('play', scenarioFile(world), 'canary', String(REPLICATIONS)),
    hasNumpy
      ? ['/usr/bin/python3', path('test/bench/reference_rollout.py'), world, String(REPLICATIONS)]
      : undefined,
  );
  if (!canary) continue;
  console.log(`       reference-${world}, canary, whole process: ${each(canary)} (${outcome(canary)})`);
  if (!numpy) continue;
  console.log(`       the same in numpy, collapsed: ${each(numpy)} (${outcome(numpy)})`);
  const ratio = numpy.cpuSeconds / canary.cpuSeconds;
  const figure = `${ratio.toFixed(1)}x`;
  if (world === 'null') report('G4', 'whole process against collapsed numpy: >= 10x', figure, ratio >= 10);
  else console.log(`       ratio ${figure}`);
}
if (!hasNumpy) console.log('  G4   not measured: /usr/bin/python3 has no numpy (Debian: python3-numpy)');

const walk = path(`${folder}/lazy_walk`);
const hasC = canRun('gcc', '-O3', '-march=native', '-o', walk, path('test/bench/lazy_walk.c'), '-lm');
const [search, c] = measure(
  ours('lazyWalk', scenarioFile('null'), String(REPLICATIONS)),
  hasC ? [walk, String(REPLICATIONS)] : undefined,
);
if (search && c) {
  const ratio = search.cpuSeconds / c.cpuSeconds;
  console.log(
    `       the search for the gate alone, warm, no users drawn: ${each(search)}; in C -O3: ${each(c)}`,
  );
  report('G5', 'against C -O3 with the same algorithm: <= 2x', `${ratio.toFixed(2)}x`, ratio <= 2);
} else console.log('  G5   not measured: there is no gcc');

const TRIALS = 1_000_000;
const PEER_TRIALS = 100_000;
/** By convolution of the stages' binomials. */
const REJECTION_RATE = 0.86501124;
/** What rpact 3.3 took on two shared cores, for where it is not installed. */
const PUBLISHED_MICROSECONDS = 45;
const hasPeer = canRun('Rscript', '-e', 'library(rpact)');
const [trials, peer] = measure(
  ours('groupSequential', String(TRIALS)),
  hasPeer ? ['Rscript', path('test/bench/group_sequential.R'), String(PEER_TRIALS)] : undefined,
);
if (trials) {
  const microseconds = (trials.cpuSeconds / TRIALS) * 1e6;
  const theirs = peer ? (peer.cpuSeconds / PEER_TRIALS) * 1e6 : PUBLISHED_MICROSECONDS;
  const rate = trials.rejected ?? Number.NaN;
  const errors =
    Math.abs(rate - REJECTION_RATE) / Math.sqrt((REJECTION_RATE * (1 - REJECTION_RATE)) / TRIALS);
  const source = peer ? `rpact ${theirs.toFixed(1)} us` : `rpact ${theirs} us, measured elsewhere`;
  report(
    'G6',
    'group-sequential trials: >= 50x rpact, rejection rate within 3 standard errors',
    `${(theirs / microseconds).toFixed(0)}x (${microseconds.toFixed(3)} us a trial; ${source}), rejected ${rate.toFixed(4)} against ${REJECTION_RATE.toFixed(4)}, ${errors.toFixed(1)} standard errors`,
    theirs / microseconds >= 50 && errors <= 3,
  );
}

const [all] = measure(
  ours('play', scenarioFile('null'), 'ab,canary,interleaved,shadow', String(REPLICATIONS)),
);
if (all?.peakMebibytes) {
  report(
    'G12',
    'peak memory of a process, Node itself included, four strategies: <= 100 MiB',
    `${all.peakMebibytes.toFixed(1)} MiB (${each(all)})`,
    all.peakMebibytes <= 100,
  );
} else console.log('  G12  not measured: there is no /proc');

execFileSync(process.execPath, [path('scripts/benchPage.mjs')], { stdio: 'inherit' });
