import type { Trace, TraceTick } from '../../sim-core/index.ts';
import { withoutNoise } from '../format/numbers.ts';
import type { Lane, LaneLine } from './runRecord.ts';

/** Dashes that tell lines of the same colour apart. */
const DASHES = ['', '6 3', '2 3'];

type Look = NonNullable<TraceTick['look']>;
type Comparison = Look['comparisons'][number];

/** The lanes of a trace, those of the truth last. */
export function recordLanes(trace: Trace): readonly Lane[] {
  return [exposureLane(trace), ...metricLanes(trace), ...statisticLanes(trace), ...truthLanes(trace)];
}

function exposureLane({ ticks }: Trace): Lane {
  const line = (name: string, dash: string, value: (tick: TraceTick) => number): LaneLine => ({
    name,
    tone: 'plan',
    dash,
    known: 'run',
    values: Float64Array.from(ticks, value),
  });
  const exposures = [
    line('challenger answers', '', ({ exposure }) => exposure.challenger),
    line('interleaved', '6 3', ({ exposure }) => exposure.interleaved),
    line('shadowed', '2 3', ({ exposure }) => exposure.shadowed),
  ];
  const shown = exposures.filter(({ values }) => values.some((value) => value > 0));
  return {
    title: 'Share of traffic',
    kind: 'exposure',
    isTruth: false,
    prefix: '',
    stepped: true,
    logarithmic: false,
    unit: 'probability',
    lines: shown.length > 0 ? shown : exposures.slice(0, 1),
  };
}

/** One lane for each metric on the dashboard, always all of them. */
function metricLanes({ ticks }: Trace): Lane[] {
  const metrics = [
    ...new Set(ticks.flatMap(({ dashboard }) => dashboard?.comparisons.map(({ metric }) => metric) ?? [])),
  ];
  const shortNames = withoutCommonEnd(metrics);
  return metrics.map((metric, index): Lane => {
    const found = ticks.map(({ dashboard }) =>
      dashboard?.comparisons.find((comparison) => comparison.metric === metric),
    );
    const line = (role: 'incumbent' | 'challenger'): LaneLine => {
      const end = (place: 0 | 1) =>
        Float64Array.from(found, (comparison) => comparison?.ownIntervals?.[role]?.[place] ?? Number.NaN);
      const hasBand = found.some((comparison) => comparison?.ownIntervals?.[role]);
      return {
        name: role,
        tone: role === 'incumbent' ? 'incumbent' : 'plan',
        dash: '',
        known: 'phase',
        values: Float64Array.from(found, (comparison) => comparison?.[role] ?? Number.NaN),
        ...(hasBand && { band: { low: end(0), high: end(1) } }),
      };
    };
    return {
      title: `What the team sees: ${metric}`,
      kind: 'metric',
      isTruth: false,
      prefix: metrics.length === 1 ? '' : `${shortNames[index]}: `,
      stepped: false,
      logarithmic: false,
      unit: found.some((comparison) => comparison?.isAmount) ? 'amount' : 'rate',
      lines: [line('incumbent'), line('challenger')],
    };
  });
}

/** One lane for each kind of statistic, with a line for each metric that is tested and the limit. */
function statisticLanes({ ticks }: Trace): Lane[] {
  const looks = ticks.flatMap(({ look }) => (look ? [look] : []));
  const names = [
    ...new Set(looks.flatMap((look) => look.comparisons.map((comparison) => statisticOf(look, comparison)))),
  ];
  const common = { kind: 'statistic', isTruth: false, stepped: false } as const;
  if (names.length === 0) {
    return [
      {
        ...common,
        title: 'How the plan judges it: no look yet',
        prefix: '',
        logarithmic: false,
        unit: 'amount',
        lines: [],
      },
    ];
  }
  return names.map((name): Lane => {
    const judged = looks.flatMap((look) =>
      look.comparisons.filter((comparison) => statisticOf(look, comparison) === name),
    );
    const metrics = [...new Set(judged.map(({ metric }) => metric))];
    const shortNames = withoutCommonEnd(metrics);
    const isPValue = name === 'p-value';
    const direction = LOWER_IS_STRONGER.has(name) ? 'lower' : 'higher';
    return {
      ...common,
      title: isPValue
        ? 'How the plan judges it: p-value (logarithmic, lower is stronger)'
        : `How the plan judges it: ${name} (${direction} is stronger)`,
      prefix: metrics.length === 1 ? '' : `${name}, `,
      logarithmic: isPValue,
      unit: isPValue ? 'pValue' : 'amount',
      lines: [
        ...(judged.every((comparison) => comparison.judgedBy)
          ? []
          : [limitLine('limit', '4 3', ticks, (look) => (look.statisticName === name ? look.limit : null))]),
        ...metrics.flatMap((metric, index): LaneLine[] => {
          const limit = judged.find((comparison) => comparison.metric === metric)?.judgedBy?.limit;
          const lineName = metrics.length === 1 ? 'limit' : `limit of ${shortNames[index]!}`;
          return limit === undefined ? [] : [limitLine(lineName, '1 3', ticks, () => limit)];
        }),
        ...metrics.map((metric, index): LaneLine => ({
          name: metrics.length === 1 ? 'statistic' : shortNames[index]!,
          tone: 'plan',
          dash: DASHES[index % DASHES.length]!,
          known: 'look',
          values: held(
            ticks,
            (look) =>
              look.comparisons.find(
                (comparison) => comparison.metric === metric && statisticOf(look, comparison) === name,
              )?.statistic ?? null,
          ),
        })),
      ],
    };
  });
}

/** Statistics of which less is more. */
const LOWER_IS_STRONGER = new Set(['expected loss', 'score']);

function statisticOf(look: Look, { judgedBy: own }: Comparison): string {
  return own?.statisticName ?? look.statisticName;
}

function limitLine(
  name: string,
  dash: string,
  ticks: readonly TraceTick[],
  limitOf: (look: Look) => number | null,
): LaneLine {
  return { name, tone: 'limit', dash, known: 'look', values: held(ticks, limitOf) };
}

/** What the latest look of the same phase showed. */
function held(ticks: readonly TraceTick[], read: (look: Look) => number | null): Float64Array {
  let last = Number.NaN;
  let phase: number | null | undefined;
  return Float64Array.from(ticks, (tick) => {
    if (tick.phase !== phase) last = Number.NaN;
    phase = tick.phase;
    if (tick.look) last = read(tick.look) ?? Number.NaN;
    return last;
  });
}

/** Names without the words that all end in: "errors per request" and "slow answers per request" as "errors" and "slow answers". */
export function withoutCommonEnd(names: readonly string[]): readonly string[] {
  const [first, ...others] = names.map((name) => name.split(' '));
  if (!first || others.length === 0) return names;
  let common = 0;
  while (
    common < first.length - 1 &&
    others.every((words) => words.length > common + 1 && words.at(-1 - common) === first.at(-1 - common))
  ) {
    common += 1;
  }
  return [first, ...others].map((words) => words.slice(0, words.length - common).join(' '));
}

function truthLanes({ ticks }: Trace): Lane[] {
  const line = (
    name: string,
    tone: LaneLine['tone'],
    value: (truth: TraceTick['truth']) => number,
  ): LaneLine => ({
    name,
    tone,
    dash: '',
    known: 'run',
    values: Float64Array.from(ticks, ({ truth }) => value(truth)),
  });
  // Extra failures are a difference of sums over all requests, and as exact as those.
  const requests = ticks.reduce((sum, tick) => sum + tick.requests, 0);
  const common = { isTruth: true, logarithmic: false } as const;
  return [
    {
      ...common,
      title: 'Truth: share of requests that fail',
      kind: 'failure',
      prefix: 'true ',
      stepped: true,
      unit: 'rate',
      lines: [
        line('incumbent', 'incumbent', ({ incumbentFailure }) => incumbentFailure),
        line('challenger', 'plan', ({ challengerFailure }) => challengerFailure),
      ],
    },
    {
      ...common,
      title: 'Truth: extra failures to date',
      kind: 'harm',
      prefix: '',
      stepped: false,
      unit: 'amount',
      lines: [line('extra failures', 'plan', ({ extraFailures }) => withoutNoise(extraFailures, requests))],
    },
  ];
}
