import type { Random } from '../../random/index.ts';
import type { CountedRequests } from './countsOfCells.ts';
import { scatter } from './scatter.ts';
import type { Column } from './unitTally.ts';

/** Throws requests on urns that are alike (users, sessions) and tells what each of them gets to which of its counts. */
export function throwCounts(
  random: Random,
  { successes, errors, failures, uncounted }: CountedRequests,
  urns: number,
  add: (column: Column, urn: number, amount: number) => void,
): void {
  for (const { value, count } of successes) {
    scatter(random, count, urns, (urn, balls) => {
      add('requests', urn, balls);
      add('successes', urn, balls);
      add('value', urn, balls * value);
    });
  }
  scatter(random, errors, urns, (urn, balls) => {
    add('requests', urn, balls);
    add('errors', urn, balls);
  });
  scatter(random, failures, urns, (urn, balls) => add('requests', urn, balls));
  scatter(random, uncounted, urns, (urn, balls) => add('uncounted', urn, balls));
}
