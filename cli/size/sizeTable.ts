import type { Cell } from '../textTable.ts';
import { textTable } from '../textTable.ts';
import { duration } from '../words.ts';
import type { SizeAnswer } from './sizeKind.ts';

const labels: Readonly<Record<string, string>> = {
  baseline: 'rate or ratio of the incumbent',
  lift: 'effect as a share of it',
  decrease: 'detectable decrease',
  formula: 'formula',
  sd: 'standard deviation of a unit',
  test: 'test',
  level: 'level of the intervals',
  wilsonLow: 'Wilson, from',
  wilsonHigh: '  to',
  wilsonCorrectedLow: 'Wilson with continuity correction, from',
  wilsonCorrectedHigh: '  to',
  agrestiCoullLow: 'Agresti-Coull, from',
  agrestiCoullHigh: '  to',
  clopperPearsonLow: 'Clopper-Pearson (exact), from',
  clopperPearsonHigh: '  to',
  jeffreysLow: 'Jeffreys (Bayesian), from',
  jeffreysHigh: '  to',
  waldLow: 'Wald (too narrow of few events), from',
  waldHigh: '  to',
  claimed: 'rate that is claimed',
  pValue: 'p-value of that rate (exact)',
  upperBound: 'upper bound of one side (exact)',
  events: 'events',
  unitsForNormality: 'units per arm for a normal mean',
  ties: 'share of ties',
  discordant: 'share of discordant pairs',
  share: "canary's share",
  failures: 'failures to be seen',
  canaryRequests: 'requests of the canary, if counted',
  limit: 'limit',
  'gate limit': 'limit in standard errors',
  threshold: 'threshold',
  rule: 'failed windows for an alarm',
  windows: 'windows',
  meanHoursToAlarm: 'hours until it alarms, when it does, mean',
  hoursBetween: 'hours until a false alarm, mean',
  chart: 'chart',
  reference: 'reference in deviations',
  weight: 'weight of the last look',
  between: 'between two false alarms',
  meanUnitsAtNoEffect: 'units at no effect',
  unitsOfOneLook: 'units of a test that looks once',
  reject: 'takes it to be the other rate from',
  accept: 'takes it to be the known rate from',
  budgetSpent: 'share of the error budget spent',
  resetHours: 'hours until the alert is quiet again',
  looks: 'looks',
  falseAlarm: 'chance of a false alarm',
  alpha: 'significance level',
  sides: 'sides',
};

/** The answer as a table a person reads: what was solved for first. */
export function sizeTable(kind: string, answer: SizeAnswer): string {
  const { unit, perArm, sequential, more } = answer;
  const { hours, ...others } = more;
  const results: Record<SizeAnswer['solvedFor'], [string, string][]> = {
    total: [
      ...(typeof hours === 'number' ? [['hours', duration(hours)] as [string, string]] : []),
      ...(isNotAsked(answer, 'total') ? [] : [[`${unit} in all`, shown(answer.total)] as [string, string]]),
      ...(perArm
        ? ([
            ['  incumbent', shown(perArm.incumbent)],
            ['  challenger', shown(perArm.challenger)],
          ] as [string, string][])
        : []),
    ],
    power: isNotAsked(answer, 'power') ? [] : [['power', shown(answer.power)]],
    effect: [['effect', shown(answer.effect)]],
  };
  const order = (['total', 'power', 'effect'] as const).toSorted(
    (a, b) => Number(b === answer.solvedFor) - Number(a === answer.solvedFor),
  );
  const rows: [string, string][] = [
    ...order.flatMap((name) => results[name]),
    ...Object.entries(others).map(([name, value]): [string, string] => [
      labels[`${kind} ${name}`] ?? labels[name] ?? name,
      shown(value),
    ]),
    ...(sequential ? sequentialRows(sequential, unit) : []),
  ];
  const table = textTable([
    [[`size ${kind}`], ['']],
    ...rows.map((row): Cell[] => row.map((text) => [text])),
  ]);
  return answer.reason === null ? table : `There is no such number: ${answer.reason}.\n\n${table}`;
}

/** Where a calculator has no such figure, and gives no reason why. */
function isNotAsked(answer: SizeAnswer, name: 'total' | 'power'): boolean {
  return answer[name] === null && answer.reason === null;
}

function sequentialRows(
  { boundary, looks, inflation, critical, expectedTotal }: NonNullable<SizeAnswer['sequential']>,
  unit: string,
): [string, string][] {
  return [
    ['looks', `${looks}, ${boundary}`],
    ['z to exceed at each look', critical.map((z) => z.toFixed(3)).join(', ') || NOTHING],
    ['sample beside that of one look', shown(inflation)],
    [`mean ${unit} at no effect`, shown(expectedTotal?.none ?? null)],
    [`mean ${unit} at half the effect`, shown(expectedTotal?.half ?? null)],
    [`mean ${unit} at the effect`, shown(expectedTotal?.full ?? null)],
  ];
}

/** What stands where there is no number. */
const NOTHING = '-';

function shown(value: number | string | null): string {
  if (value === null) return NOTHING;
  if (typeof value === 'string') return value;
  return Math.abs(value) >= 1000
    ? Math.round(value).toLocaleString('en-US')
    : value.toLocaleString('en-US', { maximumSignificantDigits: 4 });
}
