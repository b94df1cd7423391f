import type { Exposure } from '../strategies/strategy.ts';
import { EXCESS } from '../world/toll.ts';
import type { RateTable } from '../world/rateTable.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';

/**
 * Harm against the truth in ticks [from, to), in expectation given the traffic: which requests fail is luck that
 * the team's evidence contains and the outcome does not, so a rare catastrophe is measured without its variance.
 * @param table excess per request, in the rows of EXCESS
 */
export function expectedExcess(
  traffic: ExpectedTraffic,
  table: RateTable,
  from: number,
  to: number,
  { challenger, interleaved }: Exposure,
): number {
  const bystanders = 1 - challenger - interleaved;
  let sum = 0;
  if (challenger > 0) sum += challenger * traffic.expected(table, EXCESS.challenger, from, to);
  if (interleaved > 0) sum += interleaved * traffic.expected(table, EXCESS.interleaved, from, to);
  if (bystanders > 0) sum += bystanders * traffic.expected(table, EXCESS.bystander, from, to);
  return sum;
}
