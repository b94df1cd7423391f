/**
 * One double seen as two 32-bit words. Assumes a little-endian machine, as every machine
 * that runs a current browser or Node is. Always write before reading: nothing is kept between calls.
 */
export const double = new Float64Array(1);

/** The two words of `double[0]`: `words[0]` is the low one, `words[1]` has sign and exponent. */
export const words = new Int32Array(double.buffer);
