import type { Random } from '../random/index.ts';
import type { Evidence } from '../strategies/evidence.ts';
import type { PooledGate } from '../strategies/pooledGate.ts';
import type { Exposure } from '../strategies/strategy.ts';
import type { Role } from '../world/behaviour.ts';
import { roles } from '../world/behaviour.ts';
import type { Regime } from '../world/compile.ts';
import type { RateTable } from '../world/rateTable.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import type { RecordNode } from './gateSearch.ts';
import { GateSearch, readServed } from './gateSearch.ts';
import type { LabelLedger } from './labelLedger.ts';
import type { Reach } from './reach.ts';
import type { ServedDraw } from './servedDraw.ts';
import type { TickSplitter } from './tickSplitter.ts';

/** What a stretch up to the tick at which a gate acts is drawn with. */
export interface GateDrawParts {
  readonly traffic: ExpectedTraffic;
  readonly outcomes: Random;
  readonly served: ServedDraw;
  readonly reach: Reach;
  readonly labels: LabelLedger | undefined;
  readonly splitter: TickSplitter | undefined;
}

/** Draws from a tick to the one after which a gate acts, at the latest `gate.until`, and returns it with what came. */
export function drawToGate(
  parts: GateDrawParts,
  regime: Regime,
  from: number,
  { challenger, interleaved, shadowed }: Exposure,
  gate: PooledGate,
): { to: number; evidence: Evidence } {
  const { traffic, outcomes, served, reach } = parts;
  const incumbent = {
    table: served.table(regime, 'incumbent'),
    share: 1 - challenger - interleaved - shadowed,
  };
  const other = { table: served.table(regime, 'challenger'), share: challenger };
  const width = other.table.rates.length;
  const gained = { incumbent: 0, challenger: 0 };
  const record = recordNode(parts, { incumbent: incumbent.table, challenger: other.table }, gained);
  const search = new GateSearch(traffic, outcomes, [incumbent, other], gate, record);
  const to = search.run(from);
  const { counts } = served;
  readServed(search.cells, 0, width, counts.incumbent);
  readServed(search.cells, width, width, counts.challenger);
  counts.incumbent.successes += gained.incumbent;
  counts.challenger.successes += gained.challenger;
  // Unless every stretch was settled as it came, because it matters when the requests were.
  if (!settlesByStretch(traffic, other.table)) {
    reach.addCells(other.table, search.cells, width, from, to);
    reach.settle(from, to);
  }
  return { to, evidence: served.evidence };
}

/** Whether it makes a difference to the users reached in which ticks the requests of a cell came. */
function settlesByStretch(traffic: ExpectedTraffic, table: RateTable): boolean {
  return traffic.hasSessions || table.byKind !== undefined;
}

/** @param gained takes what the team's successes are beyond the true ones */
function recordNode(
  { traffic, served, reach, labels, splitter }: GateDrawParts,
  tables: Record<Role, RateTable>,
  gained: Record<Role, number>,
): RecordNode | undefined {
  const { challenger } = tables;
  const settles = settlesByStretch(traffic, challenger);
  if (!splitter && !labels && !settles) return undefined;
  const width = challenger.rates.length;
  return (from, to, cells) => {
    if (settles) {
      reach.addCells(challenger, cells, width, from, to);
      reach.settle(from, to);
    }
    if (!splitter && !labels) return;
    splitter?.begin(from, to, 0);
    for (const role of roles) {
      const table = tables[role];
      const own = role === 'incumbent' ? cells.subarray(0, width) : cells.subarray(width);
      if (labels) gained[role] += labels.drawServed(role, 0, served.weightsOf(table), width, own, from, to);
      splitter?.cells(role, table, own, { labels: labels?.family(role) });
    }
    splitter?.end();
  };
}
