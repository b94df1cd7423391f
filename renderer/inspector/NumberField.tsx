import { Slider } from 'radix-ui';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { formatExact, formatShare } from '../format/numbers.ts';
import type { Json } from '../store/path.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { NumberInput, isInPercent } from './NumberInput.tsx';
import type { FormSchema } from './formSchema.ts';
import { SLIDER_STEPS, sliderScale } from './sliderScale.ts';

/** A number with its unit: typed as planners write it, or moved by a slider; validated by the core. */
export function NumberField({
  label,
  schema,
  value,
  initial,
  problems,
  onChange,
  optional,
  kind,
  action,
}: {
  label: string;
  schema: FormSchema;
  /** A number, or the text that could not be read as one. */
  value: Json | undefined;
  /** As opened; undefined where it was left out, or where the part it is in was not there. */
  initial: Json | undefined;
  problems: readonly string[];
  /** Undefined removes the setting. */
  onChange: (value: Json | undefined) => void;
  optional: boolean;
  /** The choice of another way to write it, where there is one. */
  kind?: ReactNode;
  /** What else can be done with it, while it is a number. */
  action?: ReactNode;
}) {
  const id = useId();
  const say = (number: number) =>
    isInPercent(schema)
      ? formatShare(number)
      : `${formatExact(number)}${schema.unit ? ` ${schema.unit}` : ''}`;
  // The slider keeps its ends while it is moved.
  const [first] = useState(value);
  const reference = typeof initial === 'number' ? initial : typeof first === 'number' ? first : 0;
  const scale = sliderScale(schema, reference);
  return (
    <FieldFrame
      id={id}
      label={label}
      schema={schema}
      problems={problems}
      initial={initial}
      value={value}
      resetTo={typeof initial === 'number' ? say(initial) : 'left out'}
      optional={optional}
      onReset={() => onChange(initial)}
    >
      <div className="number-row">
        <NumberInput
          id={id}
          schema={schema}
          value={value}
          invalid={problems.length > 0}
          describedBy={`${id}-help ${id}-problems`}
          optional={optional}
          {...(kind !== undefined && { placeholder: '' })}
          onChange={onChange}
        />
        {!isInPercent(schema) && schema.unit !== undefined && <span className="unit">{schema.unit}</span>}
        {kind}
        {typeof value === 'number' && action}
      </div>
      {scale && typeof value === 'number' && (
        <Slider.Root
          className="slider"
          min={0}
          max={SLIDER_STEPS}
          step={1}
          value={[scale.toStep(value)]}
          onValueChange={([step]) => {
            if (step !== undefined) onChange(scale.toValue(step));
          }}
        >
          <Slider.Track className="slider-track">
            <Slider.Range className="slider-range" />
          </Slider.Track>
          <Slider.Thumb
            className="slider-thumb"
            aria-label={`${label}, slider`}
            aria-valuetext={say(value)}
          />
        </Slider.Root>
      )}
    </FieldFrame>
  );
}
