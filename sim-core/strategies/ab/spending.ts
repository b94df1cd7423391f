import { memoize } from '../../memoize.ts';
import { criticalValue, powerQuantile } from '../../statistics/errorRates.ts';
import { driftOfPower } from '../../statistics/sequentialInflation.ts';
import { SpendingBounds, normalUpperTail, sequentialCriticalValues } from '../../statistics/index.ts';
import { lookHours } from './lookHours.ts';
import type { LooksOf } from './looksSetting.ts';
import type { Settings } from './settings.ts';

/** How a group sequential test means to spend its level, by the clock: nobody knows beforehand how many units come. */
export interface SpendingPlan {
  /** Risk of one tail that may be spent when a share of the test's longest time is over, 0 to 1. */
  spentBy(elapsed: number): number;
  /** The z to exceed at each look if units come by the clock. */
  readonly critical: readonly number[];
  /** Largest sample in samples of a test that looks once, for a power. */
  inflation(power: number): number;
}

const criticalValues = memoize(sequentialCriticalValues, { keep: 200 });

/** Every look of a test asks for it; it takes a walk over all of them many times. */
const inflationOf = memoize(
  ({ level, power, ...bounds }: Bounds & { level: number; power: number }): number => {
    const once = criticalValue({ alpha: level, sides: 2 }) + powerQuantile(power);
    const drift = driftOfPower({ ...bounds, sides: 2 }, power, once);
    return (drift / once) * (drift / once);
  },
  { keep: 50 },
);

interface Bounds {
  readonly critical: readonly number[];
  readonly times: readonly number[];
}

/** @param level the two-sided risk that is spent */
export function spendingPlan(
  looks: LooksOf<'group-sequential'>,
  chosen: Settings,
  level: number,
): SpendingPlan {
  const times = lookHours(chosen).map((hour) => hour / chosen.hours);
  return looks.spending === 'custom'
    ? customPlan(looks, times, level)
    : functionPlan(looks.spending, times, level);
}

function functionPlan(
  spending: 'obrien-fleming' | 'pocock',
  times: readonly number[],
  level: number,
): SpendingPlan {
  const design = { alpha: level, sides: 2, boundary: `spending-${spending}`, times } as const;
  return {
    // What a test with its first look then would spend at that look.
    spentBy: (elapsed) =>
      elapsed === 1 ? level / 2 : normalUpperTail(criticalValues({ ...design, times: [elapsed, 1] })[0]!),
    get critical() {
      return criticalValues(design);
    },
    inflation: (power) => inflationOf({ critical: criticalValues(design), times, level, power }),
  };
}

/** What interim looks do not spend is left for the last one. */
function customPlan(
  { interim }: LooksOf<'group-sequential'>,
  times: readonly number[],
  level: number,
): SpendingPlan {
  const spentBefore = (look: number) =>
    look === times.length - 1
      ? level / 2
      : interim
          .slice(interim.length - times.length + 1)
          .slice(0, look + 1)
          .reduce((sum, { spends = 0 }) => sum + (spends * level) / 2, 0);
  const bounds = new SpendingBounds();
  const critical = times.map((time, look) => bounds.next(time, spentBefore(look)));
  return {
    spentBy: (elapsed) => spentBefore(times.indexOf(elapsed)),
    critical,
    inflation: (power) => inflationOf({ critical, times, level, power }),
  };
}
