/** Rates per request by row and tick, and what they come to at the world's expected traffic. */
export interface RateTable {
  /** rates[row][tick] */
  readonly rates: readonly Float64Array[];
  /** expected[row][tick] = sum over the ticks before of requests times rate, at relative intensity 1. */
  readonly expected: readonly Float64Array[];
  /** Whether the row never changes, so that a block of ticks is one multiplication. */
  readonly constant: readonly boolean[];
  /** The same for requests of each kind of users (`userKinds`); undefined where there is only one. */
  readonly byKind?: readonly RateTable[];
}

/** The rates of requests of one kind of users. */
export function ofKind(table: RateTable, kind: number): RateTable {
  return table.byKind ? table.byKind[kind]! : table;
}

/** Whether nothing in the table changes from tick to tick, for any kind of users. */
export function isConstant({ constant, byKind }: RateTable): boolean {
  return constant.every(Boolean) && (byKind?.every(isConstant) ?? true);
}

/** @param requests expected requests by tick at relative intensity 1 */
export function rateTable(rates: readonly Float64Array[], requests: Float64Array): RateTable {
  return {
    rates,
    expected: rates.map((row) => runningProducts(row, requests)),
    constant: rates.map(isLevel),
  };
}

/** The running sum of products; a loop, since worlds that differ from replication to replication wait for it. */
function runningProducts(rates: Float64Array, requests: Float64Array): Float64Array {
  const running = new Float64Array(rates.length + 1);
  let sum = 0;
  for (let tick = 0; tick < rates.length; tick += 1) {
    sum += rates[tick]! * requests[tick]!;
    running[tick + 1] = sum;
  }
  return running;
}

/** Whether all values are one. */
export function isLevel(values: Float64Array): boolean {
  const first = values[0];
  for (let index = 1; index < values.length; index += 1) if (values[index] !== first) return false;
  return true;
}

/** running[i] = sum of the values before i; one longer than the values. */
export function runningSum(values: Float64Array): Float64Array {
  const running = new Float64Array(values.length + 1);
  for (let index = 0; index < values.length; index += 1)
    running[index + 1] = running[index]! + values[index]!;
  return running;
}
