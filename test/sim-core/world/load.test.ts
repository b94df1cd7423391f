import { expect, test } from 'vitest';
import type { Capacity } from '../../../sim-core/scenario/capacitySchema.ts';
import { CHALLENGER_ALONE, WITHOUT_CHALLENGER } from '../../../sim-core/world/challengerUse.ts';
import { queueStates, utilizations } from '../../../sim-core/world/load.ts';
import { queueState } from '../../../sim-core/world/queue.ts';

const shared: Capacity = { requestsPerSecond: 100, challengerCost: 1.6, machines: 'shared', places: 1000 };
const separate: Capacity = { ...shared, machines: 'separate', challengerRequestsPerSecond: 20 };
const use = { ...WITHOUT_CHALLENGER, challenger: 0.1, interleaved: 0.2, shadowed: 0.3 };

test('utilizations(capacity, use, arriving) on shared machines adds up what both models run', () => {
  expect(utilizations(shared, WITHOUT_CHALLENGER, 62)).toEqual({ incumbent: 0.62, challenger: 0.62 });
  expect(utilizations(shared, CHALLENGER_ALONE, 62).incumbent).toBeCloseTo(0.992, 12);
  const both = 0.62 * (0.9 + 1.6 * 0.6);
  expect(utilizations(shared, use, 62).challenger).toBeCloseTo(both, 12);
  // A full shadow runs both models on everything.
  expect(utilizations(shared, { ...WITHOUT_CHALLENGER, shadowed: 1 }, 62).incumbent).toBeCloseTo(1.612, 12);
  // A noise arm runs the incumbent once more.
  const noisy = { ...WITHOUT_CHALLENGER, shadowed: 1, repeated: 0.5 };
  expect(utilizations(shared, noisy, 62).incumbent).toBeCloseTo(1.612 + 0.31, 12);
});

test('utilizations(capacity, use, arriving) on separate machines keeps them apart', () => {
  const { incumbent, challenger } = utilizations(separate, use, 62);
  expect(incumbent).toBeCloseTo(0.62 * 0.9, 12);
  expect(challenger).toBeCloseTo((62 * 0.6) / 20, 12);
  const noisy = utilizations(separate, { ...use, repeated: 0.3 }, 62);
  expect(noisy.incumbent).toBeCloseTo(0.62 * 1.2, 12);
  expect(noisy.challenger).toBe(challenger);
});

test('queueStates(capacity, use, arriving) are those of the utilizations, and idle without capacity', () => {
  const states = queueStates(separate, use, 62);
  expect(states.incumbent).toEqual(queueState(utilizations(separate, use, 62).incumbent, 1000));
  expect(states.challenger).toEqual(queueState(utilizations(separate, use, 62).challenger, 1000));
  expect(queueStates(undefined, use, 62).challenger).toEqual({ slowdown: 1, refused: 0 });
});
