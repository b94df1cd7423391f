import { expect, test } from 'vitest';
import { trace as traceSchema } from '../../../cli/outputs/trace.ts';
import type { Drift } from '../../../sim-core/scenario/schema.ts';
import { parseScenario } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { traceReplication } from '../../../sim-core/run/traceReplication.ts';
import { segmentSharesOf } from '../../../sim-core/world/segmentShares.ts';
import { scenarioOf } from '../worlds.ts';

const segmentsOf = (...shares: number[]) =>
  shares.map((share, index) => ({ id: `s${index}`, name: 's', share, severity: 1, visible: true }));

const sharesOf = (...shares: number[]) =>
  segmentSharesOf({ segments: segmentsOf(...shares), drifts: [] }, 1, 1).map(([share]) => share!);

test('segmentSharesOf(world) takes shares that miss 1 by a little for parts of it', () => {
  const [first, second] = sharesOf(0.500_000_000_5, 0.5);
  expect(first! + second!).toBeCloseTo(1, 15);
  expect(first! / second!).toBeCloseTo(1.000_000_001, 15);
});

test('segmentSharesOf(world) leaves shares as they are where only rounding misses 1', () => {
  expect(sharesOf(0.7, 0.2, 0.1)).toEqual([0.7, 0.2, 0.1]);
});

const shift = (segment: string, change: number, more: Record<string, unknown> = {}) => ({
  name: segment,
  kind: 'covariate',
  shape: 'sudden',
  model: 'both',
  quantity: 'share',
  change,
  atHours: 4,
  segments: [segment],
  ...more,
});

/** Shares at the hours of a world of four segments (0.5, 0.25, 0.15 and 0.1) with these drifts. */
function movedShares(drifts: readonly object[], hours: readonly number[]): number[][] {
  const world = { segments: segmentsOf(0.5, 0.25, 0.15, 0.1), drifts: drifts as Drift[] };
  const shares = segmentSharesOf(world, 24, 1);
  return hours.map((hour) => shares.map((share) => share[hour]!));
}

const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 14) as number);

test('segmentSharesOf(world) keeps the stated change of every covariate drift; what is left goes to the others in proportion', () => {
  const drifts = [shift('s2', 0.2), shift('s3', 0.1, { atHours: 6 })];
  expect(movedShares(drifts, [3, 4, 6])).toEqual([
    [0.5, 0.25, 0.15, 0.1],
    // Of the 0.75 of the two that no drift names 0.55 are left; the fourth does not change before its hour.
    near([(0.5 * 0.55) / 0.75, (0.25 * 0.55) / 0.75, 0.35, 0.1]),
    near([0.3, 0.15, 0.35, 0.2]),
  ]);
});

test('segmentSharesOf(world) adds the changes of one segment', () => {
  expect(movedShares([shift('s3', 0.2), shift('s3', -0.1, { atHours: 6 })], [4, 6])).toEqual([
    near([(0.5 * 0.7) / 0.9, (0.25 * 0.7) / 0.9, (0.15 * 0.7) / 0.9, 0.3]),
    near([(0.5 * 0.8) / 0.9, (0.25 * 0.8) / 0.9, (0.15 * 0.8) / 0.9, 0.2]),
  ]);
});

test('segmentSharesOf(world) does not depend on the order of the drifts', () => {
  const drifts = [
    shift('s1', 0.2, { shape: 'gradual', overHours: 7 }),
    shift('s3', -0.05, { shape: 'recurring', overHours: 2, everyHours: 5 }),
    shift('s2', 0.11, { shape: 'incremental', overHours: 9 }),
    shift('s3', 0.3, { atHours: 11 }),
  ];
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const shares = movedShares(drifts, hours);
  expect(movedShares(drifts.toReversed(), hours)).toEqual(shares);
  for (const moment of shares) expect(moment.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 14);
});

test.each([
  [[0.500_000_000_5, 0.5]],
  [Array.from({ length: 7 }, () => 1 / 7)],
  [[0.6, 0.3, 0.1]],
  [[0.9, 0.05, 0.05]],
])('a trace of a world of shares %s in which everything fails says that, and no more', (shares) => {
  const file = scenarioOf(
    { segments: segmentsOf(...shares), incumbent: { error: 1 }, challenger: { error: 1 } },
    { ab: [{ strategy: 'ab', unit: 'request', metric: 'error', hours: 12 }] },
  );
  const { scenario } = parseScenario(JSON.stringify(file));
  const recorded = traceReplication(compileScenario(scenario!), 'lazy', 1, 'ab', 0);
  expect(traceSchema.safeParse(JSON.parse(JSON.stringify(recorded))).error).toBeUndefined();
  for (const { truth } of recorded.ticks) expect(truth.incumbentFailure).toBeCloseTo(1, 14);
});
