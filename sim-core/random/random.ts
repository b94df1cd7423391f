const ROUNDS_TO_WARM_UP = 15;

/**
 * One stream of random numbers: Chris Doty-Humphrey's sfc32 (PractRand 0.93), 128 bits of state, period at least
 * 2^32 and about 2^127 on average. Open one with `openStream`; whoever draws advances it.
 */
export class Random {
  private readonly state: Int32Array;

  /** From four words of which any 32 bits count; the first outputs are thrown away, so that close words part. */
  constructor(word0: number, word1: number, word2: number, word3: number) {
    const state = new Int32Array(4);
    state[0] = word0;
    state[1] = word1;
    state[2] = word2;
    state[3] = word3;
    this.state = state;
    for (let round = 0; round < ROUNDS_TO_WARM_UP; round++) this.uint32();
  }

  /** A whole number from 0 to 2^32 - 1, all equally likely. */
  uint32(): number {
    const state = this.state;
    const b = state[1]!;
    const c = state[2]!;
    const counter = state[3]!;
    const sum = (state[0]! + b + counter) | 0;
    state[3] = counter + 1;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** A multiple of 2^-53 in [0, 1), all equally likely: two rounds of `uint32`, the state kept at hand between them. */
  uniform(): number {
    const state = this.state;
    const b = state[1]!;
    const c = state[2]!;
    const counter = state[3]!;
    const high = (state[0]! + b + counter) | 0;
    const nextB = (c + (c << 3)) | 0;
    const nextC = (((c << 21) | (c >>> 11)) + high) | 0;
    const low = ((b ^ (b >>> 9)) + nextB + counter + 1) | 0;
    state[3] = counter + 2;
    state[0] = nextB ^ (nextB >>> 9);
    state[1] = nextC + (nextC << 3);
    state[2] = ((nextC << 21) | (nextC >>> 11)) + low;
    return ((high >>> 5) * 67108864 + (low >>> 6)) * 1.1102230246251565e-16;
  }

  /** A multiple of 2^-53 in (0, 1), all equally likely. */
  uniformOpen(): number {
    let u = this.uniform();
    while (u === 0) u = this.uniform();
    return u;
  }
}
