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
    expected: rates.map((row) => runningSum(row.map((rate, tick) => rate * requests[tick]!))),
    constant: rates.map((row) => row.every((rate) => rate === row[0])),
  };
}

/** running[i] = sum of the values before i; one longer than the values. */
export function runningSum(values: Float64Array): Float64Array {
  const running = new Float64Array(values.length + 1);
  for (let index = 0; index < values.length; index += 1)
    running[index + 1] = running[index]! + values[index]!;
  return running;
}
