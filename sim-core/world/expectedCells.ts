import { SERVED_OUTCOMES } from './cells.ts';
import type { CellFamily } from './cellTables.ts';
import type { CompiledWorld, Regime } from './compile.ts';
import type { RateTable } from './rateTable.ts';
import { LabelDelay } from './labelDelay.ts';

/** Ticks [from, until) under one use of the challenger. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly regime: Regime;
  /** Tick until which the labels of its requests are waited for; `until` if left out. */
  readonly labelsUntil?: number;
}

/**
 * Expected requests by cell of a family in some ticks, at relative intensity 1, as far as the team knows of them when it
 * has waited for labels: what waits for its label counts as what it looks like until it arrives, a pair as one whose truth does not.
 */
export function expectedCells(
  world: CompiledWorld,
  family: CellFamily,
  { from, until, regime, labelsUntil = until }: Stretch,
  watched?: string,
): Float64Array {
  const table = regime.cells(family, { watched });
  const cells = Float64Array.from(table.expected, (running) => running[until]! - running[from]!);
  const { labels } = world.source;
  if (!labels) return cells;
  const delay = new LabelDelay(labels, world.tickHours);
  const stillOut = 1 - delay.arrivesWithin(labelsUntil - until);
  const hide = (cell: number, looksLike: number) => {
    const atEnd = delay.meanOut((tick) => world.requests[tick]! * table.rates[cell]![tick]!, from, until);
    const out = atEnd * stillOut;
    const unknown = cells[cell]! * (1 - delay.arrives * (1 - out));
    cells[cell]! -= unknown;
    cells[looksLike]! += unknown;
  };
  const { success, failure } = SERVED_OUTCOMES;
  const [late, other] = labels.of === 'success' ? [success, failure] : [failure, success];
  switch (family) {
    case 'incumbent':
    case 'challenger':
      hide(late, other);
      break;
    case 'incumbentWithLatency':
    case 'challengerWithLatency':
      hide(late * 2, other * 2);
      hide(late * 2 + 1, other * 2 + 1);
      break;
    case 'pairs':
      for (let cell = 1; cell < cells.length; cell += 2) hide(cell, cell - 1);
      break;
    case 'interleaved':
    case 'incumbentSuccesses':
    case 'challengerSuccesses':
      break;
  }
  return cells;
}

/**
 * Successes expected before each tick of a stretch (one longer than its last), as far as the team knows of them when it has
 * waited for labels; those of requests before the stretch are left out where labels are late.
 * @param table served cells without latency
 */
export function knownSuccesses(
  world: CompiledWorld,
  table: RateTable,
  { from, until, labelsUntil = until }: Stretch,
): Float64Array {
  const { success, failure } = SERVED_OUTCOMES;
  const { labels } = world.source;
  if (!labels) return table.expected[success]!;
  const delay = new LabelDelay(labels, world.tickHours);
  const known = new Float64Array(until + 1);
  for (let tick = from; tick < until; tick += 1) {
    const arrived = delay.arrives * (1 - delay.outAfter(labelsUntil - 1 - tick));
    const rate = (cell: number) => table.rates[cell]![tick]!;
    const successes =
      labels.of === 'success' ? rate(success) * arrived : rate(success) + rate(failure) * (1 - arrived);
    known[tick + 1] = known[tick]! + world.requests[tick]! * successes;
  }
  return known;
}
