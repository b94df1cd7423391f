import { describe, expect, test } from 'vitest';
import { openStream, streamKey } from '../../../sim-core/random/index.ts';
import { momentsOf } from '../../../sim-core/statistics/index.ts';
import { drawQuantities, hasDrawnQuantities } from '../../../sim-core/world/measured.ts';
import { worldOf } from './worldOf.ts';

const key = streamKey('1', 'parameters');
const stream = (replication = 0) => openStream(key, replication);
const measured = (events: number, trials: number, uncertainty = 'drawn') => ({
  kind: 'measured',
  events,
  trials,
  uncertainty,
});
const segments = [
  { id: 'common', name: 'Common', share: 0.9 },
  { id: 'rare', name: 'Rare', share: 0.1 },
];

test('drawQuantities(world, random) puts a number in the place of every count to be drawn, and touches nothing else', () => {
  const world = worldOf({
    segments,
    incumbent: { error: measured(5, 100), success: measured(3, 4, 'ignored') },
    challenger: { success: 0.7, segments: { rare: { error: measured(1, 10), success: 0.2 } } },
  });
  const drawn = drawQuantities(world, stream());
  expect(drawn).toEqual({
    ...world,
    incumbent: { ...world.incumbent, error: expect.any(Number) as number },
    challenger: {
      success: 0.7,
      segments: { rare: { error: expect.any(Number) as number, success: 0.2 } },
    },
  });
  expect(hasDrawnQuantities(world)).toBe(true);
  expect(hasDrawnQuantities(drawn)).toBe(false);
});

test('drawQuantities(world, random) draws from the posterior of Jeffreys, 8 of 40 from Beta(8.5, 32.5)', () => {
  const world = worldOf({ incumbent: { error: measured(8, 40) } });
  const draws = Float64Array.from({ length: 40_000 }, (_, replication) =>
    Number(drawQuantities(world, stream(replication)).incumbent.error),
  );
  const { mean, m2 } = momentsOf(draws);
  const variance = m2 / 40_000;
  const [expectedMean, expectedVariance] = [8.5 / 41, (8.5 * 32.5) / (41 * 41 * 42)];
  expect(Math.abs(mean - expectedMean)).toBeLessThan(4 * Math.sqrt(expectedVariance / 40_000));
  expect(variance / expectedVariance).toBeGreaterThan(0.96);
  expect(variance / expectedVariance).toBeLessThan(1.04);
});

test('drawQuantities(world, random) draws a mean from the normal distribution of its standard error, in latency too', () => {
  const mean = { kind: 'measured', value: 80, standardDeviation: 30, count: 100, uncertainty: 'drawn' };
  const world = worldOf({ challenger: { latencyMs: { median: mean, p99: 500 } } });
  expect(hasDrawnQuantities(world)).toBe(true);
  const draws = Float64Array.from({ length: 40_000 }, (_, replication) => {
    const { latencyMs } = drawQuantities(world, stream(replication)).challenger;
    return Number(latencyMs!.median);
  });
  const moments = momentsOf(draws);
  expect(Math.abs(moments.mean - 80)).toBeLessThan((4 * 3) / Math.sqrt(40_000));
  expect(moments.m2 / 40_000 / 9).toBeGreaterThan(0.96);
  expect(moments.m2 / 40_000 / 9).toBeLessThan(1.04);
});

test('drawQuantities(world, random) draws the same whatever the order of the keys in the file', () => {
  const common = { error: measured(1, 10) };
  const rare = { success: measured(2, 20), error: measured(3, 30) };
  const rareAgain = { error: measured(3, 30), success: measured(2, 20) };
  const one = worldOf({ segments, challenger: { segments: { common, rare } } });
  const other = worldOf({ segments, challenger: { segments: { rare: rareAgain, common } } });
  expect(drawQuantities(other, stream())).toEqual(drawQuantities(one, stream()));
});

test('drawQuantities(world, random) leaves the luck of a count alone when another is edited', () => {
  const after = (events: number) =>
    drawQuantities(
      worldOf({ incumbent: { error: measured(events, 100), success: measured(60, 100) } }),
      stream(),
    ).incumbent;
  expect(after(50).success).toBe(after(0).success);
  expect(after(50).error).not.toBe(after(0).error);
});

describe('hasDrawnQuantities(world) is', () => {
  test.each([
    ['false for plain numbers', { incumbent: { error: 0.1 } }, false],
    ['false for counts taken as they are', { incumbent: { error: measured(1, 10, 'ignored') } }, false],
    ['true for one in the challenger', { challenger: { success: measured(1, 10) } }, true],
    ['true for one in a segment', { incumbent: { segments: { all: { error: measured(1, 10) } } } }, true],
  ])('%s', (_, world, expected) => {
    expect(hasDrawnQuantities(worldOf(world))).toBe(expected);
  });
});
