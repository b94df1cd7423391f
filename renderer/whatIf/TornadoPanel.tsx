import { useMemo } from 'react';
import type { Scenario } from '../../sim-core/index.ts';
import { measureKeys } from '../../sim-core/index.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { useApp } from '../store/index.ts';
import { setupsOf } from '../store/whatIfSelectors.ts';
import type { Study } from '../store/whatIfState.ts';
import { NumbersLeft } from './NumbersLeft.tsx';
import { SetupSelect } from './SetupSelect.tsx';
import { StudyBar } from './StudyBar.tsx';
import { StudyResults } from './StudyResults.tsx';
import { playedState } from './playedState.ts';
import { Refused } from './SweepLines.tsx';
import { TornadoChart } from './TornadoChart.tsx';
import { tornadoDesign, tornadoMoves } from './design.ts';
import { measureTitles } from './measureWords.ts';
import { numberName } from './scenarioNumbers.ts';
import type { MeasureKey } from '../../sim-core/index.ts';
import type { TornadoSetup } from './setup.ts';
import { amounts } from './setup.ts';
import { tornadoResults } from './tornadoResults.ts';
import { amountWords, sayNumber } from './tornadoWords.ts';

/** What matters to a plan: one number at a time. */
export function TornadoPanel({
  scenario,
  study,
  stale,
  styles,
}: {
  scenario: Scenario;
  study: Study | undefined;
  stale: boolean;
  styles: ReadonlyMap<string, PlanStyle>;
}) {
  const whatIf = useApp((state) => state.whatIf);
  const run = useApp((state) => state.run);
  const setTornado = useApp((state) => state.setTornado);
  const setup = useMemo(() => setupsOf({ whatIf, run }, scenario).tornado, [whatIf, run, scenario]);
  const moves = useMemo(() => tornadoMoves({ ...setup, left: [] }, scenario), [setup, scenario]);
  const { planId, measure, amount } = setup;
  const change = (part: Partial<TornadoSetup>) => setTornado({ ...setup, ...part });
  const design = tornadoDesign(setup, scenario);
  const played = playedState(study, stale, design);
  return (
    <>
      <div className="setup">
        <div className="setup-row">
          <SetupSelect
            label="Plan"
            value={planId}
            options={scenario.plans.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => change({ planId: id })}
          />
          <SetupSelect
            label="Measure"
            value={measure}
            options={measureKeys.map((key) => ({ value: key, label: measureTitles[key] }))}
            onChange={(key) => change({ measure: key })}
          />
          <SetupSelect
            label="Move each number"
            value={amount}
            options={amounts.map((key) => ({ value: key, label: amountWords[key] }))}
            onChange={(key) => change({ amount: key })}
          />
        </div>
        <NumbersLeft moves={moves} left={setup.left} onChange={(left) => change({ left })} />
        <StudyBar
          question="tornado"
          study={study}
          start="Find what matters"
          played={played}
          problem={undefined}
        />
      </div>
      <StudyResults
        study={study}
        stale={stale}
        empty="Find what matters to see which numbers of the world and of the plan the measure hangs on, sorted, and which ones cannot be told from noise."
      >
        {(found) => <Results study={found} measure={measure} setup={setup} styles={styles} />}
      </StudyResults>
    </>
  );
}

function Results({
  study,
  measure,
  setup,
  styles,
}: {
  study: Study;
  measure: MeasureKey;
  setup: TornadoSetup;
  styles: ReadonlyMap<string, PlanStyle>;
}) {
  const { planId, amount } = study.design.moved ?? setup;
  const { left } = setup;
  const results = useMemo(
    () => tornadoResults(study, { planId, amount, left }, measure),
    [study, planId, amount, left, measure],
  );
  const plan = study.scenario.plans.find(({ id }) => id === planId);
  const style = styles.get(planId);
  if (!results || !plan || !style) return <p className="empty">The scenario as it is is being played.</p>;
  const { unmoved, refused } = results;
  return (
    <>
      <TornadoChart study={study} results={results} measure={measure} plan={plan} style={style} />
      {unmoved.length > 0 && (
        <details className="refused-cells">
          <summary>
            {unmoved.length === 1 ? '1 number is' : `${unmoved.length} numbers are`} not moved by this amount
          </summary>
          <ul>
            {unmoved.map(({ number }) => (
              <li key={number.path.join('/')}>
                {numberName(number)}: {sayNumber(number, number.value)}
                {number.value === 0 ? ', and a part of 0 is 0' : ''}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Refused
        refused={refused.map(
          ({ move, value, obstacle }) =>
            `${numberName(move.number)} at ${sayNumber(move.number, value)}: ${obstacle}`,
        )}
      />
    </>
  );
}
