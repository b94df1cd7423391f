import xor4096 from 'seedrandom/lib/xor4096.js';
import { Random } from './random.ts';

/** Four 32-bit words that stand for one named stream of one seed; replications branch off from it. */
export type StreamKey = readonly [number, number, number, number];

/**
 * The key of the stream `name` (such as 'traffic' or 'routing') under a scenario's seed. Slow (microseconds):
 * take it once, then open a stream for every replication.
 */
export function streamKey(seed: string, name: string): StreamKey {
  // The length in front keeps ('a', 'bc') and ('ab', 'c') apart.
  const generator = xor4096(`${seed.length}:${seed}${name}`);
  return [generator.int32(), generator.int32(), generator.int32(), generator.int32()];
}

/**
 * The stream of one replication (a whole number from 0 to 2^53 - 1). Cheap. For one key no two replications begin in
 * the same state: the first two words are a one-to-one function of the replication, the others depend on both.
 */
export function openStream(key: StreamKey, replication: number): Random {
  const low = replication | 0;
  const high = Math.floor(replication / 4294967296);
  const word0 = mix(key[0] ^ low);
  const word1 = mix((key[1] ^ high) + word0);
  const word2 = mix(key[2] ^ (word0 + Math.imul(word1, 0x9e3779b1)));
  const word3 = mix(key[3] ^ (word1 + Math.imul(word2, 0x85ebca77)));
  return new Random(word0, word1, word2, word3);
}

/** The finaliser of MurmurHash3 (Appleby 2011): one-to-one, and each bit of the input flips half of the output. */
function mix(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
