import { Slider } from 'radix-ui';
import { useId, useState } from 'react';
import { formatExact, formatPlain, formatShare } from '../format/numbers.ts';
import { parseNumber } from '../format/parseNumber.ts';
import type { Json } from '../store/path.ts';
import type { FormSchema } from './formSchema.ts';
import { FieldFrame } from './FieldFrame.tsx';
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
}: {
  label: string;
  schema: FormSchema;
  /** A number, or the text that could not be read as one. */
  value: Json | undefined;
  initial: Json | undefined;
  problems: readonly string[];
  /** Undefined removes the setting. */
  onChange: (value: Json | undefined) => void;
  optional: boolean;
}) {
  const id = useId();
  // While typing the text is the person's; afterwards it is the number in its usual form.
  const [typed, setTyped] = useState<string>();
  const inPercent = schema.unit === 'share' || schema.unit === 'points';
  const show = (number: number) => (inPercent ? formatShare(number) : formatPlain(number));
  const say = (number: number) =>
    inPercent ? formatShare(number) : `${formatExact(number)}${schema.unit ? ` ${schema.unit}` : ''}`;
  const shown = typed ?? (typeof value === 'number' ? show(value) : typeof value === 'string' ? value : '');
  const reference = typeof initial === 'number' ? initial : typeof value === 'number' ? value : 0;
  const scale = sliderScale(schema, reference);

  const type = (text: string) => {
    setTyped(text);
    if (text.trim() === '' && optional) onChange(undefined);
    // Text that is no number goes to the check as it is, which says what is required instead.
    else onChange(parseNumber(text) ?? text);
  };
  return (
    <FieldFrame
      id={id}
      label={label}
      schema={schema}
      problems={problems}
      changed={value !== initial}
      resetTo={typeof initial === 'number' ? say(initial) : 'left out'}
      onReset={() => {
        setTyped(undefined);
        onChange(initial);
      }}
    >
      <div className="number-row">
        <input
          id={id}
          className="number"
          inputMode="decimal"
          autoComplete="off"
          value={shown}
          placeholder={optional ? 'as above' : ''}
          aria-invalid={problems.length > 0}
          aria-describedby={`${id}-help ${id}-problems`}
          onChange={(event) => type(event.target.value)}
          onBlur={() => setTyped(undefined)}
        />
        <span className="unit">{inPercent ? '' : (schema.unit ?? '')}</span>
      </div>
      {scale && typeof value === 'number' && (
        <Slider.Root
          className="slider"
          min={0}
          max={SLIDER_STEPS}
          step={1}
          value={[scale.toStep(value)]}
          onValueChange={([step]) => {
            setTyped(undefined);
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
