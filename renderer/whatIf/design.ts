import type {
  KnownCell,
  MeasuredNumber,
  MeasuredScenario,
  MeasureKey,
  NextCells,
  Place,
  Scenario,
  Setting,
} from '../../sim-core/index.ts';
import { aimOf, axisValues, nextCells, placeKey, powerCurve } from '../../sim-core/index.ts';
import type { Path } from '../store/path.ts';
import { samePath } from '../store/path.ts';
import { moveNumber } from './movedNumbers.ts';
import type { NumberMove } from './movedNumbers.ts';
import type { ScenarioNumber } from './scenarioNumbers.ts';
import { scenarioNumbers } from './scenarioNumbers.ts';
import type { AxisSetup, PowerSetup, SweepSetup, TornadoSetup } from './setup.ts';
import { USUAL_POWER } from './setup.ts';

/** A scenario to be played, as what differs from the open one. */
export interface CellRequest {
  readonly key: string;
  readonly settings: readonly Setting[];
  readonly replications: number;
}

/** What became of one. */
export interface StudyCell extends CellRequest {
  /** Undefined where it cannot be played. */
  readonly measured: MeasuredScenario | undefined;
  /** Why it cannot. */
  readonly obstacle: string | undefined;
}

export type StudyCells = ReadonlyMap<string, StudyCell>;

/** What a study is for while it goes on: the coarse grid, a closer look, more replications, one number at a time. */
export type Purpose = NextCells['purpose'] | 'oneByOne';

/** How a question is answered: round by round, from nothing but what is known. */
export interface Design {
  /** Two designs of the same key share their cells. */
  readonly key: string;
  /** What was swept, where something is. */
  readonly axes?: readonly AxisSetup[];
  /** What a tornado moves, where it is one. */
  readonly moved?: Pick<TornadoSetup, 'planId' | 'amount'>;
  /** The plans that are played; all where it is undefined. */
  readonly planIds: readonly string[] | undefined;
  readonly keepOutcomes: boolean;
  next(cells: StudyCells): { readonly purpose: Purpose; readonly cells: readonly CellRequest[] } | undefined;
}

/** Replications of a cell at first, and where it matters. */
export const REPLICATIONS = [200, 800] as const;
/** Replications of each cell of a tornado, in which small changes must be told from noise. */
export const TORNADO_REPLICATIONS = 400;

/** The values of an axis; whole where the number is. */
export function valuesOf(axis: AxisSetup, numbers: readonly ScenarioNumber[]): readonly number[] {
  const { swept, from, to, steps, scale } = axis;
  const isWhole = swept.kind === 'number' && numberAt(numbers, swept.path)?.schema.type === 'integer';
  return axisValues({ from, to, steps, scale, whole: isWhole });
}

export function numberAt(numbers: readonly ScenarioNumber[], path: Path): ScenarioNumber | undefined {
  return numbers.find((number) => samePath(number.path, path));
}

/** A sweep over one number or two. */
export function sweepDesign({ axes, measure, level, everyCell }: SweepSetup, scenario: Scenario): Design {
  const numbers = scenarioNumbers(scenario);
  const values = axes.map((axis) => valuesOf(axis, numbers));
  const settings = (place: Place) =>
    axes.map(({ swept }, axis) => ({ swept, value: values[axis]![place[axis]!]! }));
  const design = gridDesign({
    key: `sweep ${JSON.stringify(axes)}`,
    sizes: values.map(({ length }) => length),
    settings,
    level,
    everyCell,
    numbersOf: (cell) => measuresOf(cell, measure),
  });
  return { ...design, axes };
}

/** The power of every plan against the size of the effect, and with none. */
export function powerDesign(setup: PowerSetup): Design {
  const factors = powerFactors(setup);
  return gridDesign({
    key: `power ${factors.join(' ')}`,
    sizes: [factors.length],
    settings: ([step]) => [{ swept: { kind: 'effect' }, value: factors[step!]! }],
    level: USUAL_POWER,
    everyCell: true,
    numbersOf: (cell, cells) => {
      const played = measuredEffects(cells);
      const aim = aimOf(played);
      const factor = cell.settings[0]!.value;
      return (cell.measured?.plans ?? []).map(({ id }) => {
        const power =
          aim && powerCurve(played, id, aim)?.points.find((point) => point.factor === factor)?.power;
        return power && 'estimate' in power ? power : undefined;
      });
    },
  });
}

/** Sizes of the effect from none to the largest, the scenario's own among them. */
export function powerFactors({ largest, steps }: PowerSetup): readonly number[] {
  const even = axisValues({ from: 0, to: largest, steps, scale: 'linear', whole: false });
  return [...new Set([...even, 1])].filter((factor) => factor <= largest).sort((a, b) => a - b);
}

/** What was measured by size of the effect. */
export function measuredEffects(cells: StudyCells) {
  return [...cells.values()].flatMap(({ settings: [effect], measured }) =>
    measured && effect ? [{ factor: effect.value, measured }] : [],
  );
}

/** Every number of the world and of one plan, moved one at a time. */
export function tornadoDesign({ planId, amount, left }: TornadoSetup, scenario: Scenario): Design {
  const moves = tornadoMoves({ planId, amount, left }, scenario);
  const requests: CellRequest[] = [
    { key: AS_IS, settings: [], replications: TORNADO_REPLICATIONS },
    ...moves.flatMap((move) =>
      (['down', 'up'] as const).flatMap((end) => {
        const value = move[end];
        if (value === undefined) return [];
        const { path } = move.number;
        const settings: Setting[] = [{ swept: { kind: 'number', path }, value }];
        return [{ key: movedKey(path, end), settings, replications: TORNADO_REPLICATIONS }];
      }),
    ),
  ];
  return {
    key: `tornado ${planId} ${amount}`,
    moved: { planId, amount },
    planIds: [planId],
    keepOutcomes: true,
    next: (cells) => {
      const missing = requests.filter(({ key }) => !cells.has(key));
      return missing.length > 0 ? { purpose: 'oneByOne', cells: missing } : undefined;
    },
  };
}

/** The cell of a tornado that is the scenario itself. */
export const AS_IS = 'as it is';

/** The cell of a tornado with one number moved. */
export function movedKey(path: Path, end: 'down' | 'up'): string {
  return `${path.join('/')} ${end}`;
}

/** Where the numbers of the world and of one plan are moved to, but those that are left as they are. */
export function tornadoMoves(
  { planId, amount, left }: Pick<TornadoSetup, 'planId' | 'amount' | 'left'>,
  scenario: Scenario,
): readonly NumberMove[] {
  const plan = scenario.plans.findIndex(({ id }) => id === planId);
  return scenarioNumbers(scenario)
    .filter(({ path }) => path[0] !== 'plans' || path[1] === plan)
    .filter(({ path }) => !left.some((other) => samePath(other, path)))
    .map((number) => moveNumber(number, amount));
}

function gridDesign({
  key,
  sizes,
  settings,
  level,
  everyCell,
  numbersOf,
}: {
  key: string;
  sizes: readonly number[];
  settings: (place: Place) => readonly Setting[];
  level: number | undefined;
  everyCell: boolean;
  numbersOf: (cell: StudyCell, cells: StudyCells) => readonly (MeasuredNumber | undefined)[];
}): Design {
  const [first = 1, second] = sizes;
  const size = second === undefined ? ([first] as const) : ([first, second] as const);
  return {
    key,
    planIds: undefined,
    keepOutcomes: false,
    next(cells) {
      const known = (place: Place): KnownCell | undefined => {
        const cell = cells.get(placeKey(place));
        return cell && { replications: cell.replications, numbers: numbersOf(cell, cells) };
      };
      const next = nextCells({ size, level, replications: REPLICATIONS, everyCell }, known);
      if (!next) return undefined;
      const requests = next.cells.map(({ place, replications }) => ({
        key: placeKey(place),
        settings: settings(place),
        replications,
      }));
      return { purpose: next.purpose, cells: requests };
    },
  };
}

/** The numbers of all plans of a cell. */
function measuresOf({ measured }: StudyCell, measure: MeasureKey): readonly (MeasuredNumber | undefined)[] {
  return (measured?.plans ?? []).map(({ measures }) => {
    const number = measures[measure];
    return 'estimate' in number ? number : undefined;
  });
}
