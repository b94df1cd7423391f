import { RadioGroup } from 'radix-ui';
import { useId } from 'react';
import type { Question } from './lesson.ts';

/** A question with its choices, one of which can be taken. */
export function ChoiceList({
  question: { question, choices },
  chosen,
  disabled = false,
  onChoose,
}: {
  question: Question;
  chosen: string | undefined;
  disabled?: boolean;
  onChoose: (id: string) => void;
}) {
  const id = useId();
  return (
    <>
      <p className="lesson-question" id={id}>
        {question}
      </p>
      <RadioGroup.Root
        className="choices"
        aria-labelledby={id}
        value={chosen ?? null}
        disabled={disabled}
        onValueChange={onChoose}
      >
        {choices.map((choice) => (
          <RadioGroup.Item key={choice.id} value={choice.id} className="choice">
            <span className="choice-mark">
              <RadioGroup.Indicator className="choice-dot" />
            </span>
            <span>{choice.text}</span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </>
  );
}
