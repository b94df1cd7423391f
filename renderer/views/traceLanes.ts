import type { Trace, TraceTick } from '../../sim-core/index.ts';
import {
  formatAmount,
  formatPValue,
  formatProbability,
  formatShare,
  withoutNoise,
} from '../format/numbers.ts';

/** One line in a lane of a trace. */
export interface LaneLine {
  readonly name: string;
  /** Ink for the incumbent and limits, the plan's hue for what the challenger does. */
  readonly tone: 'plan' | 'incumbent' | 'limit';
  readonly dash: string;
  /** Known only when the team looks, and counted anew in each phase. */
  readonly byLook: boolean;
  /** The value at a tick; null draws a gap, undefined (nobody looked) leaves the line as it runs. */
  readonly value: (tick: TraceTick) => number | null | undefined;
}

/** One lane of a trace: lines that share a vertical axis. */
export interface Lane {
  readonly title: string;
  readonly isTruth: boolean;
  /** What tells its lines from those of the same name in other lanes, where values are read. */
  readonly prefix: string;
  /** Holds its value over the tick; otherwise the value is that of the tick's end. */
  readonly stepped: boolean;
  /** P-values: what matters of them is how small they are. */
  readonly logarithmic: boolean;
  readonly lines: readonly LaneLine[];
  readonly format: (value: number) => string;
}

/** Dashes that tell lines of the same colour apart. */
const DASHES = ['', '6 3', '2 3'];

const rate = (value: number) =>
  Math.abs(value) < 0.1 ? formatShare(Number(value.toPrecision(3))) : formatProbability(value);

/** The lanes of a trace, those of the truth last. */
export function lanesOf(trace: Trace): readonly Lane[] {
  return [exposureLane(trace), ...metricLanes(trace), ...statisticLanes(trace), ...truthLanes(trace)];
}

function exposureLane({ ticks }: Trace): Lane {
  const line = (name: string, dash: string, value: (tick: TraceTick) => number): LaneLine => ({
    name,
    tone: 'plan',
    dash,
    byLook: false,
    value,
  });
  const exposures = [
    line('challenger answers', '', ({ exposure }) => exposure.challenger),
    line('interleaved', '6 3', ({ exposure }) => exposure.interleaved),
    line('shadowed', '2 3', ({ exposure }) => exposure.shadowed),
  ];
  const shown = exposures.filter(({ value }) => ticks.some((tick) => (value(tick) ?? 0) > 0));
  return {
    title: 'Share of traffic',
    isTruth: false,
    prefix: '',
    stepped: true,
    logarithmic: false,
    lines: shown.length > 0 ? shown : exposures.slice(0, 1),
    format: formatProbability,
  };
}

/** One lane for each metric on the dashboard, always all of them. */
function metricLanes({ ticks }: Trace): Lane[] {
  const metrics = [
    ...new Set(ticks.flatMap(({ dashboard }) => dashboard?.comparisons.map(({ metric }) => metric) ?? [])),
  ];
  const shortNames = withoutCommonEnd(metrics);
  return metrics.map((metric, index): Lane => {
    const line = (role: 'incumbent' | 'challenger'): LaneLine => ({
      name: role,
      tone: role === 'incumbent' ? 'incumbent' : 'plan',
      dash: '',
      byLook: true,
      value: ({ dashboard }) =>
        dashboard?.comparisons.find((comparison) => comparison.metric === metric)?.[role] ?? null,
    });
    return {
      title: `What the team sees: ${metric}`,
      isTruth: false,
      prefix: metrics.length === 1 ? '' : `${shortNames[index]}: `,
      stepped: false,
      logarithmic: false,
      lines: [line('incumbent'), line('challenger')],
      format: rate,
    };
  });
}

/** One lane for each kind of statistic, with a line for each metric that is tested and the limit. */
function statisticLanes({ ticks }: Trace): Lane[] {
  const looks = ticks.flatMap(({ look }) => (look ? [look] : []));
  const names = [
    ...new Set(looks.flatMap((look) => look.comparisons.map((comparison) => statisticOf(look, comparison)))),
  ];
  if (names.length === 0) {
    return [
      {
        title: 'How the plan judges it: no look yet',
        isTruth: false,
        prefix: '',
        stepped: false,
        logarithmic: false,
        lines: [],
        format: formatAmount,
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
    return {
      title: isPValue
        ? 'How the plan judges it: p-value (logarithmic, lower is stronger)'
        : `How the plan judges it: ${name} (${LOWER_IS_STRONGER.has(name) ? 'lower' : 'higher'} is stronger)`,
      isTruth: false,
      prefix: metrics.length === 1 ? '' : `${name}, `,
      stepped: false,
      logarithmic: isPValue,
      lines: [
        ...(judged.every((comparison) => comparison.judgedBy)
          ? []
          : [limitLine('limit', '4 3', (look) => (look.statisticName === name ? look.limit : null))]),
        ...metrics.flatMap((metric, index): LaneLine[] => {
          const limit = judged.find((comparison) => comparison.metric === metric)?.judgedBy?.limit;
          return limit === undefined
            ? []
            : [
                limitLine(
                  metrics.length === 1 ? 'limit' : `limit of ${shortNames[index]!}`,
                  '1 3',
                  () => limit,
                ),
              ];
        }),
        ...metrics.map((metric, index): LaneLine => ({
          name: metrics.length === 1 ? 'statistic' : shortNames[index]!,
          tone: 'plan',
          dash: DASHES[index % DASHES.length]!,
          byLook: true,
          value: ({ look }) => {
            if (!look) return undefined;
            const found = look.comparisons.find(
              (comparison) => comparison.metric === metric && statisticOf(look, comparison) === name,
            );
            return found?.statistic ?? null;
          },
        })),
      ],
      format: isPValue ? formatPValue : formatAmount,
    };
  });
}

/** Statistics other than a p-value of which less is more; a p-value has a lane drawn for it. */
const LOWER_IS_STRONGER = new Set(['expected loss', 'score']);

type Look = NonNullable<TraceTick['look']>;

function statisticOf(look: Look, { judgedBy: own }: Look['comparisons'][number]): string {
  return own?.statisticName ?? look.statisticName;
}

function limitLine(name: string, dash: string, limitOf: (look: Look) => number | null): LaneLine {
  return {
    name,
    tone: 'limit',
    dash,
    byLook: true,
    value: ({ look }) => (look ? limitOf(look) : undefined),
  };
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
  const line = (name: string, tone: LaneLine['tone'], value: LaneLine['value']): LaneLine => ({
    name,
    tone,
    dash: '',
    byLook: false,
    value,
  });
  // Extra failures are a difference of sums over all requests, and as exact as those.
  const requests = ticks.reduce((sum, tick) => sum + tick.requests, 0);
  return [
    {
      title: 'Truth: share of requests that fail',
      isTruth: true,
      prefix: 'true ',
      stepped: true,
      logarithmic: false,
      lines: [
        line('incumbent', 'incumbent', ({ truth }) => truth.incumbentFailure),
        line('challenger', 'plan', ({ truth }) => truth.challengerFailure),
      ],
      format: rate,
    },
    {
      title: 'Truth: extra failures to date',
      isTruth: true,
      prefix: '',
      stepped: false,
      logarithmic: false,
      lines: [line('extra failures', 'plan', ({ truth }) => withoutNoise(truth.extraFailures, requests))],
      format: formatAmount,
    },
  ];
}

/** A value of a line and the tick it belongs to; null where the line has a gap. */
export interface LinePoint {
  readonly tick: TraceTick;
  readonly value: number | null;
}

/** What a line is drawn from: its looks in order, with a gap before each new phase, which counts anew. */
export function pointsOf(line: LaneLine, ticks: readonly TraceTick[]): readonly LinePoint[] {
  const points: LinePoint[] = [];
  for (const tick of ticks) {
    const value = line.value(tick);
    if (value === undefined) continue;
    const last = points.at(-1);
    if (line.byLook && last && last.tick.phase !== tick.phase) {
      points.push({ tick, value: null });
    }
    points.push({ tick, value });
  }
  return points;
}

/** What a dashboard would show at a tick: the last look of the same phase; null where there is none. */
export function readAt(line: LaneLine, ticks: readonly TraceTick[], index: number): number | null {
  const phase = ticks[index]?.phase;
  for (let at = index; at >= 0 && ticks[at]?.phase === phase; at -= 1) {
    const value = line.value(ticks[at]!);
    if (value !== undefined) return value;
  }
  return null;
}

/** A moment of a run that goes through all lanes. */
export interface TraceMark {
  readonly hours: number;
  readonly text: string;
  readonly kind: 'onset' | 'end';
}

/** Where the harm begins, which only the truth tells, and where the plan ends, with a verdict or without; in order. */
export function marksOf(trace: Trace, truthShown: boolean): readonly TraceMark[] {
  const { onsetHours, decisionHours, verdict, ticks, tickHours } = trace;
  const last = ticks.at(-1);
  const ended = ticks.find(({ phase }) => phase === null)?.hours ?? (last ? last.hours + tickHours : 0);
  const end: TraceMark =
    decisionHours === null
      ? { hours: ended, text: 'ends undecided', kind: 'end' }
      : { hours: decisionHours, text: verdict === 'promoted' ? 'promoted' : 'rolled back', kind: 'end' };
  if (!truthShown || onsetHours === null) return [end];
  const onset: TraceMark = { hours: onsetHours, text: 'harm begins', kind: 'onset' };
  return end.hours < onsetHours ? [end, onset] : [onset, end];
}
