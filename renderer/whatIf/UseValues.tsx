import { cellScenario } from '../../sim-core/index.ts';
import type { Setting } from '../../sim-core/index.ts';
import { appStore, useApp } from '../store/index.ts';
import type { Json } from '../store/path.ts';
import { isStudyStale } from '../store/whatIfSelectors.ts';
import type { Study } from '../store/whatIfState.ts';

/** Puts the values of a cell into the scenario, where they can be played in full and looked at run by run. */
export function UseValues({ study, settings }: { study: Study; settings: readonly Setting[] | undefined }) {
  const stale = useApp((state) => isStudyStale(state, study));
  if (!settings || settings.length === 0 || stale) return null;
  return (
    <button
      type="button"
      className="button quiet small"
      onClick={() => {
        const { scenario } = cellScenario(study.scenario, settings);
        const [first] = settings.flatMap(({ swept }) => (swept.kind === 'number' ? [swept.path] : []));
        if (scenario)
          appStore.getState().edit([], scenario as unknown as Json, first ?? ['world', 'challenger']);
      }}
    >
      Use in the scenario
    </button>
  );
}
