const LOWEST = -1074;
const TABLE = tabulate();

/**
 * 2^exponent for an integer exponent from -1074 to 1023. Looked up, for composing it from its bits
 * would make the processor wait for a half-written double.
 */
export function powerOfTwo(exponent: number): number {
  return TABLE[exponent - LOWEST]!;
}

/** x times 2^exponent for an integer exponent from -2044 to 2046; rounds once where the result is subnormal. */
export function scaleByPowerOfTwo(x: number, exponent: number): number {
  if (exponent > 1023) return x * 8.98846567431158e307 * powerOfTwo(exponent - 1023);
  // 2^-969 leaves the first product normal, so that only the second one rounds.
  if (exponent < -1022) return x * powerOfTwo(exponent + 969) * 2.004168360008973e-292;
  return x * powerOfTwo(exponent);
}

function tabulate(): Float64Array {
  const table = new Float64Array(1023 - LOWEST + 1);
  table[0] = 5e-324;
  for (let i = 1; i < table.length; i++) table[i] = table[i - 1]! * 2;
  return table;
}
