import type { Trace, TraceTick } from '../../sim-core/index.ts';
import { MAX_REPLICATIONS, createSimulationWorker, engineChoices } from '../../sim-core/index.ts';
import type { Command } from '../command.ts';
import { toggle, valued } from '../command.ts';
import { requireEventsWithinReach } from '../eventsWithinReach.ts';
import { choiceOption, fileArgument, wholeOption } from '../optionValues.ts';
import { playing } from '../playing.ts';
import { printLines } from '../print.ts';
import { printJson } from '../printJson.ts';
import { SCENARIO_FILE, readScenario } from '../readScenario.ts';
import { textTable } from '../textTable.ts';
import { UsageError } from '../usageError.ts';
import { duration, number, percent } from '../words.ts';

export const trace: Command = {
  name: 'trace',
  summary: 'records one replication of a plan, tick by tick',
  usage: 'FILE --plan ID [options]',
  description: [
    'Records one replication of a plan tick by tick: who was exposed, what the team saw, the gate, and what was true. It is the very replication that "simulate" plays with the same seed.',
    SCENARIO_FILE,
  ],
  operands: [{ kind: 'scenario' }],
  options: {
    plan: valued('ID', 'the plan; required', { takesPlan: true }),
    replication: valued('I', 'its number, from 0 (default: 0)'),
    seed: valued('S', "a whole number (default: the scenario's)"),
    engine: valued('E', `one of ${engineChoices.join(', ')} (default: auto)`, { choices: engineChoices }),
    json: toggle('print the trace object instead of the table'),
  },
  examples: [
    {
      words: 'trace slow-burn --plan canary',
      does: 'shows the first replication of its canary, tick by tick',
    },
    {
      words: 'trace slow-burn --plan ab --replication 7 --json',
      does: 'prints the eighth replication of its A/B test as an object',
    },
  ],
  async run(typed) {
    const replication = wholeOption(typed, 'replication', { min: 0, max: MAX_REPLICATIONS - 1 }) ?? 0;
    const seed = wholeOption(typed, 'seed', { min: 0, max: Number.MAX_SAFE_INTEGER });
    const engine = choiceOption(typed, 'engine', engineChoices) ?? 'auto';
    const planId = typed.values['plan'];
    const file = fileArgument(typed);
    const scenario = readScenario(file);
    const ids = scenario.plans.map(({ id }) => id);
    if (typeof planId !== 'string' || !ids.includes(planId)) {
      throw new UsageError(
        `--plan requires the id of a plan (${ids.join(', ')}), got ${planId === undefined ? 'nothing' : `"${String(planId)}"`}`,
      );
    }
    const settings = { scenario, seed: seed ?? scenario.seed, replications: 1, engine };
    const plans = scenario.plans.filter(({ id }) => id === planId);
    requireEventsWithinReach({ ...settings, scenario: { ...scenario, plans } });
    const worker = createSimulationWorker();
    const recorded = await playing(file, async () => worker.trace(settings, planId, replication));
    if (typed.values['json']) printJson(recorded);
    else printLines(traceTable(recorded));
    return 0;
  },
};

const verdicts = { promoted: 'promoted', rolledBack: 'rolled back', undecided: 'undecided' } as const;

function traceTable(recorded: Trace): string {
  const { plan, scenario, seed, replication, engine, verdict, decisionHours, onsetHours } = recorded;
  const heading = [
    'Hours',
    'Exposed',
    'Requests',
    'Incumbent',
    'Challenger',
    'Gate',
    'Extra failures (truth)',
  ];
  return [
    `${scenario.name}, plan "${plan.name}", replication ${replication}, seed ${seed}, ${engine} engine.`,
    `Verdict: ${verdicts[verdict]}${decisionHours === null ? '' : ` after ${duration(decisionHours)}`}; ${
      onsetHours === null
        ? 'the challenger is not harmful'
        : `harmful from ${onsetHours === 0 ? 'the start' : duration(onsetHours)} on`
    }.`,
    '',
    textTable([
      heading.map((title) => [title]),
      ...recorded.ticks.map((tick) => traceRow(tick).map((cell) => [cell])),
    ]),
  ].join('\n');
}

function traceRow({
  hours,
  exposure,
  requests,
  incumbent,
  challenger,
  preference,
  look,
  truth,
}: TraceTick): string[] {
  const exposed = [
    exposure.challenger > 0 ? percent(exposure.challenger) : '',
    exposure.interleaved > 0 ? `${percent(exposure.interleaved)} interleaved` : '',
    exposure.shadowed > 0 ? `${percent(exposure.shadowed)} shadowed` : '',
  ].filter((part) => part !== '');
  const counts = (side: TraceTick['incumbent'], wins: number | undefined) =>
    side
      ? `${number(side.errors)} ${side.errors === 1 ? 'error' : 'errors'} in ${number(side.requests)}`
      : wins === undefined
        ? ''
        : `${number(wins)} won`;
  return [
    String(Number(hours.toFixed(3))),
    exposed.join(', ') || 'nobody',
    number(requests),
    counts(incumbent, preference?.incumbentWins),
    counts(challenger, preference?.challengerWins),
    look ? gateWords(look) : '',
    number(truth.extraFailures),
  ];
}

const decisions = {
  continue: '',
  promote: ': promote',
  rollBack: ': roll back',
  inconclusive: ': no verdict',
} as const;

/** What the gate made of it: the statistic of every metric, and the decision if there was one. */
function gateWords({ comparisons, statisticName, decision }: NonNullable<TraceTick['look']>): string {
  const byName = new Map<string, string[]>();
  for (const { statistic, judgedBy, interval } of comparisons) {
    const name = judgedBy?.statisticName ?? statisticName;
    const words =
      statistic === null
        ? 'no data'
        : name === 'p-value' && statistic < 0.0001
          ? '<0.0001'
          : number(statistic);
    const bounds = interval ? ` (difference ${interval.map(number).join(' to ')})` : '';
    byName.set(name, [...(byName.get(name) ?? []), words + bounds]);
  }
  const statistics = [...byName].map(([name, words]) => `${name} ${words.join(', ')}`);
  return `${statistics.join('; ')}${decisions[decision]}`;
}
