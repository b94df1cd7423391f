import { useId, useState } from 'react';
import { formatWhole } from '../format/numbers.ts';
import type { Json } from '../store/path.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { fieldState } from './fieldContext.ts';
import type { NodeProps } from './fieldContext.ts';
import { WeekEditor } from './curves/WeekEditor.tsx';
import { isWeekProfile } from './curves/weekProfile.ts';
import { numbersOfText, textOfNumbers } from './numbersText.ts';

/** Problems of single numbers that are told; a thousand would hide what matters. */
const TOLD = 3;

/** Lists that may not be shorter than this get several lines. */
const MOST_IN_A_ROW = 24;

/** A list of numbers: typed, or pasted from a sheet; a week of them can be drawn. */
export function NumbersNode(node: NodeProps) {
  const { context, path, schema, label, optional } = node;
  const id = useId();
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: Json | undefined }>();
  const { value, initial, problems } = fieldState(node);
  const numbers = Array.isArray(value) ? (value as readonly Json[]) : [];
  const isLong = (schema.minItems ?? 0) > MOST_IN_A_ROW;
  const isWeek = isLong && isWeekProfile(numbers.length) && numbers.every((each) => typeof each === 'number');
  const more = problems.length - TOLD;
  return (
    <FieldFrame
      id={id}
      label={label}
      schema={schema}
      problems={more > 0 ? [...problems.slice(0, TOLD), `And ${more} more.`] : problems}
      value={value}
      initial={initial}
      optional={optional}
      resetTo="what was opened"
      onReset={() => context.edit(path, initial)}
    >
      {isWeek && (
        <WeekEditor
          label={label}
          weights={numbers}
          onDrag={(next) => context.drag(path, next)}
          onEdit={(next) => context.edit(path, next)}
          onGestureEnd={context.endGesture}
        />
      )}
      <textarea
        id={id}
        rows={isLong ? 7 : 2}
        wrap="off"
        spellCheck={false}
        value={typed && typed.value === value ? typed.text : textOfNumbers(numbers)}
        aria-invalid={problems.length > 0}
        aria-describedby={`${id}-help ${id}-problems`}
        onChange={({ target: { value: text } }) => {
          const read = numbersOfText(text);
          const next = optional && read.length === 0 ? undefined : read;
          setTyped({ text, value: next });
          context.edit(path, next);
        }}
        onBlur={() => setTyped(undefined)}
      />
      <p className="help">
        {value === undefined
          ? 'Left out'
          : `${formatWhole(numbers.length)} ${numbers.length === 1 ? 'number' : 'numbers'}`}
        ; a column of a sheet can be pasted.
      </p>
    </FieldFrame>
  );
}
