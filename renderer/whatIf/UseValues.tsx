import { cellScenario } from '../../sim-core/index.ts';
import type { Scenario, Setting } from '../../sim-core/index.ts';
import { appStore, useApp } from '../store/index.ts';
import type { Json } from '../store/path.ts';
import { isStudyStale, studyKey } from '../store/whatIfSelectors.ts';

/** Puts the values of a cell into the scenario that it differs from, where they can be played in full. */
export function UseValues({
  scenario,
  settings,
}: {
  scenario: Scenario;
  settings: readonly Setting[] | undefined;
}) {
  const stale = useApp((state) => isStudyStale(state, { key: studyKey(scenario) }));
  if (!settings || settings.length === 0 || stale) return null;
  return (
    <button
      type="button"
      className="button quiet small"
      onClick={() => {
        const { scenario: changed } = cellScenario(scenario, settings);
        const [first] = settings.flatMap(({ swept }) => (swept.kind === 'number' ? [swept.path] : []));
        if (changed)
          appStore.getState().edit([], changed as unknown as Json, first ?? ['world', 'challenger']);
      }}
    >
      Use in the scenario
    </button>
  );
}
