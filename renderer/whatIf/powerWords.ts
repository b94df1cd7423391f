import type { Aim, Measured, MeasuredNumber, PowerCurve } from '../../sim-core/index.ts';
import { factorAtPower } from '../../sim-core/index.ts';
import {
  formatAmount,
  formatInterval,
  formatProbability,
  formatProbabilityRange,
} from '../format/numbers.ts';
import { USUAL_POWER } from './setup.ts';

/** What power is the chance of. */
export const aimTitles: Readonly<Record<Aim, string>> = {
  rollBack: 'How likely is a harm of each size caught?',
  promote: 'How likely is a gain of each size shipped?',
};

/** A plan and its curve. */
export interface NamedCurve {
  readonly name: string;
  readonly curve: PowerCurve;
}

/** What the power curves say: what it takes to reach 80%, and what each plan does about this very effect. */
export function powerTakeaway(curves: readonly NamedCurve[], largest: number): string {
  const words = curves.map(({ name, curve }) => {
    const own = curve.points.find(({ factor }) => factor === 1)?.power;
    const now = own && 'estimate' in own ? `, ${shareWords(own)} as it is` : '';
    const needed = factorAtPower(curve, USUAL_POWER);
    if (needed === undefined) return `${name} does not, up to ${formatAmount(largest)}×${now}`;
    if (needed === 'throughout') return `${name} is above it even with no effect${now}`;
    return `${name} from ${formatAmount(needed)}×${factorInterval(curve)}${now}`;
  });
  return `A power of ${formatProbability(USUAL_POWER)} is reached at these sizes of the effect: ${words.join('; ')}.`;
}

/** From where the upper ends of the intervals reach the power to where the lower ones do. */
function factorInterval(curve: PowerCurve): string {
  const at = (end: 'low' | 'high') => factorAtPower(withEnds(curve, end), USUAL_POWER);
  const [first, last] = [at('high'), at('low')];
  const low = typeof first === 'number' ? formatAmount(first) : '0';
  if (typeof last !== 'number') return ` (${low}× or more)`;
  const interval = formatInterval(low, formatAmount(last));
  return interval === undefined ? '' : ` (${interval}×)`;
}

/** A curve through an end of each interval. */
function withEnds(curve: PowerCurve, end: 'low' | 'high'): PowerCurve {
  const points = curve.points.map((point) => {
    const { power } = point;
    return 'estimate' in power
      ? { ...point, power: { ...power, estimate: power[end] ?? power.estimate } }
      : point;
  });
  return { ...curve, points };
}

const shareWords = ({ estimate, low, high }: MeasuredNumber): string =>
  low === null || high === null
    ? formatProbability(estimate)
    : `${formatProbability(estimate)} (${formatProbabilityRange(low, high)})`;

/** What the plans do about an equal challenger. */
export function falseAlarmTakeaway(
  plans: readonly { readonly name: string; readonly rolledBack: Measured }[],
): string {
  const words = plans.flatMap(({ name, rolledBack }) =>
    'estimate' in rolledBack ? [`${name} ${shareWords(rolledBack)}`] : [],
  );
  return `With an equal challenger in the same world, these plans roll back without cause: ${words.join(', ')}.`;
}
