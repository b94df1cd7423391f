import { scenarioHash } from '../../sim-core/index.ts';
import type { Scenario } from '../../sim-core/index.ts';
import { scenarioNumbers } from '../whatIf/scenarioNumbers.ts';
import type { PowerSetup, SweepSetup, TornadoSetup } from '../whatIf/setup.ts';
import { isThere, usualMeasure, usualPower, usualSweep, usualTornado } from '../whatIf/setup.ts';
import type { AppState } from './appState.ts';
import type { Study } from './whatIfState.ts';

const keys = new WeakMap<Scenario, string>();

/** Identifies what the cells of a study depend on besides their own settings: the scenario and its seed. */
export function studyKey(scenario: Scenario): string {
  const known = keys.get(scenario);
  if (known !== undefined) return known;
  const key = `${scenarioHash(scenario)}/${scenario.seed}`;
  keys.set(scenario, key);
  return key;
}

/** Whether a study is of another scenario than the one on the page. */
export function isStudyStale({ edits }: Pick<AppState, 'edits'>, { key }: Pick<Study, 'key'>): boolean {
  const { scenario } = edits.checked;
  return !scenario || studyKey(scenario) !== key;
}

/** The setups of the questions: as chosen, as far as the scenario still has what was chosen, else what suits it. */
export function setupsOf(
  { whatIf, run }: Pick<AppState, 'whatIf' | 'run'>,
  scenario: Scenario,
): { readonly sweep: SweepSetup; readonly power: PowerSetup; readonly tornado: TornadoSetup } {
  const measure = usualMeasure(run.answer?.result.plans[0]?.truth.class);
  const likelihoodOf = (planId: string) => {
    const plan = run.answer?.result.plans.find(({ id }) => id === planId);
    const asked = measure === 'caught' ? plan?.detection.probability : plan?.verdict.promoted;
    return asked?.estimate;
  };
  const numbers = scenarioNumbers(scenario);
  const { sweep, power, tornado } = whatIf;
  const hasAxes = sweep?.axes.every(({ swept }) => isThere(swept, numbers));
  const hasPlan = scenario.plans.some(({ id }) => id === tornado?.planId);
  return {
    sweep: sweep && hasAxes ? sweep : usualSweep(scenario, sweep?.measure ?? measure),
    power: power ?? usualPower,
    tornado: tornado && hasPlan ? tornado : usualTornado(scenario, measure, likelihoodOf),
  };
}
