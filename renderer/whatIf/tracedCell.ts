import { cellScenario } from '../../sim-core/index.ts';
import type { RunSettings, Scenario, Setting } from '../../sim-core/index.ts';
import type { Study } from '../store/whatIfState.ts';
import type { CellRequest } from './design.ts';

/** A scenario that differs from another in a few numbers, of which single runs are looked at. */
export interface TracedCell {
  /** What it differs from. */
  readonly scenario: Scenario;
  readonly settings: readonly Setting[];
  /** The plans that it has; all where it is undefined. */
  readonly planIds: readonly string[] | undefined;
  /** How often it was played. */
  readonly replications: number;
}

/** A cell of a study, to open its runs. */
export function tracedCell(
  { scenario, design: { planIds } }: Pick<Study, 'scenario' | 'design'>,
  { settings, replications }: Pick<CellRequest, 'settings' | 'replications'>,
): TracedCell {
  return { scenario, settings, planIds, replications };
}

/**
 * How a cell is played: as its study played it.
 * @throws RangeError for a cell that cannot be played, of which there is no run
 */
export function cellSettings({ scenario, settings, planIds, replications }: TracedCell): RunSettings {
  const cell = cellScenario(scenario, settings, planIds);
  if (!cell.scenario) throw new RangeError(cell.obstacle);
  return { scenario: cell.scenario, seed: scenario.seed, replications, engine: 'auto' };
}
