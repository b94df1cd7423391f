import { useEffect, useId, useState } from 'react';
import { formatProblem, serializeScenario, strategies } from '../../sim-core/index.ts';
import { land } from '../commands/landing.ts';
import { NumberInput } from '../inspector/NumberInput.tsx';
import { Problems } from '../inspector/FieldFrame.tsx';
import { textOf } from '../store/path.ts';
import { shippedScenarios } from '../scenarios.ts';
import { appStore } from '../store/index.ts';
import { ownScenario } from './ownScenario.ts';
import { answerProblems, completeAnswers, firstAnswers } from './rolloutAnswers.ts';
import type { TypedAnswers } from './rolloutAnswers.ts';

const questions: readonly {
  readonly key: 'requestsPerDay' | 'errorRate' | 'worse' | 'days';
  readonly label: string;
  readonly help: string;
  readonly unit: string;
}[] = [
  {
    key: 'requestsPerDay',
    label: 'Requests a day',
    help: 'What the model answers on an ordinary day.',
    unit: 'requests',
  },
  {
    key: 'errorRate',
    label: 'Errors now',
    help: 'Share of requests on which the model in production fails: 2%, or 1/50.',
    unit: 'share',
  },
  {
    key: 'worse',
    label: 'How much worse the new model might be',
    help: 'Added to the errors now: 0.5% makes 2% into 2.5%. With 0% you see false alarms.',
    unit: 'share',
  },
  { key: 'days', label: 'Days you have', help: 'Until somebody decides in any case.', unit: 'days' },
];

/** Asks what a planner knows of their rollout, builds a scenario of it and plays it. */
export function RolloutForm({
  onBack,
  onLeave,
}: {
  onBack: () => void;
  /** Closes what the form is in and then does something. */
  onLeave: (action: () => void) => void;
}) {
  const id = useId();
  const [answers, setAnswers] = useState<TypedAnswers>(firstAnswers);
  const [refusal, setRefusal] = useState<readonly string[]>([]);
  // What led here is gone from the page.
  useEffect(() => document.getElementById(`${id}-${questions[0]!.key}`)?.focus(), [id]);
  const problems = answerProblems(answers);
  const complete = completeAnswers(answers);
  const change = (changed: Partial<TypedAnswers>) => {
    setAnswers({ ...answers, ...changed });
    setRefusal([]);
  };
  const build = () => {
    if (!complete) return;
    const own = ownScenario(complete, shippedScenarios);
    if (!own.scenario) {
      setRefusal(own.problems.map(formatProblem));
      return;
    }
    const text = serializeScenario(own.scenario);
    onLeave(() => {
      appStore.getState().openText(text, 'my-rollout.rollout.json');
      land('answer');
    });
  };
  return (
    <form
      className="rollout-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        build();
      }}
    >
      {questions.map(({ key, label, help, unit }) => (
        <div key={key} className="field">
          <label htmlFor={`${id}-${key}`}>{label}</label>
          <div className="number-row">
            <NumberInput
              id={`${id}-${key}`}
              schema={{ unit }}
              value={answers[key]}
              invalid={problems[key] !== undefined}
              describedBy={`${id}-${key}-help ${id}-${key}-problems`}
              optional={false}
              onChange={(value) => change({ [key]: typeof value === 'number' ? value : textOf(value) })}
            />
            {unit !== 'share' && <span className="unit">{unit}</span>}
          </div>
          <p className="help" id={`${id}-${key}-help`}>
            {help}
          </p>
          <Problems
            id={`${id}-${key}-problems`}
            messages={problems[key] === undefined ? [] : [problems[key]]}
          />
        </div>
      ))}
      <fieldset className="field checks strategies" aria-describedby={`${id}-strategies-problems`}>
        <legend>Strategies to compare</legend>
        {strategies.map(({ kind, name }) => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={answers.strategies.includes(kind)}
              onChange={(event) =>
                change({
                  strategies: strategies
                    .map((strategy) => strategy.kind)
                    .filter((one) =>
                      one === kind ? event.target.checked : answers.strategies.includes(one),
                    ),
                })
              }
            />
            {name}
          </label>
        ))}
        <Problems
          id={`${id}-strategies-problems`}
          messages={problems.strategies === undefined ? [] : [problems.strategies]}
        />
      </fieldset>
      <Problems messages={refusal} />
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={onBack}>
          Back
        </button>
        <button type="submit" className="button primary" disabled={!complete}>
          Build it and run
        </button>
      </div>
    </form>
  );
}
