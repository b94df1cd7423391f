import { availableParallelism } from 'node:os';
import type { PoolProgress, RunSettings } from '../../sim-core/index.ts';
import {
  MAX_REPLICATIONS,
  mostReplications,
  PRECISION_RANGE,
  engineChoices,
  expectedReplications,
  harmlessText,
  runPool,
  scenarioHash,
  serializeResult,
  summarize,
} from '../../sim-core/index.ts';
import type { Command } from '../command.ts';
import { toggle, valued } from '../command.ts';
import { EXIT } from '../exitCodes.ts';
import { requireEventsWithinReach } from '../eventsWithinReach.ts';
import { choiceOption, fileArgument, listOption, numberOption, wholeOption } from '../optionValues.ts';
import { playing } from '../playing.ts';
import { complain, printLines } from '../print.ts';
import { SCENARIO_FILE, readScenario } from '../readScenario.ts';
import { resultTable } from '../resultTable.ts';
import { spawnWorker } from '../spawnWorker.ts';
import { UsageError } from '../usageError.ts';

const MAX_WORKERS = 64;

const precisionPoints = {
  words: `from ${100 * PRECISION_RANGE.min} to ${100 * PRECISION_RANGE.max}`,
  holds: (points: number) => points >= 100 * PRECISION_RANGE.min && points <= 100 * PRECISION_RANGE.max,
};

export const simulate: Command = {
  name: 'simulate',
  summary: 'plays every plan of a scenario many times and prints what came of it',
  usage: 'FILE [options]',
  description: [
    'Plays the plans of a scenario many times and prints for each: the verdict, the time until a harmful challenger is caught, whom and what it reached meanwhile, and the sample it took; each with its interval.',
    SCENARIO_FILE,
  ],
  operands: [{ kind: 'scenario' }],
  options: {
    plan: valued('ID', 'play only this plan; may be repeated', { multiple: true, takesPlan: true }),
    replications: valued(
      'N',
      `how often each plan is played (1 to ${MAX_REPLICATIONS}; the scenario says a default)`,
    ),
    precision: valued(
      'P',
      'stop as soon as the share of every verdict is known to ±P points (0.05 to 50), at the latest after all replications; looked at every 100, so that any number of workers stops alike',
    ),
    seed: valued('S', "a whole number; the same seed gives the same numbers (default: the scenario's)"),
    workers: valued(
      'W',
      `threads (1 to ${MAX_WORKERS}; default: as many as there are processors, at most 8); any number gives the same numbers`,
    ),
    engine: valued(
      'E',
      'auto, lazy (searches for the tick at which a gate acts), ticks (walks all of them) or events (request by request: exact in every detail and for small worlds only)',
      { choices: engineChoices },
    ),
    json: toggle('print the result object instead of the table'),
  },
  notes: [
    'Ctrl+C stops the run and prints what is done so far, labelled partial; the object is always whole. Progress is shown on standard error if that is a terminal.',
  ],
  examples: [
    { words: 'simulate slow-burn', does: 'plays the four plans of a shipped scenario' },
    {
      words: 'simulate slow-burn --plan canary --precision 2 --json',
      does: 'plays one plan until its verdicts are known to 2 points; prints an object',
    },
  ],
  async run(typed) {
    const replications = wholeOption(typed, 'replications', { min: 1, max: MAX_REPLICATIONS });
    const precision = numberOption(typed, 'precision', precisionPoints);
    const seed = wholeOption(typed, 'seed', { min: 0, max: Number.MAX_SAFE_INTEGER });
    const workers = wholeOption(typed, 'workers', { min: 1, max: MAX_WORKERS });
    const engine = choiceOption(typed, 'engine', engineChoices) ?? 'auto';
    const wanted = listOption(typed, 'plan');
    const file = fileArgument(typed);
    const scenario = readScenario(file);
    for (const id of wanted) {
      if (!scenario.plans.some((plan) => plan.id === id)) {
        throw new UsageError(
          `--plan requires the id of a plan (${scenario.plans.map((plan) => plan.id).join(', ')}), got "${id}"`,
        );
      }
    }
    const settings: RunSettings = {
      scenario:
        wanted.length > 0
          ? { ...scenario, plans: scenario.plans.filter((plan) => wanted.includes(plan.id)) }
          : scenario,
      seed: seed ?? scenario.seed,
      replications: replications ?? scenario.replications,
      ...(precision === undefined ? {} : { precision: precision / 100 }),
      engine,
    };
    const most = mostReplications(settings.scenario);
    if (settings.replications > most) {
      throw new UsageError(
        `--replications requires at most ${most} of these plans, whose outcomes are kept, got ${settings.replications}`,
      );
    }
    requireEventsWithinReach(settings);
    const interrupt = new AbortController();
    const onInterrupt = () => interrupt.abort();
    process.once('SIGINT', onInterrupt);
    const progress = showProgress(harmlessText(scenario.name), settings.precision);
    const run = await playing(file, () =>
      runPool(settings, {
        workers: workers ?? Math.min(8, availableParallelism()),
        spawn: spawnWorker,
        signal: interrupt.signal,
        onProgress: progress.update,
        onWorkerLost: (reason) =>
          complain(`A worker stopped (${reason}) and was replaced; the numbers are not affected.`),
      }),
    );
    progress.clear();
    process.removeListener('SIGINT', onInterrupt);
    if (run.replications === 0) {
      complain('Stopped before the first replications were done; there is nothing to show.');
      return EXIT.interrupted;
    }
    if (!run.complete) {
      const [done, all] = [run.replications, settings.replications].map((n) => n.toLocaleString('en-US'));
      complain(`Interrupted: ${done} of ${all} replications were done; what they show is labelled partial.`);
    }
    const summary = summarize({ ...settings, outcomes: run.outcomes, complete: run.complete });
    // Playing some of its plans does not make it another scenario.
    const result = { ...summary, scenario: { ...summary.scenario, hash: scenarioHash(scenario) } };
    if (typed.values['json']) process.stdout.write(serializeResult(result));
    else printLines(resultTable(result, process.stdout.columns ?? 124));
    return run.complete ? EXIT.ok : EXIT.interrupted;
  },
};

/** A line on a terminal's standard error that says how far it is and how long it will take. */
function showProgress(
  name: string,
  precision: number | undefined,
): { update: (progress: PoolProgress) => void; clear: () => void } {
  if (!process.stderr.isTTY) return { update: () => {}, clear: () => {} };
  const begun = performance.now();
  return {
    update: ({ done, total, halfWidth }) => {
      const expected = expectedReplications(done, halfWidth, precision, total);
      const left = ((performance.now() - begun) / done) * (expected - done);
      const width = halfWidth === undefined ? '' : ` ±${(100 * halfWidth).toFixed(1)} points,`;
      const text = `${name}: ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} replications,${width} about ${Math.ceil(left / 1000)} s left (Ctrl+C keeps what is done)`;
      process.stderr.write(`\r\u001b[2K${text.slice(0, (process.stderr.columns ?? 80) - 1)}`);
    },
    clear: () => void process.stderr.write('\r\u001b[2K'),
  };
}
