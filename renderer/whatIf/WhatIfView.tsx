import { ToggleGroup } from 'radix-ui';
import { useMemo } from 'react';
import type { Scenario } from '../../sim-core/index.ts';
import { ChartSourceContext } from '../charts/chartSource.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { useApp } from '../store/index.ts';
import { isStudyStale } from '../store/whatIfSelectors.ts';
import type { Study } from '../store/whatIfState.ts';
import { PowerPanel } from './PowerPanel.tsx';
import { SweepPanel } from './SweepPanel.tsx';
import { TornadoPanel } from './TornadoPanel.tsx';
import { studySource } from './studySource.ts';
import type { Question } from './setup.ts';
import { questions } from './setup.ts';

const words: Readonly<Record<Question, { readonly name: string; readonly about: string }>> = {
  sweep: {
    name: 'Sweep a number',
    about:
      'Plays the scenario again and again with one or two of its numbers changed, and shows where the answer tips.',
  },
  power: {
    name: 'Power',
    about:
      'How likely each plan is to do the right thing about effects of any size, beside what it does when there is none. Everything in which the challenger differs from the incumbent is scaled alike: 1× is this scenario, 0× a challenger that is equal.',
  },
  tornado: {
    name: 'What matters',
    about:
      'Moves one number at a time by the same amount, everything else and all luck kept as it is, and sorts the numbers by how much they change.',
  },
};

/** What happens where the scenario is another: a sweep, the power, what matters. */
export function WhatIfView({ styles }: { styles: ReadonlyMap<string, PlanStyle> }) {
  const question = useApp((state) => state.whatIf.question);
  const ask = useApp((state) => state.ask);
  const scenario = useApp((state) => state.edits.checked.scenario);
  const study = useApp((state) => state.whatIf.studies[question]);
  const stale = useApp((state) => study !== undefined && isStudyStale(state, study));
  return (
    <>
      <h2 className="visually-hidden">What if</h2>
      <div className="what-if-head">
        <ToggleGroup.Root
          type="single"
          className="segmented"
          aria-label="What to find out"
          value={question}
          onValueChange={(value) => {
            if (value) ask(value as Question);
          }}
        >
          {questions.map((key) => (
            <ToggleGroup.Item key={key} value={key}>
              {words[key].name}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup.Root>
        <p>{words[question].about}</p>
      </div>
      {scenario ? (
        <Panel question={question} scenario={scenario} study={study} stale={stale} styles={styles} />
      ) : (
        <p className="empty">The scenario has problems. Once they are solved, it can be varied.</p>
      )}
    </>
  );
}

function Panel({
  question,
  study,
  ...props
}: {
  question: Question;
  scenario: Scenario;
  study: Study | undefined;
  stale: boolean;
  styles: ReadonlyMap<string, PlanStyle>;
}) {
  const source = useMemo(() => study && studySource(study), [study]);
  const own = { ...props, study };
  return (
    <ChartSourceContext value={source}>
      {question === 'sweep' && <SweepPanel {...own} />}
      {question === 'power' && <PowerPanel {...own} />}
      {question === 'tornado' && <TornadoPanel {...own} />}
    </ChartSourceContext>
  );
}
