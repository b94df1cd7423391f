/**
 * One stream of random numbers: Chris Doty-Humphrey's sfc32 (PractRand 0.93), 128 bits of state, period at least
 * 2^32 and about 2^127 on average. Open one with `openStream`; whoever draws advances it.
 */
export declare class Random {
  private readonly state;
  /** From four words of which any 32 bits count; the first outputs are thrown away, so that close words part. */
  constructor(word0: number, word1: number, word2: number, word3: number);
  /** A whole number from 0 to 2^32 - 1, all equally likely. */
  uint32(): number;
  /** A multiple of 2^-53 in [0, 1), all equally likely. */
  uniform(): number;
  /** A multiple of 2^-53 in (0, 1), all equally likely. */
  uniformOpen(): number;
}
