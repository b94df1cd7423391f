import { SERVED_OUTCOMES } from '../world/cells.ts';
import type { Role } from '../world/behaviour.ts';
import type { CompiledWorld } from '../world/compile.ts';
import { LabelDelay } from '../world/labelDelay.ts';
import type { Random } from '../random/index.ts';
import { pairKinds, pairPool } from './pairCounts.ts';
import { PendingLabels } from './pendingLabels.ts';

type Families = Readonly<Record<Role | 'pairs', PendingLabels>>;

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
    this.#families = this.#noneOut(false);
  }

  /** @param slow whether served cells tell slow answers apart */
  startPhase(slow: boolean): void {
    this.#families = this.#noneOut(slow);
  }

  startCohort(): void {
    for (const labels of Object.values(this.#families)) labels.clear();
  }

  /** What the last draw of a family made known. */
  family(name: Role | 'pairs'): PendingLabels {
    return this.#families[name];
  }

  /**
   * Draws which labels of a model's answers arrived; see `PendingLabels.draw`.
   * @returns by how much the successes that the team counts differ from the block's true ones
   */
  drawServed(role: Role, ...block: Parameters<PendingLabels['draw']>): number {
    const labels = this.#families[role];
    labels.draw(...block);
    // An unknown success is missing; an unknown failure passes for a success until its report takes it off.
    const gained = labels.late[0]! - labels.unknownTotal;
    return this.#of === 'success' ? gained : -gained;
  }

  #noneOut(slow: boolean): Families {
    const labelled = SERVED_OUTCOMES[this.#of];
    const served = () =>
      new PendingLabels(this.#delay, this.#random, 1, (cell) =>
        (slow ? cell >> 1 : cell) === labelled ? 0 : undefined,
      );
    return {
      incumbent: served(),
      challenger: served(),
      pairs: new PendingLabels(this.#delay, this.#random, pairKinds.length, pairPool),
    };
  }
}
