import { useMemo } from 'react';
import type { Scenario } from '../../sim-core/index.ts';
import { aimOf, hasEffectToScale, powerCurve } from '../../sim-core/index.ts';
import { formatPlain } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { useApp } from '../store/index.ts';
import { setupsOf } from '../store/whatIfSelectors.ts';
import type { Study } from '../store/whatIfState.ts';
import { SetupNumber } from './AxisEditor.tsx';
import { FalseAlarmChart } from './FalseAlarmChart.tsx';
import { PowerChart } from './PowerChart.tsx';
import { StudyBar } from './StudyBar.tsx';
import { StudyResults } from './StudyResults.tsx';
import { playedState } from './playedState.ts';
import { measuredEffects, powerDesign } from './design.ts';
import { MOST_STEPS } from './setup.ts';

/** The power of every plan against the size of the effect, beside what it does without one. */
export function PowerPanel({
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
  const setPower = useApp((state) => state.setPower);
  const setup = useMemo(() => setupsOf({ whatIf, run }, scenario).power, [whatIf, run, scenario]);
  const hasEffect = useMemo(() => hasEffectToScale(scenario), [scenario]);
  const { largest, steps } = setup;
  const problem = !hasEffect
    ? 'The challenger differs from the incumbent in nothing, so that there is no effect to scale. Give it a difference first.'
    : !(largest >= 0.1 && largest <= 100)
      ? 'The largest effect takes a number from 0.1 to 100.'
      : !Number.isInteger(steps) || steps < 3 || steps > MOST_STEPS.line
        ? `It takes 3 to ${MOST_STEPS.line} sizes, in whole numbers.`
        : undefined;
  const design = problem === undefined ? powerDesign(setup) : undefined;
  const played = playedState(study, stale, design);
  return (
    <>
      <div className="setup">
        <div className="setup-row">
          <SetupNumber
            label="Largest effect, times its own"
            value={largest}
            show={formatPlain}
            onChange={(value) => setPower({ ...setup, largest: value })}
          />
          <SetupNumber
            label="Sizes"
            value={steps}
            show={formatPlain}
            onChange={(value) => setPower({ ...setup, steps: value })}
          />
        </div>
        <StudyBar
          question="power"
          study={study}
          start="Draw the power curve"
          played={played}
          problem={problem}
        />
      </div>
      <StudyResults
        study={study}
        stale={stale}
        empty="Draw the power curve to see how likely each plan is to catch a harm, or ship a gain, of every size, and how often it rolls back an equal challenger."
      >
        {(found) => <Results study={found} styles={styles} />}
      </StudyResults>
    </>
  );
}

function Results({ study, styles }: { study: Study; styles: ReadonlyMap<string, PlanStyle> }) {
  const played = measuredEffects(study.cells);
  const aim = aimOf(played);
  const refused = [...study.cells.values()].filter(({ obstacle }) => obstacle !== undefined);
  if (!aim) {
    return (
      <p className="empty">
        Even the largest effect that was played is within the tolerance of the scenario, so that no plan is
        asked to do anything about it. A larger one, or a smaller tolerance, shows their power.
      </p>
    );
  }
  const curves = study.scenario.plans.flatMap(({ id, name }) => {
    const curve = powerCurve(played, id, aim);
    return curve ? [{ id, name, style: styles.get(id)!, curve }] : [];
  });
  return (
    <div className="power-grid">
      <PowerChart study={study} aim={aim} curves={curves} refused={refused} />
      <FalseAlarmChart study={study} curves={curves} />
    </div>
  );
}
