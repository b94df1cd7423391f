// `npm run bench`: replications a second for the reference rollout, and the ratio to numpy where /usr/bin/python3
// has it. Whole processes are measured by CPU time, as medians of several runs; the ratio is what counts.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const RUNS = 3;
const REPLICATIONS = Number(process.argv[2] ?? 1000);

const project = new URL('..', import.meta.url);
const path = (/** @type {string} */ relative) => fileURLToPath(new URL(relative, project));
const played = path('node_modules/.cache/bench/play.mjs');

/**
 * @typedef {{ cpuSeconds: number, rolledBack: number, meanHours: number }} Measured
 */

/**
 * Runs a command several times and keeps the run of median CPU time.
 *
 * @param {string} command
 * @param {...string} words
 * @returns {Measured}
 */
function measure(command, ...words) {
  const runs = Array.from({ length: RUNS }, () => {
    const printed = execFileSync(command, words, { encoding: 'utf8' });
    return /** @type {Measured} */ (JSON.parse(printed));
  });
  runs.sort((a, b) => a.cpuSeconds - b.cpuSeconds);
  return /** @type {Measured} */ (runs[Math.floor(RUNS / 2)]);
}

function hasNumpy() {
  try {
    execFileSync('/usr/bin/python3', ['-c', 'import numpy'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** @param {string} label @param {Measured} measured @param {string} more */
function report(label, { cpuSeconds, rolledBack, meanHours }, more = '') {
  const rate = Math.round(REPLICATIONS / cpuSeconds).toLocaleString('en-US');
  const perReplication = ((cpuSeconds / REPLICATIONS) * 1000).toFixed(3);
  console.log(
    `  ${label.padEnd(34)} ${rate.padStart(8)} replications/s   ${perReplication} ms each   (first plan rolled back ${(rolledBack * 100).toFixed(2)}%, verdict at ${meanHours.toFixed(1)} h)${more}`,
  );
}

mkdirSync(path('node_modules/.cache/bench'), { recursive: true });
await build({
  input: {
    play: path('test/bench/play.ts'),
    goals: path('test/bench/goals.ts'),
    worker: path('cli/worker.ts'),
  },
  platform: 'node',
  logLevel: 'warn',
  output: { dir: path('node_modules/.cache/bench'), format: 'esm', entryFileNames: '[name].mjs' },
});
const numpy = hasNumpy();
if (!numpy) console.log('numpy is not there (/usr/bin/python3, Debian: python3-numpy): no ratio to it.');
console.log(
  `Reference rollout, ${REPLICATIONS} replications, CPU time of whole processes, median of ${RUNS}:`,
);
for (const world of ['null', 'drift']) {
  const file = path(`assets/scenarios/reference-${world}.rollout.json`);
  console.log(`reference-${world}`);
  const canary = measure(process.execPath, played, file, 'canary', String(REPLICATIONS));
  if (numpy) {
    const peer = measure(
      '/usr/bin/python3',
      path('test/bench/reference_rollout.py'),
      world,
      String(REPLICATIONS),
    );
    report('canary, numpy (collapsed)', peer);
    report('canary, lazy engine', canary, `   ${(peer.cpuSeconds / canary.cpuSeconds).toFixed(2)}x numpy`);
  } else {
    report('canary, lazy engine', canary);
  }
  const all = measure(process.execPath, played, file, 'ab,canary,interleaved,shadow', String(REPLICATIONS));
  report('four strategies, lazy engine', all);
}

console.log('Goals, median wall time in one process:');
execFileSync(process.execPath, [path('node_modules/.cache/bench/goals.mjs'), path('assets/scenarios')], {
  stdio: 'inherit',
});
