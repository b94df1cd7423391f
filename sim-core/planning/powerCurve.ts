import type { TruthClass } from '../outcome/result.ts';
import type { MeasureExemplar } from './measureExemplar.ts';
import type { Measured, MeasuredNumber, MeasureKey } from './measures.ts';
import type { MeasuredScenario } from './measureScenario.ts';

/** What a plan should do about an effect: roll back a harmful challenger, promote a better one. */
export type Aim = 'rollBack' | 'promote';

/** One size of the effect. */
export interface PowerPoint {
  /** The effect as a multiple of the scenario's own. */
  readonly factor: number;
  /** Expected failures per request beyond the incumbent's if the challenger served everyone. */
  readonly extraFailuresPerRequest: number;
  readonly truth: TruthClass;
  /** Probability of doing what should be done about an effect of this direction; after the harm began, if there is one. */
  readonly power: Measured;
  /** The measure that the power is, and the replication that stands for it. */
  readonly measure: MeasureKey;
  readonly exemplar: MeasureExemplar;
}

/** The power of a plan against the size of the effect, and what it does where there is none. */
export interface PowerCurve {
  readonly aim: Aim;
  /** Ascending by factor, what was played of it. */
  readonly points: readonly PowerPoint[];
  /** Rolled back with an equal challenger, and promoted; undefined while that was not played. */
  readonly equal:
    | {
        readonly rolledBack: Measured;
        readonly promoted: Measured;
        /** The replication that stands for the rollbacks. */
        readonly exemplar: MeasureExemplar;
      }
    | undefined;
}

/** What was measured at one size of the effect. */
export interface MeasuredEffect {
  readonly factor: number;
  readonly measured: MeasuredScenario;
}

/**
 * What a plan should do about the effect of a scenario: what its truth asks for, or that of the largest effect played
 * where its own is within the tolerance. Undefined where all of them are.
 */
export function aimOf(played: readonly MeasuredEffect[]): Aim | undefined {
  const own = played.find(({ factor }) => factor === 1)?.measured.truth ?? 'equal';
  const bySize = [...played].sort((a, b) => b.factor - a.factor);
  const truth =
    own !== 'equal' ? own : bySize.find(({ measured }) => measured.truth !== 'equal')?.measured.truth;
  if (truth === undefined || truth === 'equal') return undefined;
  return truth === 'harmful' ? 'rollBack' : 'promote';
}

/**
 * The power curve of a plan: at every size of the effect the probability that it rolls back (where the effect is
 * harmful) or promotes (where it is better). A harm is caught only after it began; where the effect is within the
 * tolerance every rollback counts, and is a false alarm. Undefined for a plan that was not played.
 */
export function powerCurve(
  played: readonly MeasuredEffect[],
  planId: string,
  aim: Aim,
): PowerCurve | undefined {
  const points = played.flatMap(({ factor, measured }): PowerPoint[] => {
    const plan = measured.plans.find(({ id }) => id === planId);
    if (!plan) return [];
    const { truth, extraFailuresPerRequest } = measured;
    const measure = aim === 'promote' ? 'promoted' : truth === 'harmful' ? 'caught' : 'rolledBack';
    const [power, exemplar] = [plan.measures[measure], plan.exemplars[measure]];
    return [{ factor, extraFailuresPerRequest, truth, power, measure, exemplar }];
  });
  if (points.length === 0) return undefined;
  const equal = played.find(({ factor }) => factor === 0)?.measured.plans.find(({ id }) => id === planId);
  return {
    aim,
    points: points.sort((a, b) => a.factor - b.factor),
    equal: equal && {
      rolledBack: equal.measures.rolledBack,
      promoted: equal.measures.promoted,
      exemplar: equal.exemplars.rolledBack,
    },
  };
}

/**
 * The smallest factor from which on a plan reaches a power: where the straight line between the last point below it
 * and the next passes it. Undefined where it is not reached within what was played, 'throughout' where it never was below.
 */
export function factorAtPower({ points }: PowerCurve, power: number): number | 'throughout' | undefined {
  const numbers = points.flatMap(({ factor, power: there }) =>
    'reason' in there ? [] : [{ factor, there }],
  );
  const last = numbers.findLastIndex(({ there }) => there.estimate < power);
  if (numbers.length === 0 || last === numbers.length - 1) return undefined;
  if (last === -1) return 'throughout';
  return crossing(numbers[last]!, numbers[last + 1]!, power);
}

function crossing(
  below: { factor: number; there: MeasuredNumber },
  above: { factor: number; there: MeasuredNumber },
  power: number,
): number {
  const part = (power - below.there.estimate) / (above.there.estimate - below.there.estimate);
  return below.factor + part * (above.factor - below.factor);
}
