import type { Random } from '../random/index.ts';
import { poisson } from '../random/index.ts';
import type { EvidenceNeeds, ShadowCounts } from '../strategies/evidence.ts';
import type { Exposure } from '../strategies/strategy.ts';
import type { CompiledWorld, Regime } from '../world/compile.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import type { LabelLedger } from './labelLedger.ts';
import { addPairs, pairKinds } from './pairCounts.ts';
import { PairMarks } from './pairMarks.ts';
import type { TickSplitter } from './tickSplitter.ts';

/** Draws the requests that are mirrored to the challenger, cell by cell, and counts what can be compared. */
export class ShadowDraw {
  readonly #world: CompiledWorld;
  readonly #traffic: ExpectedTraffic;
  readonly #outcomes: Random;
  readonly #labels: LabelLedger | undefined;
  readonly #splitter: TickSplitter | undefined;
  #needs: EvidenceNeeds = { slow: false };
  /** Undefined until the phase mirrors anything. */
  #drawn: { readonly marks: PairMarks; readonly counts: ShadowCounts } | undefined;

  /** @param labels undefined where the truth that arrives is known at once */
  constructor(
    world: CompiledWorld,
    traffic: ExpectedTraffic,
    outcomes: Random,
    labels: LabelLedger | undefined,
    splitter: TickSplitter | undefined,
  ) {
    this.#world = world;
    this.#traffic = traffic;
    this.#outcomes = outcomes;
    this.#labels = labels;
    this.#splitter = splitter;
  }

  startPhase(needs: EvidenceNeeds): void {
    this.#needs = needs;
    this.#drawn = undefined;
  }

  clear(): void {
    const marks = this.#drawn?.marks ?? new PairMarks(this.#world, this.#needs);
    this.#drawn = { marks, counts: marks.empty() };
  }

  /** Draws ticks [from, to) and adds them to the counts since they were last cleared, which are returned. */
  draw(regime: Regime, from: number, to: number, { shadowed, repeated = 0 }: Exposure): ShadowCounts {
    const { marks, counts } = this.#drawn!;
    const labels = this.#labels?.family('pairs');
    for (const group of marks.groups) {
      const table = regime.cells('pairs', { watched: group.segments });
      const cells = table.rates.map((_, cell) =>
        poisson(this.#outcomes, shadowed * this.#traffic.expected(table, cell, from, to)),
      );
      const weightOf = (cell: number, tick: number) => this.#traffic.expected(table, cell, tick, tick + 1);
      labels?.draw(weightOf, table.rates.length, cells, from, to);
      cells.forEach((count, cell) => addPairs(counts, cell, count, count - (labels?.unknown[cell] ?? 0)));
      // Labels of earlier ticks come with the first group: for the others no time has passed.
      if (labels) pairKinds.forEach((kind, pool) => (counts.correct[kind] += labels.late[pool]!));
      marks.draw(this.#outcomes, counts, cells, repeated / shadowed, group);
      this.#splitter?.pairs(table, cells, { marks, group, labels });
    }
    return counts;
  }
}
