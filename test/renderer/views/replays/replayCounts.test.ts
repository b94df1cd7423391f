import { describe, expect, test } from 'vitest';
import type { RunSketch } from '../../../../renderer/runs/runSketch.ts';
import { countEndings, leafOf } from '../../../../renderer/views/replays/replayCounts.ts';

const run = (
  verdict: RunSketch['verdict'],
  decisionHours: number | null,
  onsetHours: number | null,
): RunSketch => ({ replication: 0, verdict, decisionHours, onsetHours, horizonHours: 100, points: [] });

const runs = [
  run('promoted', 72, 24),
  run('promoted', 80, 24),
  run('rolledBack', 30, 24),
  run('rolledBack', 20, 24),
  run('undecided', null, 24),
];
const met = (hours: number, truthShown: boolean) =>
  countEndings(runs, hours, truthShown).flatMap(({ label, count }) =>
    count > 0 ? [`${count} ${label}`] : [],
  );

describe('countEndings(sketches, hours, truthShown)', () => {
  test.each([0, 20, 50, 75, 100])('adds up to all runs at hour %i', (hours) => {
    for (const truthShown of [true, false]) {
      expect(countEndings(runs, hours, truthShown).reduce((sum, { count }) => sum + count, 0)).toBe(5);
    }
  });
  test('knows a run as open until its verdict, and one without a verdict until the end', () => {
    expect(met(75, true)).toEqual(['1 harm shipped', '1 harm caught', '1 false alarm', '2 still running']);
    expect(met(100, true)).toEqual(['2 harm shipped', '1 harm caught', '1 false alarm', '1 undecided']);
  });
  test('tells verdicts alone while the truth is hidden', () => {
    expect(met(100, false)).toEqual(['2 promoted', '2 rolled back', '1 undecided']);
  });
});

test('leafOf(sketch) tells good from bad by whether harm ever begins', () => {
  expect(leafOf(run('promoted', 10, null))).toBe('goodShipped');
  expect(leafOf(run('rolledBack', 10, null))).toBe('goodStopped');
  expect(leafOf(run('rolledBack', 24, 24))).toBe('badStoppedBefore');
});
