import { expect, test } from 'vitest';
import { trace as traceSchema } from '../../../cli/outputs/trace.ts';
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
