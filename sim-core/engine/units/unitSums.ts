import type { QuantitySums, UnitQuantity, UnitSums } from '../../strategies/evidence.ts';
import type { Role } from '../../world/behaviour.ts';

/** What sums over units are made of. */
export const unitQuantities = ['successes', 'errors', 'value', 'withSuccess', 'withError'] as const;

export type ArmSums = Readonly<Record<Role, UnitSums>>;

/** @param value whether anybody counts what successes are worth */
export function emptyArmSums(value: boolean): ArmSums {
  return { incumbent: emptyUnitSums(value), challenger: emptyUnitSums(value) };
}

function emptyUnitSums(value: boolean): UnitSums {
  const none = (start = 0): QuantitySums => ({
    sum: start,
    squares: start,
    timesRequests: start,
    before: start,
    squaresBefore: start,
    timesBefore: start,
  });
  return {
    exposed: 0,
    requests: 0,
    squaredRequests: 0,
    successes: none(),
    errors: none(),
    value: none(value ? 0 : Number.NaN),
    withSuccess: none(),
    withError: none(),
  };
}

/** Adds a unit to the sums of its arm. */
export function addUnit(
  sums: UnitSums,
  requests: number,
  now: Readonly<Record<UnitQuantity, number>>,
  before: Readonly<Record<UnitQuantity, number>>,
): void {
  sums.exposed += 1;
  sums.requests += requests;
  sums.squaredRequests += requests * requests;
  for (const quantity of unitQuantities) {
    const into = sums[quantity];
    const own = now[quantity];
    const earlier = before[quantity];
    into.sum += own;
    into.squares += own * own;
    into.timesRequests += own * requests;
    into.before += earlier;
    into.squaresBefore += earlier * earlier;
    into.timesBefore += earlier * own;
  }
}
