import { readFileSync } from 'node:fs';
import { spawnWorker } from '../../cli/spawnWorker.ts';
import type { EngineName, Scenario, WorkerHandle } from '../../sim-core/index.ts';
import { parseScenario, runPool, summarize } from '../../sim-core/index.ts';
import { compileScenario } from '../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../sim-core/run/playChunk.ts';

/** Speed goals of the core, measured in this process and its threads. Argument: the folder of the scenarios. */
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
async function simulate(of: Scenario, replications: number, workers: number): Promise<void> {
  const settings = { scenario: of, seed: 1, replications, engine: 'auto' as const };
  let used = 0;
  const spawn = () => {
    const handle = (threads[used] ??= spawnWorker());
    used += 1;
    return { ...handle, end: () => {} };
  };
  const { outcomes, complete } = await runPool(settings, { workers, spawn });
  summarize({ ...settings, outcomes, complete });
}

/** One run in this thread. */
const play = (of: Scenario, engine: EngineName, replications: number) =>
  playChunk(compileScenario(of), engine, 1, { from: 0, to: replications });

function report(goal: string, what: string, measured: string): void {
  console.log(`  ${goal.padEnd(4)} ${what.padEnd(68)} ${measured}`);
}

const inMs = (value: number) => `${value.toFixed(0)} ms`;
const reference = scenario('reference-null');
const canary = only(reference, 'canary');

const four = await milliseconds(5, () => simulate(reference, 1000, 2));
report(
  'G1',
  '1,000 replications x 4 strategies, two threads (warm <= 500 ms)',
  `warm ${inMs(four.warm)}, cold ${inMs(four.cold)}`,
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
report('G2', 'first estimate after an edit: 200 replications x 4, one thread (<= 150 ms)', inMs(first.warm));

const walk = await milliseconds(3, () => play(reference, 'ticks', 1000));
report('G3', 'tick walk: 1,000 replications x 4, one thread (<= 4,000 ms)', inMs(walk.warm));

const usual = await milliseconds(5, () => play(canary, 'lazy', 1000));
const busy = {
  ...canary,
  world: { ...canary.world, traffic: { ...canary.world.traffic, requestsPerSecond: 1e7 } },
};
const busier = await milliseconds(5, () => play(busy, 'lazy', 1000));
report('G7', 'request rate x 10,000 (<= 1.6x the cost)', `${(busier.warm / usual.warm).toFixed(2)}x`);

const coarse = { ...canary, world: { ...canary.world, tickMinutes: 60 } };
const fine = { ...canary, world: { ...canary.world, tickMinutes: 60 / 80 } };
const few = await milliseconds(5, () => play(coarse, 'lazy', 1000));
const many = await milliseconds(5, () => play(fine, 'lazy', 1000));
report(
  'G7',
  'ticks x 80, from hours to 45 seconds (<= 3x the cost)',
  `${(many.warm / few.warm).toFixed(2)}x`,
);

const sessions = {
  ...scenario('ranking-win'),
  world: {
    ...scenario('ranking-win').world,
    traffic: { ...scenario('ranking-win').world.traffic, requestsPerSecond: 1e6 / (0.1 * 72 * 3600) },
  },
};
const million = await milliseconds(5, () => play(only(sessions, 'interleaved'), 'lazy', 1000));
report('G8', 'a million interleaved sessions (<= 2 ms)', `${(million.warm / 1000).toFixed(3)} ms`);

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
    phases: plan.phases.map((phase) => ({ ...phase, limit: 100 })),
  })),
};
const { columns } = play(rare, 'lazy', 10_000)[0]!;
const mean = columns.extraFailures.reduce((sum, value) => sum + value, 0) / columns.extraFailures.length;
const expected = stages.reduce((sum, { share, hours }) => sum + share * hours * 3600 * 1000 * 1e-8, 0);
report(
  'G11',
  'a risk of 1e-8 a request, 10,000 replications (<= 1% error)',
  `${((Math.abs(mean - expected) / expected) * 100).toFixed(4)}%`,
);

for (const thread of threads) thread.end();
