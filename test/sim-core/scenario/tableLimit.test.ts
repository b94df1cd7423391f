import { expect, test } from 'vitest';
import { problemsOf } from '../worlds.ts';

const segmentsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `s${index}`, name: `S ${index}`, share: 1 / count }));
const formula = (text: string) => ({ error: { kind: 'formula', formula: text } });

const world = (ticks: number, segments: number, own: object) => ({
  horizonHours: ticks / 60,
  tickMinutes: 1,
  traffic: { requestsPerSecond: 1 },
  segments: segmentsOf(segments),
  ...own,
});

const canary = (stages: number, gates: object[] = [{ kind: 'z', metric: 'errors', limit: 3 }]) => [
  {
    strategy: 'canary',
    stages: Array.from({ length: stages }, (_, index) => ({ share: (index + 1) / 64, hours: 1 })),
    gates,
  },
];

test('checkScenario(value) refuses moments that no worker would come to the end of', () => {
  const byShare = { challenger: formula('0.02 + 0.001 * share') };
  expect(problemsOf(world(60_000, 50, byShare), canary(20))).toEqual([
    'world.tickMinutes requires at most 20,000,000 ticks times segments whose behaviour moves times shares and selections of segments that phases count, got 60000 times 50 times 21: take longer ticks, or fewer stages or phases',
  ]);
  expect(problemsOf(world(60_000, 10, byShare), canary(20))).toEqual([]);
  // What does not depend on the share, or moves in one segment only, is worked out once or there.
  expect(problemsOf(world(60_000, 50, { challenger: formula('0.02 + 0.0001 * hours') }), canary(20))).toEqual(
    [],
  );
  const inOne = { challenger: { error: 0.02, segments: { s7: formula('0.02 + 0.001 * share') } } };
  expect(problemsOf(world(60_000, 50, inOne), canary(20))).toEqual([]);
});

test('checkScenario(value) refuses gates by segment whose tables no memory holds', () => {
  const gates = Array.from({ length: 20 }, (_, index) => ({
    kind: 'z',
    metric: 'errors',
    limit: 3,
    segment: `s${index}`,
  }));
  const unequal = { users: { population: 1000, propensitySpread: 0.2 } };
  expect(problemsOf(world(90_000, 40, unequal), canary(3, gates))).toEqual([
    'plans[0].phases[0] requires at most 512 MiB of tables for what it counts by segment, got 1154 MiB: take longer ticks, or watch fewer segments',
  ]);
  expect(problemsOf(world(90_000, 40, {}), canary(3, gates))).toEqual([]);
  const halves = [gates.slice(0, 10), gates.slice(10), gates.slice(5, 15), gates.slice(1)];
  const hours = { challenger: formula('0.02 + 0.0001 * hours') };
  expect(
    problemsOf(
      world(90_000, 50, hours),
      halves.flatMap((half) => canary(3, half)),
    ),
  ).toEqual([expect.stringContaining('got 90000 times 50 times 5: take longer ticks')]);
  expect(problemsOf(world(30_000, 40, unequal), canary(3, gates))).toEqual([]);
});
