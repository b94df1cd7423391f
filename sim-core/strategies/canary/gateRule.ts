import type { Evidence, ServedCounts } from '../evidence.ts';
import type { Comparison } from '../strategy.ts';
import type { WhenTooFew } from './gateSettings.ts';

/** What a look of a gate comes to; `hold` keeps the stage from ending. */
export type GateVerdict = 'pass' | 'fail' | 'hold';

/** One gate of a canary that is played. Looks come at the ticks it asks for at the latest, perhaps more often. */
export interface GateRule {
  /** A stage begins at a tick. */
  beginStage(tick: number): void;
  /** First tick after `tick` by which it has to have seen what came; Infinity for the end of the stage. */
  nextLook(tick: number): number;
  /** Takes what came since the last look, up to `tick`. */
  add(evidence: Evidence, tick: number): void;
  /** Judges what it has seen. Asked once for each tick at which anybody looks; `stageEnds` where the stage could end. */
  judge(tick: number, stageEnds: boolean): GateVerdict;
  /** What the dashboard shows, each judged by a statistic and limit of its own. */
  comparisons(): readonly Judged[];
}

/** A comparison that says what it is judged by. */
export type Judged = Comparison & Required<Pick<Comparison, 'judgedBy'>>;

/** The circumstances of a rollout that a gate is made for. */
export interface GateContext {
  readonly tickHours: number;
  /** First tick of the first stage. */
  readonly startTick: number;
  /** The incumbent's counts of the hours before it, by segment; filled by then. */
  readonly before: (segment: string | undefined) => ServedCounts;
}

/** What a gate says that has too few requests. */
export function withTooFew(whenTooFew: WhenTooFew, stageEnds: boolean): GateVerdict {
  return stageEnds && whenTooFew !== 'ignore' ? whenTooFew : 'pass';
}
