import type { Trace } from '../../sim-core/index.ts';
import { withoutNoise } from '../format/numbers.ts';

/** A replication in few numbers: enough for a picture the size of a stamp. */
export interface RunSketch {
  readonly replication: number;
  readonly verdict: Trace['verdict'];
  /** Hours from the start to the verdict; null without one. */
  readonly decisionHours: number | null;
  /** First hour from which the challenger is harmful; null if it is not. */
  readonly onsetHours: number | null;
  /** How long the world is watched. */
  readonly horizonHours: number;
  /** At even times from the start to the end, both included. */
  readonly points: readonly SketchPoint[];
}

export interface SketchPoint {
  readonly hours: number;
  /** Share of traffic that meets the challenger, 0 to 1. */
  readonly reached: number;
  /** Share on which it runs unseen, 0 to 1. */
  readonly unseen: number;
  /** Expected extra failures by then; below zero they are failures avoided. */
  readonly extraFailures: number;
}

/** Reduces a trace to so many points, two at least. */
export function sketchRun(trace: Trace, points: number): RunSketch {
  const { ticks, tickHours } = trace;
  const requests = ticks.reduce((sum, tick) => sum + tick.requests, 0);
  return {
    replication: trace.replication,
    verdict: trace.verdict,
    decisionHours: trace.decisionHours,
    onsetHours: trace.onsetHours,
    horizonHours: ticks.length * tickHours,
    points: Array.from({ length: points }, (_, index) => {
      const played = Math.round((index / (points - 1)) * ticks.length);
      const { exposure } = ticks[Math.min(played, ticks.length - 1)]!;
      return {
        hours: played * tickHours,
        reached: exposure.challenger + exposure.interleaved,
        unseen: exposure.shadowed,
        extraFailures: played === 0 ? 0 : withoutNoise(ticks[played - 1]!.truth.extraFailures, requests),
      };
    }),
  };
}
