import type { ReachExemplars, ReachMeasure } from '../../sim-core/index.ts';
import type { RunLink } from '../charts/RunLinks.tsx';
import { formatInterval } from '../format/numbers.ts';
import type { PlanCurve } from './ExceedancePlot.tsx';
import { exceeds } from './exceedanceShape.ts';
import { reachWords } from './takeaways.ts';

/** The numbers that a curve of exceedance is remembered by. */
export const markKinds = ['p50', 'p95', 'shortfall'] as const;
export type MarkKind = (typeof markKinds)[number];

/** What each is, for a legend. */
export const markWords: Readonly<Record<MarkKind, string>> = {
  p50: 'median',
  p95: '1 run in 20 reaches more',
  shortfall: 'mean of that 1 in 20',
};

/** One of them on a curve. */
export interface ReachMark {
  readonly planId: string;
  readonly kind: MarkKind;
  readonly value: number;
  readonly probability: number;
  /** 95% Monte-Carlo interval of the value; null of too few runs. */
  readonly interval: readonly [number, number] | null;
  readonly words: string;
  readonly runs: readonly RunLink[];
}

/** The marks of a curve that have a place on a logarithmic axis, as formatted by who draws it. */
export function reachMarks(
  { plan, curve }: PlanCurve,
  reach: ReachMeasure,
  exemplars: ReachExemplars | null | undefined,
  format: (value: number) => string,
): readonly ReachMark[] {
  const quantity = plan.blastRadius[reach];
  const shortfall = plan.blastRadius.expectedShortfall[reach];
  if (!quantity || !exemplars || shortfall === null) return [];
  const found = {
    p50: { value: quantity.p50, interval: quantity.intervals.p50 },
    p95: { value: quantity.p95, interval: quantity.intervals.p95 },
    shortfall: { value: shortfall, interval: exemplars.shortfallInterval },
  };
  return markKinds.flatMap((kind) => {
    const { value, interval } = found[kind];
    if (!(value > 0)) return [];
    const range = interval && formatInterval(format(interval[0]), format(interval[1]));
    return [
      {
        planId: plan.id,
        kind,
        value,
        probability: exceeds(curve, value) ?? 0,
        interval,
        words: `${plan.name}, ${markWords[kind]}: ${format(value)} ${reachWords[reach].unit}${range ? ` (${range})` : ''}`,
        runs: [{ planId: plan.id, planName: plan.name, replication: exemplars[kind], as: markWords[kind] }],
      },
    ];
  });
}
