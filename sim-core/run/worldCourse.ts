import type { Scenario } from '../scenario/schema.ts';
import { WITHOUT_CHALLENGER } from '../world/challengerUse.ts';
import type { Truth } from '../world/truth.ts';
import { compileScenario } from './compileScenario.ts';

/** A world over its horizon, in equal steps: what a picture of it is drawn from. */
export interface WorldCourse {
  readonly horizonHours: number;
  /** Expected requests per hour, by step. */
  readonly requestsPerHour: readonly number[];
  /**
   * Probability that a request fails (an error or no success), by step: under the incumbent where nobody ever started
   * the challenger, and under the challenger where it serves everyone from the beginning.
   */
  readonly failure: { readonly incumbent: readonly number[]; readonly challenger: readonly number[] };
  readonly truth: Pick<Truth, 'class' | 'onsetHours'>;
  /** When what is written down as a drift goes on; one that comes again has an entry each time. */
  readonly drifts: readonly { readonly name: string; readonly fromHours: number; readonly toHours: number }[];
  /** Segments that are at most so rare as `EDGE_CASE`, the rarest first. */
  readonly edgeCases: readonly { readonly name: string; readonly share: number }[];
}

/** The largest share of traffic of which a segment is an edge case. */
const EDGE_CASE = 0.05;

/**
 * The course of a checked scenario's world; measured counts at their point estimates.
 * @param steps how many at most, at least 1
 */
export function worldCourse(scenario: Scenario, steps: number): WorldCourse {
  const { world, truth } = compileScenario(scenario);
  const { ticks, tickHours, requests } = world;
  const count = Math.min(ticks, steps);
  const incumbent = world.regime(WITHOUT_CHALLENGER).failure.incumbent;
  const { challenger } = world.failure;
  const requestsPerHour: number[] = [];
  const failure = { incumbent: [] as number[], challenger: [] as number[] };
  for (let step = 0; step < count; step += 1) {
    const from = Math.floor((step * ticks) / count);
    const to = Math.floor(((step + 1) * ticks) / count);
    let asked = 0;
    let failed = 0;
    let failedBefore = 0;
    for (let tick = from; tick < to; tick += 1) {
      asked += requests[tick]!;
      failed += requests[tick]! * challenger[tick]!;
      failedBefore += requests[tick]! * incumbent[tick]!;
    }
    requestsPerHour.push(asked / ((to - from) * tickHours));
    // In hours without a request no rate is met; that of their first tick is what would have been.
    failure.incumbent.push(asked > 0 ? failedBefore / asked : incumbent[from]!);
    failure.challenger.push(asked > 0 ? failed / asked : challenger[from]!);
  }
  const { horizonHours, segments, drifts } = scenario.world;
  return {
    horizonHours,
    requestsPerHour,
    failure,
    truth: { class: truth.class, onsetHours: truth.onsetHours },
    drifts: drifts.flatMap(({ name, shape, atHours, overHours, everyHours }) => {
      const lasts = shape === 'sudden' || overHours === undefined ? horizonHours : overHours;
      const beginnings = [];
      for (let at = atHours; at < horizonHours; at += everyHours ?? horizonHours) beginnings.push(at);
      return beginnings.map((fromHours) => ({
        name,
        fromHours,
        toHours: Math.min(horizonHours, fromHours + lasts),
      }));
    }),
    edgeCases: segments
      .filter(({ share }) => share <= EDGE_CASE)
      .map(({ name, share }) => ({ name, share }))
      .sort((a, b) => a.share - b.share),
  };
}
