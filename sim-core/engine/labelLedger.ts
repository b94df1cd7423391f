import { SERVED_OUTCOMES } from '../world/cells.ts';
import type { Role } from '../world/behaviour.ts';
import type { CompiledWorld } from '../world/compile.ts';
import { LabelDelay } from '../world/labelDelay.ts';
import type { Random } from '../random/index.ts';
import { pairKinds, pairPool } from './pairCounts.ts';
import { PendingLabels } from './pendingLabels.ts';

/** Served requests by the part of the traffic that is told apart. */
type Families = Readonly<Record<Role, readonly PendingLabels[]>> & { readonly pairs: PendingLabels };

/** Keeps account of what the team does not know yet of the current phase, in counts. */
export class LabelLedger {
  readonly #of: 'success' | 'failure';
  readonly #delay: LabelDelay;
  readonly #random: Random;
  #families: Families;

  constructor(labels: NonNullable<CompiledWorld['source']['labels']>, tickHours: number, random: Random) {
    this.#of = labels.of;
    this.#delay = new LabelDelay(labels, tickHours);
    this.#random = random;
    this.#families = this.#noneOut(false, 1);
  }

  /**
   * @param slow whether served cells tell slow answers apart
   * @param parts parts of the traffic that served cells are drawn by
   */
  startPhase(slow: boolean, parts = 1): void {
    this.#families = this.#noneOut(slow, parts);
  }

  startCohort(): void {
    for (const labels of Object.values(this.#families).flat()) labels.clear();
  }

  /** What the last draw of a family made known. */
  family(name: Role | 'pairs', part = 0): PendingLabels {
    return name === 'pairs' ? this.#families.pairs : this.#families[name][part]!;
  }

  /**
   * Draws which labels of a model's answers arrived; see `PendingLabels.draw`.
   * @returns by how much the successes that the team counts differ from the block's true ones
   */
  drawServed(role: Role, part: number, ...block: Parameters<PendingLabels['draw']>): number {
    const labels = this.#families[role][part]!;
    labels.draw(...block);
    // An unknown success is missing; an unknown failure passes for a success until its report takes it off.
    const gained = labels.late[0]! - labels.unknownTotal;
    return this.#of === 'success' ? gained : -gained;
  }

  #noneOut(slow: boolean, parts: number): Families {
    const labelled = SERVED_OUTCOMES[this.#of];
    const served = () =>
      Array.from(
        { length: parts },
        () =>
          new PendingLabels(this.#delay, this.#random, 1, (cell) =>
            (slow ? cell >> 1 : cell) === labelled ? 0 : undefined,
          ),
      );
    return {
      incumbent: served(),
      challenger: served(),
      pairs: new PendingLabels(this.#delay, this.#random, pairKinds.length, pairPool),
    };
  }
}
