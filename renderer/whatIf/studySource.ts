import { scenarioHash } from '../../sim-core/index.ts';
import type { ChartSource } from '../charts/chartSource.ts';
import type { Study } from '../store/whatIfState.ts';

/** What the charts of a study are of: the scenario that its cells differ from, at the fewest runs of a cell. */
export function studySource({ scenario, cells, status }: Study): ChartSource {
  const played = [...cells.values()].flatMap(({ measured }) => (measured ? [measured.replications] : []));
  return {
    name: scenario.name,
    hash: scenarioHash(scenario),
    seed: scenario.seed,
    replications: played.length > 0 ? Math.min(...played) : 0,
    partial: status !== 'finished',
  };
}
