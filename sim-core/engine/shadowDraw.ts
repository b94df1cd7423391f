import type { Random } from '../random/index.ts';
import { poisson } from '../random/index.ts';
import type { ShadowCounts } from '../strategies/evidence.ts';
import type { Regime } from '../world/compile.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import type { LabelLedger } from './labelLedger.ts';
import { addPairs, emptyShadowCounts, pairKinds } from './pairCounts.ts';
import type { TickSplitter } from './tickSplitter.ts';

/** Draws the requests that are mirrored to the challenger, cell by cell, and counts what can be compared. */
export class ShadowDraw {
  readonly #traffic: ExpectedTraffic;
  readonly #outcomes: Random;
  readonly #labels: LabelLedger | undefined;
  readonly #splitter: TickSplitter | undefined;
  #counts = emptyShadowCounts();

  /** @param labels undefined where the truth that arrives is known at once */
  constructor(
    traffic: ExpectedTraffic,
    outcomes: Random,
    labels: LabelLedger | undefined,
    splitter: TickSplitter | undefined,
  ) {
    this.#traffic = traffic;
    this.#outcomes = outcomes;
    this.#labels = labels;
    this.#splitter = splitter;
  }

  clear(): void {
    this.#counts = emptyShadowCounts();
  }

  /**
   * Draws ticks [from, to) and adds them to the counts since they were last cleared, which are returned.
   * @param share of all requests that is mirrored
   */
  draw(regime: Regime, from: number, to: number, share: number): ShadowCounts {
    const table = regime.cells('pairs');
    const cells = table.rates.map((_, cell) =>
      poisson(this.#outcomes, share * this.#traffic.expected(table, cell, from, to)),
    );
    const counts = this.#counts;
    const labels = this.#labels?.family('pairs');
    const weightOf = (cell: number, tick: number) => this.#traffic.expected(table, cell, tick, tick + 1);
    labels?.draw(weightOf, table.rates.length, cells, from, to);
    cells.forEach((count, cell) => addPairs(counts, cell, count, count - (labels?.unknown[cell] ?? 0)));
    if (labels) pairKinds.forEach((kind, pool) => (counts.correct[kind] += labels.late[pool]!));
    this.#splitter?.pairs(table, cells, labels);
    return counts;
  }
}
