import type { QuantitySums, UnitSums } from '../../strategies/evidence.ts';
import type { Role } from '../../world/behaviour.ts';

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

/** Adds one unit's number of something, and what it was before. */
export function addNumber(into: QuantitySums, now: number, before: number, requests: number): void {
  into.sum += now;
  into.squares += now * now;
  into.timesRequests += now * requests;
  into.before += before;
  into.squaresBefore += before * before;
  into.timesBefore += before * now;
}
