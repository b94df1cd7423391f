import type { QuantitySums } from '../../strategies/evidence.ts';
import type { Role } from '../../world/behaviour.ts';
import type { CountedRequests } from './countsOfCells.ts';
import type { ArmSums } from './unitSums.ts';
import { emptyArmSums } from './unitSums.ts';

/** Sums where every request is a unit of its own: all that is counted of it is 0 or 1, but for what a success is worth. */
export class RequestSums {
  readonly sums: ArmSums;

  constructor({ value }: { readonly value: boolean }) {
    this.sums = emptyArmSums(value);
  }

  add(role: Role, { successes, errors, failures }: CountedRequests): void {
    const sums = this.sums[role];
    const add = (into: QuantitySums, count: number, value = 1) => {
      into.sum += count * value;
      into.squares += count * value * value;
      into.timesRequests += count * value;
    };
    let requests = errors + failures;
    for (const { value, count } of successes) {
      requests += count;
      add(sums.successes, count);
      add(sums.withSuccess, count);
      add(sums.value, count, value);
    }
    add(sums.errors, errors);
    add(sums.withError, errors);
    sums.exposed += requests;
    sums.requests += requests;
    sums.squaredRequests += requests;
  }
}
