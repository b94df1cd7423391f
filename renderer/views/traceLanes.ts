import type { Trace, TraceTick } from '../../sim-core/index.ts';
import { formatAmount, formatProbability, formatShare } from '../format/numbers.ts';

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
  /** Holds its value over the tick; otherwise the value is that of the tick's end. */
  readonly stepped: boolean;
  readonly lines: readonly LaneLine[];
  readonly format: (value: number) => string;
}

const rate = (value: number) =>
  Math.abs(value) < 0.1 ? formatShare(Number(value.toPrecision(3))) : formatProbability(value);

/** The lanes of a trace, those of the truth last. */
export function lanesOf(trace: Trace): readonly Lane[] {
  const metrics = [...new Set(trace.ticks.flatMap(({ dashboard }) => (dashboard ? [dashboard.metric] : [])))];
  const statistics = [...new Set(trace.ticks.flatMap(({ look }) => (look ? [look.statisticName] : [])))];
  const has = (part: (tick: TraceTick) => number) => trace.ticks.some((tick) => part(tick) > 0);
  const exposures: LaneLine[] = [
    {
      name: 'challenger answers',
      tone: 'plan',
      dash: '',
      byLook: false,
      value: ({ exposure }) => exposure.challenger,
    },
    {
      name: 'interleaved',
      tone: 'plan',
      dash: '6 3',
      byLook: false,
      value: ({ exposure }) => exposure.interleaved,
    },
    {
      name: 'shadowed',
      tone: 'plan',
      dash: '2 3',
      byLook: false,
      value: ({ exposure }) => exposure.shadowed,
    },
  ];
  const shownExposures = exposures.filter(({ value }) => has((tick) => value(tick) ?? 0));
  return [
    {
      title: 'Share of traffic',
      isTruth: false,
      stepped: true,
      lines: shownExposures.length > 0 ? shownExposures : exposures.slice(0, 1),
      format: formatProbability,
    },
    ...metrics.map((metric): Lane => ({
      title: `What the team sees: ${metric}`,
      isTruth: false,
      stepped: false,
      lines: [
        {
          name: 'incumbent',
          tone: 'incumbent',
          dash: '',
          byLook: true,
          value: ({ dashboard }) => (dashboard?.metric === metric ? dashboard.incumbent : null),
        },
        {
          name: 'challenger',
          tone: 'plan',
          dash: '',
          byLook: true,
          value: ({ dashboard }) => (dashboard?.metric === metric ? dashboard.challenger : null),
        },
      ],
      format: rate,
    })),
    {
      title: `How the plan judges it: ${statistics.length > 0 ? statistics.join(', then ') : 'no look yet'}`,
      isTruth: false,
      stepped: false,
      lines: [
        {
          name: 'limit',
          tone: 'limit',
          dash: '4 3',
          byLook: true,
          value: ({ look }) => (look ? look.limit : undefined),
        },
        {
          name: 'statistic',
          tone: 'plan',
          dash: '',
          byLook: true,
          value: ({ look }) => (look ? look.statistic : undefined),
        },
      ],
      format: formatAmount,
    },
    {
      title: 'Truth: share of requests that fail',
      isTruth: true,
      stepped: true,
      lines: [
        {
          name: 'incumbent',
          tone: 'incumbent',
          dash: '',
          byLook: false,
          value: ({ truth }) => truth.incumbentFailure,
        },
        {
          name: 'challenger',
          tone: 'plan',
          dash: '',
          byLook: false,
          value: ({ truth }) => truth.challengerFailure,
        },
      ],
      format: rate,
    },
    {
      title: 'Truth: extra failures to date',
      isTruth: true,
      stepped: false,
      lines: [
        {
          name: 'extra failures',
          tone: 'plan',
          dash: '',
          byLook: false,
          value: ({ truth }) => truth.extraFailures,
        },
      ],
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
