import type { Measured, MeasureKey, PlanOutcomes, TornadoBar } from '../../sim-core/index.ts';
import { measureOutcomes, tornadoOf } from '../../sim-core/index.ts';
import type { Study } from '../store/whatIfState.ts';
import { AS_IS, movedKey, tornadoMoves } from './design.ts';
import type { NumberMove } from './movedNumbers.ts';
import type { TornadoSetup } from './setup.ts';

/** A number of a tornado with what moving it does. */
export type MovedBar = TornadoBar<NumberMove>;

/** What a tornado found for a measure. */
export interface TornadoResults {
  readonly asIs: Measured;
  /** Sorted: what matters first, the largest change first. */
  readonly bars: readonly MovedBar[];
  /** Numbers that the amount does not move: they are 0, at a bound, or have no bounds of their own. */
  readonly unmoved: readonly NumberMove[];
  /** Ends that the core refuses, with its words. */
  readonly refused: readonly {
    readonly move: NumberMove;
    readonly value: number;
    readonly obstacle: string;
  }[];
}

/** What is known so far; undefined before the scenario as it is was played. */
export function tornadoResults(
  study: Study,
  setup: Pick<TornadoSetup, 'planId' | 'amount' | 'left'>,
  measure: MeasureKey,
): TornadoResults | undefined {
  const outcomesOf = (key: string): PlanOutcomes | undefined =>
    study.cells.get(key)?.measured?.plans.find(({ id }) => id === setup.planId)?.outcomes ?? undefined;
  const asIs = outcomesOf(AS_IS);
  if (!asIs) return undefined;
  const moves = tornadoMoves(setup, study.scenario);
  const moved = moves.flatMap((move) => {
    const { path } = move.number;
    const [down, up] = [outcomesOf(movedKey(path, 'down')), outcomesOf(movedKey(path, 'up'))];
    return down || up ? [{ id: move, down, up }] : [];
  });
  return {
    asIs: measureOutcomes(measure, asIs),
    bars: tornadoOf(measure, asIs, moved),
    unmoved: moves.filter(({ down, up }) => down === undefined && up === undefined),
    refused: moves.flatMap((move) =>
      (['down', 'up'] as const).flatMap((end) => {
        const [value, cell] = [move[end], study.cells.get(movedKey(move.number.path, end))];
        return value === undefined || cell?.obstacle === undefined
          ? []
          : [{ move, value, obstacle: cell.obstacle }];
      }),
    ),
  };
}
