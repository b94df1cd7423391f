import type { CompiledWorld } from '../../world/compile.ts';

/** A small part of the traffic in which most of the difference between the models lies. */
export interface RareHarm {
  readonly id: string;
  readonly name: string;
  /** Mean share of requests over the horizon. */
  readonly share: number;
  /** Its part of all severity-weighted differences, 0 to 1. */
  readonly part: number;
  /** Failures per request of it beyond the incumbent's. */
  readonly more: number;
  /** Whether most of these are errors, or successes that do not come. */
  readonly of: 'error' | 'failure';
}

/** A segment is an edge case, and its harm concentrated, from these on. */
const RARE_SHARE = 0.1;
const MOST = 0.5;

/** Moments of the horizon at which segments are compared; a mean over them stands for the horizon. */
const MOMENTS = 168;

/** The rare segment that holds most of the harm of a challenger that serves everyone; undefined where none does. */
export function rareHarm(world: CompiledWorld): RareHarm | undefined {
  const { source, ticks, requests, segmentShares } = world;
  const stride = Math.max(1, Math.floor(ticks / MOMENTS));
  const found = source.segments.map(({ id, name, severity }, segment) => {
    let seen = 0;
    let expected = 0;
    let difference = 0;
    let errors = 0;
    for (let tick = Math.floor(stride / 2); tick < ticks; tick += stride) {
      const ofTick = requests[tick]! * segmentShares[segment]![tick]!;
      const failure = ({ error, success }: { error: number; success: number }) => 1 - (1 - error) * success;
      const incumbent = world.behaviour('incumbent', segment, tick);
      const challenger = world.behaviour('challenger', segment, tick);
      seen += requests[tick]!;
      expected += ofTick;
      difference += ofTick * (failure(challenger) - failure(incumbent));
      errors += ofTick * (challenger.error - incumbent.error);
    }
    const more = expected > 0 ? difference / expected : 0;
    const of: RareHarm['of'] = errors > difference / 2 ? 'error' : 'failure';
    return { id, name, share: expected / seen, weight: severity * difference, more, of };
  });
  const whole = found.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);
  const worst = found.reduce((most, segment) => (segment.weight > most.weight ? segment : most));
  if (!(worst.weight > MOST * whole) || worst.share > RARE_SHARE) return undefined;
  const { id, name, share, weight, more, of } = worst;
  return { id, name, share, part: weight / whole, more, of };
}
