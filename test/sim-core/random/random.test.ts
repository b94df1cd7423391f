import { expect, test } from 'vitest';
import { Random } from '../../../sim-core/random/index.ts';
import { chiSquareTest } from '../../../sim-core/statistics/index.ts';

/** sfc32 as published, in integers that cannot lose a bit. */
function* sfc32(words: number[]): Generator<number> {
  let [a, b, c, counter] = words.map((word) => BigInt.asUintN(32, BigInt(word))) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  for (;;) {
    const sum = BigInt.asUintN(32, a + b + counter);
    counter = BigInt.asUintN(32, counter + 1n);
    a = b ^ (b >> 9n);
    b = BigInt.asUintN(32, c + (c << 3n));
    c = BigInt.asUintN(32, ((c << 21n) | (c >> 11n)) + sum);
    yield Number(sum);
  }
}

test('uint32() gives the sequence of sfc32 after fifteen rounds', () => {
  for (const words of [
    [0, 0, 0, 0],
    [1, 2, 3, 4],
    [-1, -2, 0x7fffffff, 0xffffffff],
  ]) {
    const random = new Random(words[0]!, words[1]!, words[2]!, words[3]!);
    const reference = sfc32(words);
    for (let i = 0; i < 15; i++) reference.next();
    for (let i = 0; i < 1000; i++) expect(random.uint32()).toBe(reference.next().value);
  }
});

test('uint32() flips each of its bits half of the time', () => {
  const random = new Random(11, 22, 33, 44);
  const ones = new Float64Array(32);
  for (let i = 0; i < 1_000_000; i++) {
    const word = random.uint32();
    for (let bit = 0; bit < 32; bit++) ones[bit]! += (word >>> bit) & 1;
  }
  for (const count of ones) expect(Math.abs(count - 500_000) / 500).toBeLessThan(4.5);
});

test('uniform() is made of the upper 27 bits of one word and the upper 26 of the next', () => {
  const words = new Random(1, 2, 3, 4);
  const random = new Random(1, 2, 3, 4);
  for (let i = 0; i < 1000; i++) {
    const high = BigInt(words.uint32() >>> 5);
    const low = BigInt(words.uint32() >>> 6);
    expect(random.uniform()).toBe(Number((high << 26n) | low) / 2 ** 53);
  }
});

test('uniform() is equidistributed over [0, 1), alone and in successive pairs', () => {
  const random = new Random(5, 6, 7, 8);
  const cells = new Float64Array(1000);
  const pairs = new Float64Array(32 * 32);
  let previous = 0;
  for (let i = 0; i < 1_000_000; i++) {
    const u = random.uniform();
    cells[Math.floor(u * 1000)]!++;
    pairs[Math.floor(previous * 32) * 32 + Math.floor(u * 32)]!++;
    previous = u;
  }
  for (const counts of [cells, pairs]) {
    const { pValue } = chiSquareTest(
      counts,
      counts.map(() => 1),
    )!;
    expect(pValue).toBeGreaterThan(1e-4);
    expect(pValue).toBeLessThan(1 - 1e-4);
  }
});

test('uniformOpen() passes over zero', () => {
  const random = new Random(1, 2, 3, 4);
  const draws = [0, 0, 0.25];
  random.uniform = () => draws.shift()!;
  expect(random.uniformOpen()).toBe(0.25);
});
