import type { TruthClass } from '../outcome/result.ts';
import type { CompiledWorld } from './compile.ts';
import { EXCESS } from './compile.ts';

/** What only the simulator knows of a challenger. */
export interface Truth {
  readonly class: TruthClass;
  /** First hour from which the challenger is harmful; undefined unless it is. */
  readonly onsetHours: number | undefined;
  /** Expected failures the challenger would cause beyond the incumbent's if it served everyone throughout. */
  readonly extraFailuresIfServedAll: number;
}

/**
 * Judges the challenger by expected severity-weighted failures per request over the horizon if it served
 * everyone: harmful or better when they differ from the incumbent's by more than the tolerance. The onset is
 * the first tick in which the difference of that moment exceeds the tolerance.
 */
export function truthOf(world: CompiledWorld, tolerance: number): Truth {
  const { excess, severeExcess, requests, ticks, tickHours } = world;
  const differences = severeExcess.rates[EXCESS.challenger]!;
  // Sums of distances to the tolerance: a difference that is the tolerance throughout stays within it exactly, and
  // where a sum is positive there is a tick that makes it so.
  let beyondWorse = 0;
  let beyondBetter = 0;
  differences.forEach((difference, tick) => {
    beyondWorse += requests[tick]! * (difference - tolerance);
    beyondBetter += requests[tick]! * (-difference - tolerance);
  });
  const extraFailuresIfServedAll = excess.expected[EXCESS.challenger]![ticks]!;
  if (beyondWorse > 0) {
    const onset = differences.findIndex((difference) => difference > tolerance);
    return { class: 'harmful', onsetHours: onset * tickHours, extraFailuresIfServedAll };
  }
  return {
    class: beyondBetter > 0 ? 'better' : 'equal',
    onsetHours: undefined,
    extraFailuresIfServedAll,
  };
}
