import { readFileSync } from 'node:fs';
import { spawnWorker } from '../../cli/spawnWorker.ts';
import type { EngineName, Scenario, SimulationResult, WorkerHandle } from '../../sim-core/index.ts';
import { parseScenario, runPool, summarize } from '../../sim-core/index.ts';
import { compileScenario } from '../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../sim-core/run/playChunk.ts';
import { kolmogorovSmirnovTest } from '../../sim-core/statistics/index.ts';
import { smallWorlds } from '../sim-core/worlds.ts';
import { report } from '../../scripts/benchReport.mjs';

/** The goals that one process and its threads measure by themselves. Argument: the folder of the scenarios. */
const [folder] = process.argv.slice(2) as [string];

function scenario(id: string): Scenario {
  const read = parseScenario(readFileSync(`${folder}/${id}.rollout.json`, 'utf8'));
  if (!read.scenario) throw new Error(`${id} is not a scenario`);
  return read.scenario;
}

const only = (of: Scenario, plan: string): Scenario => ({
  ...of,
  plans: of.plans.filter(({ id }) => id === plan),
});

/** Median wall time of some runs after a first, in milliseconds. */
async function milliseconds(runs: number, work: () => unknown): Promise<{ cold: number; warm: number }> {
  const times: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  const [cold = Number.NaN, ...rest] = times;
  rest.sort((a, b) => a - b);
  return { cold, warm: rest[Math.floor(rest.length / 2)]! };
}

/** Threads that stay for the next run, as long as the bench lasts. */
const threads: WorkerHandle[] = [];

/** One run with threads, from settings to result object. */
async function simulate(of: Scenario, replications: number, workers: number): Promise<SimulationResult> {
  const settings = { scenario: of, seed: 1, replications, engine: 'auto' as const };
  let used = 0;
  const spawn = () => {
    const handle = (threads[used] ??= spawnWorker());
    used += 1;
    return { ...handle, end: () => {} };
  };
  const { outcomes, complete } = await runPool(settings, { workers, spawn });
  return summarize({ ...settings, outcomes, complete });
}

/** One run in this thread. */
const play = (of: Scenario, engine: EngineName, replications: number) =>
  playChunk(compileScenario(of), engine, 1, { from: 0, to: replications });

const inMs = (value: number) => `${value.toFixed(0)} ms`;
const reference = scenario('reference-null');
const canary = only(reference, 'canary');

const four = await milliseconds(5, () => simulate(reference, 1000, 2));
report(
  'G1',
  '1,000 replications x 4 strategies, two threads: warm <= 500 ms, cold <= 1,000 ms',
  `warm ${inMs(four.warm)}, cold ${inMs(four.cold)}`,
  four.warm <= 500 && four.cold <= 1000,
);

let edit = 0;
const first = await milliseconds(7, () => {
  // An edit makes a new world: nothing compiled before may serve.
  edit += 1;
  const drifts = reference.world.drifts.map((drift) => ({ ...drift, change: -0.03 - edit / 1e6 }));
  const edited = { ...reference, world: { ...reference.world, drifts } };
  const outcomes = play(edited, 'lazy', 200);
  summarize({ scenario: edited, seed: 1, engine: 'lazy', outcomes, complete: true });
});
report(
  'G2',
  'first estimate after an edit, 200 replications x 4, one thread: <= 150 ms',
  inMs(first.warm),
  first.warm <= 150,
);

const walk = await milliseconds(3, () => play(reference, 'ticks', 1000));
report(
  'G3',
  'any rule (tick walk), 1,000 replications x 4, one thread: <= 4,000 ms',
  inMs(walk.warm),
  walk.warm <= 4000,
);

const usual = await milliseconds(5, () => play(canary, 'lazy', 1000));
const busy = {
  ...canary,
  world: { ...canary.world, traffic: { ...canary.world.traffic, requestsPerSecond: 1e7 } },
};
const busier = await milliseconds(5, () => play(busy, 'lazy', 1000));
const costOfRate = busier.warm / usual.warm;
report('G7', 'request rate x 10,000: <= 1.6x the cost', `${costOfRate.toFixed(2)}x`, costOfRate <= 1.6);

const coarse = { ...canary, world: { ...canary.world, tickMinutes: 60 } };
const fine = { ...canary, world: { ...canary.world, tickMinutes: 60 / 80 } };
const few = await milliseconds(5, () => play(coarse, 'lazy', 1000));
const many = await milliseconds(5, () => play(fine, 'lazy', 1000));
const costOfTicks = many.warm / few.warm;
report(
  'G7',
  'ticks x 80, from hours to 45 seconds: <= 3x the cost',
  `${costOfTicks.toFixed(2)}x`,
  costOfTicks <= 3,
);

const sessions = {
  ...scenario('ranking-win'),
  world: {
    ...scenario('ranking-win').world,
    traffic: { ...scenario('ranking-win').world.traffic, requestsPerSecond: 1e6 / (0.1 * 72 * 3600) },
  },
};
const million = await milliseconds(5, () => play(only(sessions, 'interleaved'), 'lazy', 1000));
report(
  'G8',
  'a million interleaved sessions: <= 2 ms',
  `${(million.warm / 1000).toFixed(3)} ms`,
  million.warm / 1000 <= 2,
);

const AGREEMENT = { replications: 1000, level: 1e-4 };
let leastPValue = 1;
for (const make of Object.values(smallWorlds)) {
  const small = make();
  const replicate = (engine: EngineName, seed: number) =>
    playChunk(compileScenario(small), engine, seed, { from: 0, to: AGREEMENT.replications });
  const [lazy, events] = [replicate('lazy', 1), replicate('events', 2)];
  lazy.forEach((outcomes, plan) => {
    for (const column of ['verdict', 'decisionHours', 'requests', 'users', 'unitsSeen'] as const) {
      const [one, other] = [outcomes, events[plan]!].map(({ columns }) =>
        columns[column].map((value) => (Number.isNaN(value) ? -1 : value)),
      );
      leastPValue = Math.min(leastPValue, kolmogorovSmirnovTest(one!, other!)!.pValue);
    }
  });
}
report(
  'G9',
  `${Object.keys(smallWorlds).length} worlds, lazy against events, ${AGREEMENT.replications} replications (20,000: npm run test:long)`,
  `least p of Kolmogorov-Smirnov ${leastPValue.toExponential(1)}`,
  leastPValue > AGREEMENT.level,
);

const texts: string[] = [];
for (const workers of [1, 2, 3]) texts.push(JSON.stringify(await simulate(reference, 300, workers)));
const identical = texts.every((text) => text === texts[0]);
report(
  'G10',
  '1, 2 and 3 threads, the same bytes (in the browser: npm run test:browser)',
  identical ? 'identical' : 'different',
  identical,
);

// A gate that never acts: what is measured is the risk, not false alarms.
const stages = canary.plans[0]!.phases[0]!['stages'] as { share: number; hours: number }[];
const rare = {
  ...canary,
  world: {
    ...canary.world,
    drifts: [],
    incumbent: { segments: {} },
    challenger: { segments: {}, error: 1e-8 },
  },
  plans: canary.plans.map((plan) => ({
    ...plan,
    phases: plan.phases.map((phase) => ({
      ...phase,
      gates: (phase['gates'] as object[]).map((gate) => ({ ...gate, limit: 100 })),
    })),
  })),
};
const { columns } = play(rare, 'lazy', 10_000)[0]!;
const mean = columns.extraFailures.reduce((sum, value) => sum + value, 0) / columns.extraFailures.length;
const expected = stages.reduce((sum, { share, hours }) => sum + share * hours * 3600 * 1000 * 1e-8, 0);
const error = Math.abs(mean - expected) / expected;
report(
  'G11',
  'a risk of 1e-8 a request from 10,000 replications: <= 1% error',
  `${(error * 100).toFixed(4)}%`,
  error <= 0.01,
);

for (const thread of threads) thread.end();
