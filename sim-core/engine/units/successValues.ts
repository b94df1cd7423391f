import type { Random } from '../../random/index.ts';
import { multinomial } from '../../random/index.ts';
import type { Role } from '../../world/behaviour.ts';
import { roles } from '../../world/behaviour.ts';
import type { CompiledWorld, Regime } from '../../world/compile.ts';
import type { RateTable } from '../../world/rateTable.ts';
import { isConstant, ofKind } from '../../world/rateTable.ts';
import type { ExpectedTraffic } from '../expectedTraffic.ts';
import type { Stretch } from '../servedDraw.ts';

/** Successes that are worth the same. */
export interface SuccessLevel {
  readonly value: number;
  readonly count: number;
}

/** What successes are worth in a regime: values[role][segment], those of the first tick. */
interface Values {
  readonly first: Readonly<Record<Role, readonly number[]>>;
  readonly areConstant: boolean;
}

const valuesBefore = new WeakMap<Regime, Values>();

/**
 * Divides successes by what they are worth: given their number, each is of a segment with a chance in proportion to the
 * successes expected there, and a success in a segment is worth one number.
 */
export class SuccessValues {
  readonly #world: CompiledWorld;
  readonly #traffic: ExpectedTraffic;
  readonly #random: Random;

  constructor(world: CompiledWorld, traffic: ExpectedTraffic, random: Random) {
    this.#world = world;
    this.#traffic = traffic;
    this.#random = random;
  }

  /** Whether a block of ticks can be divided at once: values do not move, nor does what a session is likely to meet. */
  areSteady(regime: Regime): boolean {
    if (!this.#valuesOf(regime).areConstant) return false;
    return !this.#traffic.hasSessions || roles.every((role) => isConstant(this.#table(regime, role)));
  }

  /**
   * @param kind the kind of users that the successes are of; left out, they are of all
   * @param stretch one that is steady, or a single tick
   */
  divide(
    regime: Regime,
    role: Role,
    kind: number | undefined,
    { from, to }: Stretch,
    successes: number,
  ): readonly SuccessLevel[] {
    const { first, areConstant } = this.#valuesOf(regime);
    const values = areConstant
      ? first[role]
      : first[role].map((_, segment) => regime.behaviour(role, segment, from).value);
    const levels = [...new Set(values)];
    if (levels.length === 1) return [{ value: levels[0]!, count: successes }];
    if (successes === 0) return [];
    const all = this.#table(regime, role);
    const table = kind === undefined ? all : ofKind(all, kind);
    const weights = new Float64Array(levels.length);
    values.forEach((value, segment) => {
      weights[levels.indexOf(value)]! +=
        this.#traffic.hasSessions && kind !== undefined
          ? table.rates[segment]![from]!
          : this.#traffic.expected(table, segment, from, to);
    });
    const counts = new Float64Array(levels.length);
    multinomial(this.#random, successes, weights, counts);
    return levels.map((value, level) => ({ value, count: counts[level]! }));
  }

  #table(regime: Regime, role: Role): RateTable {
    return regime.cells(`${role}Successes`);
  }

  #valuesOf(regime: Regime): Values {
    const known = valuesBefore.get(regime);
    if (known) return known;
    const { source, ticks } = this.#world;
    const valueAt = (role: Role, segment: number, tick: number) =>
      regime.behaviour(role, segment, tick).value;
    const of = (role: Role) => source.segments.map((_, segment) => valueAt(role, segment, 0));
    const first = { incumbent: of('incumbent'), challenger: of('challenger') };
    const areConstant = roles.every((role) =>
      first[role].every((value, segment) => {
        for (let tick = 1; tick < ticks; tick += 1) if (valueAt(role, segment, tick) !== value) return false;
        return true;
      }),
    );
    const values = { first, areConstant };
    valuesBefore.set(regime, values);
    return values;
  }
}
