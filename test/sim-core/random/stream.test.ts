import { expect, test } from 'vitest';
import {
  binomial,
  hypergeometric,
  newlyOccupied,
  openStream,
  poisson,
  standardNormal,
  streamKey,
} from '../../../sim-core/random/index.ts';
import { chiSquareTest } from '../../../sim-core/statistics/index.ts';

const KEY = streamKey('seed', 'traffic');

function expectPlausible(counts: Float64Array): void {
  const { pValue } = chiSquareTest(
    counts,
    counts.map(() => 1),
  )!;
  expect(pValue).toBeGreaterThan(1e-4);
  expect(pValue).toBeLessThan(1 - 1e-4);
}

test('streamKey(seed, name) depends on nothing but its arguments', () => {
  expect(streamKey('seed', 'traffic')).toEqual(KEY);
});

test('streamKey(seed, name) keeps apart names that read the same when joined', () => {
  const keys = [
    ['a', 'bc'],
    ['ab', 'c'],
    ['', 'abc'],
    ['abc', ''],
    ['1:a', 'b'],
    ['a', '1:b'],
    ['a', 'bc '],
    ['a', 'bC'],
  ].map(([seed, name]) => streamKey(seed!, name!).join());
  expect(new Set(keys).size).toBe(keys.length);
});

test('streamKey(seed, name) has no two equal words in place for 20,000 seeds', () => {
  const words = Array.from({ length: 20_000 }, (_, i) => streamKey(String(i), 'traffic'));
  // Two words of 32 bits: some 1e-11 coincidences are to be expected.
  expect(new Set(words.map((key) => `${key[0]},${key[1]}`)).size).toBe(words.length);
  expect(new Set(words.map((key) => `${key[2]},${key[3]}`)).size).toBe(words.length);
});

test('openStream(key, replication) gives the same stream each time', () => {
  const first = openStream(KEY, 7);
  const second = openStream(KEY, 7);
  for (let i = 0; i < 100; i++) expect(second.uint32()).toBe(first.uint32());
});

test('openStream(key, replication) never begins twice in the same state in a million replications', () => {
  // Across the border of 32 bits, and at the upper end.
  for (const from of [0, 2 ** 32 - 500_000, 2 ** 53 - 1_000_000]) {
    const beginnings = new Float64Array(1_000_000);
    for (let i = 0; i < beginnings.length; i++) beginnings[i] = openStream(KEY, from + i).uniform();
    beginnings.sort();
    expect(beginnings.findIndex((value, i) => i > 0 && value === beginnings[i - 1])).toBe(-1);
  }
});

test('openStream(key, replication) is equidistributed across replications, alone and in neighbours', () => {
  const cells = new Float64Array(1000);
  const neighbours = new Float64Array(32 * 32);
  let previous = 0;
  for (let replication = 0; replication < 1_000_000; replication++) {
    const u = openStream(KEY, replication).uniform();
    cells[Math.floor(u * 1000)]!++;
    neighbours[Math.floor(previous * 32) * 32 + Math.floor(u * 32)]!++;
    previous = u;
  }
  expectPlausible(cells);
  expectPlausible(neighbours);
});

test('openStream(key, replication) is independent between two names', () => {
  const other = streamKey('seed', 'users');
  const pairs = new Float64Array(32 * 32);
  for (let replication = 0; replication < 300_000; replication++) {
    const first = openStream(KEY, replication).uniform();
    const second = openStream(other, replication).uniform();
    pairs[Math.floor(first * 32) * 32 + Math.floor(second * 32)]!++;
  }
  expectPlausible(pairs);
});

test('openStream(key, replication) is uncorrelated along neighbouring replications and along other names', () => {
  const keys = [KEY, streamKey('seed', 'users'), streamKey('seed2', 'traffic')];
  const streams = keys.flatMap((key) =>
    [0, 1, 2, 2 ** 32].map((replication) => openStream(key, replication)),
  );
  const length = 100_000;
  const draws = streams.map((stream) => Float64Array.from({ length }, () => stream.uniform() - 0.5));
  for (let i = 0; i < draws.length; i++) {
    for (let j = 0; j < i; j++) {
      const product = draws[i]!.reduce((sum, value, k) => sum + value * draws[j]![k]!, 0);
      expect(Math.abs((12 * product) / Math.sqrt(length))).toBeLessThan(4.5);
    }
  }
});

test('openStream(key, replication) turns over half of the first word when one bit of the replication flips', () => {
  const trials = 2000;
  for (const bit of [0, 1, 5, 16, 31, 32, 40, 51]) {
    const flips = new Float64Array(32);
    for (let i = 0; i < trials; i++) {
      const replication = i * 2_147_483_647;
      const flipped = replication + (Math.floor(replication / 2 ** bit) % 2 === 0 ? 2 ** bit : -(2 ** bit));
      const difference = openStream(KEY, replication).uint32() ^ openStream(KEY, flipped).uint32();
      for (let k = 0; k < 32; k++) flips[k]! += (difference >>> k) & 1;
    }
    for (const count of flips) expect(Math.abs(count - trials / 2) / Math.sqrt(trials / 4)).toBeLessThan(4.5);
  }
});

test('openStream(streamKey(seed, name), replication) leads to the draws that saved results rest on', () => {
  // Not a reference but a promise: a change here changes the results of every scenario.
  const random = openStream(streamKey('seed', 'traffic'), 1);
  expect([random.uint32(), random.uint32(), random.uint32()]).toEqual([4116646163, 2553703480, 1246644669]);
  expect(random.uniform()).toBe(0.20242515297288943);
  expect(standardNormal(random)).toBe(-1.3740549328091405);
  expect(poisson(random, 1000)).toBe(1000);
  expect(binomial(random, 1e6, 0.3)).toBe(299_550);
  expect(hypergeometric(random, 1000, 300, 200)).toBe(61);
  expect(newlyOccupied(random, 5000, 5000, 100)).toBe(3103);
});
