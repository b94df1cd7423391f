import { describe, expect, it } from 'vitest';
import { worldCourse } from '../../../sim-core/index.ts';
import { galleryOrder, shipped } from '../scenario/shipped.ts';

describe('the course of a world', () => {
  it('keeps the requests and the failures of all its hours, whatever the steps', () => {
    const scenario = shipped('slow-burn');
    const totals = [7, 168, 100_000].map((steps) => {
      const { requestsPerHour, failure, horizonHours } = worldCourse(scenario, steps);
      const hours = horizonHours / requestsPerHour.length;
      const requests = requestsPerHour.reduce((sum, perHour) => sum + perHour * hours, 0);
      const failed = requestsPerHour.reduce(
        (sum, perHour, step) => sum + perHour * hours * failure.challenger[step]!,
        0,
      );
      return { steps: requestsPerHour.length, requests, failed };
    });
    // 1344 ticks: never more steps than there are ticks.
    expect(totals.map(({ steps }) => steps)).toEqual([7, 168, 1344]);
    for (const { requests, failed } of totals) {
      expect(requests).toBeCloseTo(totals[2]!.requests, 3);
      expect(failed).toBeCloseTo(totals[2]!.failed, 3);
    }
  });

  it('tells rates under the incumbent alone and under the challenger for everyone, drifts, edge cases and the onset', () => {
    const slowBurn = worldCourse(shipped('slow-burn'), 28);
    expect(slowBurn.failure.incumbent.every((rate) => Math.abs(rate - 0.02) < 1e-12)).toBe(true);
    expect(slowBurn.failure.challenger.at(-1)).toBeCloseTo(0.0337, 3);
    expect(slowBurn).toMatchObject({
      truth: { class: 'harmful', onsetHours: 24.5 },
      drifts: [{ name: 'Errors creep up', fromHours: 0, toHours: 672 }],
      edgeCases: [],
    });
    expect(worldCourse(shipped('needle'), 5).edgeCases).toEqual([
      { name: 'The needle: a rare kind of request', share: 0.00005 },
    ]);
    // A stock that both share: what one gains, the other loses, and nobody gains when all have it.
    const stealing = worldCourse(shipped('stealing-from-control'), 3).failure;
    expect(stealing.challenger[0]).toBeCloseTo(stealing.incumbent[0]!, 12);
  });

  it('repeats a drift that comes again until the end of the world', () => {
    const { drifts } = worldCourse(shipped('weekend-canary'), 3);
    expect(drifts.map(({ fromHours, toHours }) => [fromHours, toHours])).toEqual([
      [0, 48],
      [168, 216],
      [336, 384],
      [504, 552],
    ]);
  });

  it('can be told of every shipped scenario', () => {
    for (const id of galleryOrder) {
      const { requestsPerHour, failure } = worldCourse(shipped(id), 168);
      const numbers = [...requestsPerHour, ...failure.incumbent, ...failure.challenger];
      expect(numbers.every((number) => Number.isFinite(number) && number >= 0)).toBe(true);
    }
  });
});
