import type { Evidence, EvidenceNeeds } from '../strategies/evidence.ts';
import type { Regime } from '../world/compile.ts';
import type { PooledGate } from '../strategies/pooledGate.ts';
import type { Exposure } from '../strategies/strategy.ts';

/**
 * Takes the ticks of a block as they were drawn, for a trace: how many requests came, whoever answered, and what
 * of them could be seen.
 */
export type RecordTick = (tick: number, requests: number, evidence: Evidence) => void;

/**
 * Draws what the exposure lets happen. One drawer plays one plan in one replication; the engines differ in
 * nothing else, so strategies, truth and outcomes are the same code for all of them.
 */
export interface Drawer {
  /** A phase begins: users are assigned anew and counted anew. */
  startPhase(needs: EvidenceNeeds): void;
  /** Labels that are still out are of no interest any more. */
  startCohort(): void;
  /**
   * Plays ticks [from, to) under one exposure. The evidence is the drawer's own and is overwritten by the
   * next call.
   * @param countsUntil first tick whose served requests are not counted any more; all are, if left out
   */
  draw(from: number, to: number, exposure: Exposure, regime: Regime, countsUntil?: number): Evidence;
  /** Plays ticks [from, to) as the phase left them, when nobody reads its evidence any more. */
  hold(from: number, to: number, exposure: Exposure, regime: Regime): Evidence;
  /**
   * Plays from a tick to the one after which the gate acts, at the latest `gate.until`, and returns it with what
   * came in between. Left out by engines that look at every tick; undefined, with nothing played, for a gate that
   * the engine cannot look ahead for.
   */
  findGate?(
    from: number,
    exposure: Exposure,
    regime: Regime,
    gate: PooledGate,
  ): { readonly to: number; readonly evidence: Evidence } | undefined;
  /**
   * Plays ticks [from, to) with everyone served by one model; only the challenger's reach is of interest.
   * @param held which units the incumbent keeps, if any: of users, those that the last phase held out
   */
  serveAll(
    from: number,
    to: number,
    model: 'incumbent' | 'challenger',
    regime: Regime,
    held?: Pick<Exposure, 'by' | 'heldOut'>,
  ): void;
  /** Requests the challenger's answer reached so far. */
  requestsReached(): number;
  /** Distinct users it reached so far; call once, at the end. */
  usersReached(): number;
}
