import { useId, useMemo } from 'react';
import type { Scenario } from '../../sim-core/index.ts';
import { hasEffectToScale, measureKeys, measureUnit } from '../../sim-core/index.ts';
import { formatPlain, formatShare } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { useApp } from '../store/index.ts';
import { setupsOf } from '../store/whatIfSelectors.ts';
import type { Study } from '../store/whatIfState.ts';
import { AxisEditor, SetupNumber } from './AxisEditor.tsx';
import { SetupSelect } from './SetupSelect.tsx';
import { StudyBar } from './StudyBar.tsx';
import { StudyResults } from './StudyResults.tsx';
import { playedState } from './playedState.ts';
import { SweepLines } from './SweepLines.tsx';
import { SweepMaps } from './SweepMaps.tsx';
import { axisProblem } from './axisProblem.ts';
import { sweepDesign, valuesOf } from './design.ts';
import { measureTitles } from './measureWords.ts';
import { scenarioNumbers } from './scenarioNumbers.ts';
import type { AxisSetup, SweepSetup } from './setup.ts';
import { MOST_STEPS, secondAxis, usualLevel } from './setup.ts';
import { sweptWords } from './sweptWords.ts';

/** A sweep over one number or two: set up, played, shown. */
export function SweepPanel({
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
  const setSweep = useApp((state) => state.setSweep);
  const setup = useMemo(() => setupsOf({ whatIf, run }, scenario).sweep, [whatIf, run, scenario]);
  const numbers = useMemo(() => scenarioNumbers(scenario), [scenario]);
  const hasEffect = useMemo(() => hasEffectToScale(scenario), [scenario]);
  const id = useId();
  const { axes, measure, level } = setup;
  const mostSteps = axes.length === 1 ? MOST_STEPS.line : MOST_STEPS.map;
  const problem = axes
    .map((axis) => axisProblem(axis, sweptWords(axis.swept, numbers)?.schema, mostSteps))
    .find((found) => found !== undefined);
  const change = (part: Partial<SweepSetup>) => setSweep({ ...setup, ...part });
  const setAxis = (index: number, axis: AxisSetup) =>
    change({ axes: axes.map((own, at) => (at === index ? axis : own)) });
  const design = problem === undefined ? sweepDesign(setup, scenario) : undefined;
  const played = playedState(study, stale, design);
  const isShare = measureUnit(measure) === 'share';
  return (
    <>
      <div className="setup">
        {axes.map((axis, index) => (
          <AxisEditor
            key={index}
            label={index === 0 ? 'Vary' : 'And'}
            axis={axis}
            numbers={numbers}
            hasEffect={hasEffect}
            mostSteps={mostSteps}
            onChange={(changed) => setAxis(index, changed)}
            onRemove={
              axes.length === 1 ? undefined : () => change({ axes: axes.filter((_, at) => at !== index) })
            }
          />
        ))}
        <div className="setup-row">
          <SetupSelect
            label="Measure"
            value={measure}
            options={measureKeys.map((key) => ({ value: key, label: measureTitles[key] }))}
            onChange={(key) => change({ measure: key, level: usualLevel(key) })}
          />
          <SetupNumber
            key={measure}
            label={axes.length === 1 ? 'Line at' : 'Contour at'}
            value={level}
            show={isShare ? formatShare : formatPlain}
            onChange={(value) => change({ level: Number.isNaN(value) ? undefined : value })}
          />
          {axes.length === 2 && (
            <label className="setup-check" htmlFor={id}>
              <input
                id={id}
                type="checkbox"
                checked={setup.everyCell}
                onChange={({ target }) => change({ everyCell: target.checked })}
              />
              Simulate every cell
            </label>
          )}
          {axes.length === 1 && (
            <button
              type="button"
              className="button small"
              onClick={() =>
                change({
                  axes: [
                    { ...axes[0]!, steps: Math.min(axes[0]!.steps, MOST_STEPS.map) },
                    secondAxis(scenario, axes[0]!),
                  ],
                })
              }
            >
              Vary a second number
            </button>
          )}
        </div>
        <StudyBar question="sweep" study={study} start="Run the sweep" played={played} problem={problem} />
      </div>
      <StudyResults
        study={study}
        stale={stale}
        empty="Run the sweep to see, for every plan, how the measure changes as the number does: a line each for one number, a map each for two."
      >
        {(found) => <Results study={found} measure={measure} level={level} styles={styles} />}
      </StudyResults>
    </>
  );
}

/** Drawn as it was played: what is set up by now may be another sweep. */
function Results({
  study,
  measure,
  level,
  styles,
}: {
  study: Study;
  measure: SweepSetup['measure'];
  level: number | undefined;
  styles: ReadonlyMap<string, PlanStyle>;
}) {
  const numbers = useMemo(() => scenarioNumbers(study.scenario), [study.scenario]);
  const { plans } = study.scenario;
  const axes = study.design.axes ?? [];
  const values = axes.map((axis) => valuesOf(axis, numbers));
  const words = axes.map(({ swept }) => sweptWords(swept, numbers)!);
  const common = { study, plans, styles, measure, level };
  const [first, second] = values;
  if (first && second) {
    return <SweepMaps {...common} values={[first, second]} words={[words[0]!, words[1]!]} />;
  }
  return <SweepLines {...common} values={first!} scale={axes[0]!.scale} words={words[0]!} />;
}
