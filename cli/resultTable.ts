import type {
  PlanResult,
  ProbabilityEstimate,
  QuantityEstimate,
  SimulationResult,
} from '../sim-core/index.ts';
import { strategies } from '../sim-core/index.ts';
import type { Cell } from './textTable.ts';
import { textTable } from './textTable.ts';
import { brief, duration, number, paragraph, percent, range } from './words.ts';

const LABEL_WIDTH = 26;
const PLAN_WIDTH = 24;

/**
 * The result as a table a person reads: a column a plan, a row a measure, each number above its interval, and
 * what each plan cannot see. Plans that do not fit side by side follow below.
 * @param width characters in a line
 */
export function resultTable(result: SimulationResult, width: number): string {
  const perTable = Math.max(1, Math.floor((width - LABEL_WIDTH) / PLAN_WIDTH));
  const tables: string[] = [];
  for (let first = 0; first < result.plans.length; first += perTable) {
    tables.push(planTable(result.plans.slice(first, first + perTable)), '');
  }
  return [
    heading(result),
    '',
    ...tables,
    ...phaseLines(result.plans),
    'Why:',
    ...result.plans.flatMap(({ name, why }) => paragraph(`${name}: ${why.summary}`, width)),
    '',
    'What a plan cannot see:',
    ...result.plans.flatMap(({ name, strategies: kinds }) =>
      [...new Set(kinds)].flatMap((kind) => paragraph(`${name}: ${blindSpot(kind)}`, width)),
    ),
    '',
    'Under each number: its 95% interval from the finite number of replications (more of them narrow it); none where\nthe middle replications are all alike.',
  ].join('\n');
}

/** How the phases of plans of several ended, where there are such plans. */
function phaseLines(plans: readonly PlanResult[]): string[] {
  const lines = plans
    .filter(({ phases }) => phases.length > 1)
    .flatMap(({ name, phases }) => [
      `Phases of ${name}:`,
      ...phases.map(({ strategy, reached, ending, hours }, index) => {
        const shares = [
          ['passed', ending.passed],
          ['failed', ending.failed],
          ['undecided', ending.undecided],
          ['unfinished', ending.unfinished],
        ] as const;
        const ended = shares.flatMap(([word, share]) =>
          share && share.estimate > 0 ? [`${word} ${percent(share.estimate)}`] : [],
        );
        return [
          `  ${index + 1}. ${strategy}: reached in ${reached ? percent(reached.estimate) : NOTHING}`,
          ...(hours ? [`median ${duration(hours.p50)}`, ...ended] : []),
        ].join(', ');
      }),
    ]);
  return lines.length > 0 ? [...lines, ''] : [];
}

function heading({
  scenario,
  plans,
  replications,
  seed,
  engine,
  partial,
  stoppedBy,
}: SimulationResult): string {
  const truth = plans[0]?.truth;
  return [
    `${scenario.name}. ${truth ? truthWords(truth) : ''}`,
    ...(truth?.chances ? [DRAWN_WORLDS] : []),
    `${partial ? 'PARTIAL: stopped after ' : ''}${number(replications)} replications${stoppedBy === 'precision' ? ' (the precision wanted was reached)' : ''}, seed ${seed}, engine ${engine}, scenario ${scenario.hash}.`,
  ].join('\n');
}

/** What the rows of the table count where the truth differs from replication to replication. */
const DRAWN_WORLDS =
  'Its measured counts are drawn anew in each replication. Detection counts the worlds in which the challenger is harmful,\n"better, not promoted" those in which it is better; what theory asks for is at the point estimates.';

const classWords = { harmful: 'harmful', equal: 'equal to the incumbent', better: 'better' } as const;

function truthWords({ class: truth, onsetHours, offlineClass, chances }: PlanResult['truth']): string {
  const onset = onsetHours ? `from ${duration(onsetHours)} on` : 'from the start';
  const atPoint = truth === 'harmful' ? `harmful, ${onset}` : classWords[truth];
  const words = chances
    ? `In truth the challenger is ${chanceWords(chances)}. At the point estimates it is ${atPoint}.`
    : `In truth the challenger is ${atPoint}.`;
  return offlineClass === null || offlineClass === truth
    ? words
    : `${words} Offline tests would have called it ${classWords[offlineClass]}.`;
}

/** "harmful in 83% (80% to 85%) of the drawn worlds, better in 17% (15% to 20%)": what happens, the likeliest first. */
function chanceWords(chances: NonNullable<PlanResult['truth']['chances']>): string {
  return (['harmful', 'better', 'equal'] as const)
    .flatMap((truth) => {
      const share = chances[truth];
      return share && share.estimate > 0 ? [{ truth, share }] : [];
    })
    .sort((a, b) => b.share.estimate - a.share.estimate)
    .map(({ truth, share }, index) => {
      const interval = range([share.low, share.high], percent);
      const worlds = index === 0 ? ' of the drawn worlds' : '';
      return `${classWords[truth]} in ${percent(share.estimate)}${interval && ` (${interval})`}${worlds}`;
    })
    .join(', ');
}

interface Measure {
  readonly label: string;
  readonly cell: (plan: PlanResult) => Cell;
}

const groups: readonly { readonly title: string; readonly measures: readonly Measure[] }[] = [
  {
    title: 'Verdict',
    measures: [
      { label: 'promoted', cell: ({ verdict }) => chance(verdict.promoted) },
      { label: 'rolled back', cell: ({ verdict }) => chance(verdict.rolledBack) },
      { label: 'undecided', cell: ({ verdict }) => chance(verdict.undecided) },
      { label: 'false alarm', cell: ({ falseAlarm }) => chance(falseAlarm) },
      { label: 'better, not promoted', cell: ({ wrongWait }) => chance(wrongWait) },
      { label: 'median time to verdict', cell: ({ decisionHours }) => middle(decisionHours, duration) },
    ],
  },
  {
    title: 'Detection time',
    measures: [
      {
        label: 'caught',
        cell: ({ detection }) =>
          detection.probability ? chance(detection.probability) : ['nothing to catch'],
      },
      { label: 'half of runs, from onset', cell: ({ detection }) => halfCaught(detection) },
      { label: 'of those caught, median', cell: ({ detection }) => middle(detection.hours, duration) },
      { label: 'stopped before the harm', cell: ({ stoppedBeforeOnset }) => chance(stoppedBeforeOnset) },
      { label: 'never stopped', cell: ({ missed }) => chance(missed) },
    ],
  },
  {
    title: 'Blast radius, median',
    measures: [
      { label: 'users reached', cell: ({ blastRadius }) => middle(blastRadius.users) },
      { label: 'requests reached', cell: ({ blastRadius }) => middle(blastRadius.requests) },
      { label: 'extra failures', cell: ({ blastRadius }) => extra(blastRadius.extraFailures, middle) },
      {
        label: '  95% of runs have below',
        cell: ({ blastRadius }) => extra(blastRadius.extraFailures, high),
      },
      { label: 'harm, by severity', cell: ({ blastRadius }) => extra(blastRadius.harm, middle) },
      { label: 'failures avoided', cell: ({ blastRadius }) => middle(blastRadius.failuresAvoided) },
      {
        label: 'largest share exposed',
        cell: ({ blastRadius }) => (blastRadius.peakShare ? [percent(blastRadius.peakShare.p50)] : [NOTHING]),
      },
    ],
  },
  {
    title: 'Sample size',
    measures: [
      {
        label: 'used, median',
        cell: ({ sampleSize }) => middle(sampleSize.used, number, ` ${sampleSize.unit}`),
      },
      {
        label: 'theory asks for',
        cell: ({ sampleSize }) => theory(sampleSize),
      },
      { label: 'extra model runs', cell: ({ extraModelRuns }) => middle(extraModelRuns) },
    ],
  },
];

/** What stands where nothing was counted. */
const NOTHING = '-';

function planTable(plans: readonly PlanResult[]): string {
  const rows: Cell[][] = [[[''], ...plans.map(({ name, id }) => [name, `(${id})`])]];
  for (const { title, measures } of groups) {
    rows.push([[title], ...plans.map(() => [''])]);
    for (const { label, cell } of measures) {
      const cells = plans.map(cell);
      // What was counted for no plan has no place in this world.
      if (cells.some(([first]) => first !== NOTHING)) rows.push([[`  ${label}`], ...cells]);
    }
    rows.push([[''], ...plans.map(() => [''])]);
  }
  return textTable(rows.slice(0, -1));
}

function chance(probability: ProbabilityEstimate | null): Cell {
  if (!probability) return [NOTHING];
  return [percent(probability.estimate), `(${range([probability.low, probability.high], percent)})`];
}

/** When half of all runs have caught it, those that never do included. */
function halfCaught({ probability, median }: PlanResult['detection']): Cell {
  if (!probability) return [NOTHING];
  if (!median) return ['not in half of them'];
  const upper = median.high === null ? 'never' : duration(median.high);
  const low = duration(median.low);
  return [duration(median.estimate), ...(low === upper ? [] : [`(${low} to ${upper})`])];
}

function theory({ required, available, effect, unit }: PlanResult['sampleSize']): Cell {
  if (effect === 'none') return ['no effect to see'];
  if (required === null) return [effect === 'unseen' ? 'cannot see the effect' : NOTHING];
  const tooMany = available !== null && required > available;
  return [
    `${number(required)} ${unit}`,
    ...(tooMany ? [`(more than the ${number(available)} there are)`] : []),
  ];
}

function middle(quantity: QuantityEstimate | null, show = number, unit = ''): Cell {
  return quantity ? shown(quantity.p50, quantity.intervals.p50, show, unit) : [NOTHING];
}

/** Extra failures below zero are benefit, which has a row of its own. */
function extra(quantity: QuantityEstimate | null, cell: (quantity: QuantityEstimate) => Cell): Cell {
  if (!quantity) return [NOTHING];
  const value = cell === high ? quantity.p95 : quantity.p50;
  return value < 0 ? ['none'] : cell(quantity);
}

function high(quantity: QuantityEstimate | null): Cell {
  return quantity ? shown(quantity.p95, quantity.intervals.p95, number, '') : [NOTHING];
}

function shown(
  value: number,
  interval: readonly [number, number],
  show: (value: number) => string,
  unit: string,
): Cell {
  const between = range(interval, show === number ? brief : show);
  return [show(value) + unit, ...(between ? [`(${between})`] : [])];
}

function blindSpot(kind: string): string {
  return strategies.find((strategy) => strategy.kind === kind)?.blindSpot ?? '';
}
