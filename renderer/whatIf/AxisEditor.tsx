import { useId, useState } from 'react';
import { ToggleGroup } from 'radix-ui';
import type { SweptNumber } from '../../sim-core/index.ts';
import { formatPlain, formatShare } from '../format/numbers.ts';
import { parseNumber } from '../format/parseNumber.ts';
import { isInPercent } from '../inspector/NumberInput.tsx';
import { NumberPicker } from './NumberPicker.tsx';
import { axisProblem } from './axisProblem.ts';
import { numberAt } from './design.ts';
import type { ScenarioNumber } from './scenarioNumbers.ts';
import type { AxisSetup } from './setup.ts';
import { effectAxis, usualAxis } from './setup.ts';
import { sayNow, sweptWords } from './sweptWords.ts';

/** Which number is swept, from where to where, in how many values. */
export function AxisEditor({
  label,
  axis,
  numbers,
  hasEffect,
  mostSteps,
  onChange,
  onRemove,
}: {
  label: string;
  axis: AxisSetup;
  numbers: readonly ScenarioNumber[];
  hasEffect: boolean;
  mostSteps: number;
  onChange: (axis: AxisSetup) => void;
  /** Left out where the axis is the only one. */
  onRemove?: (() => void) | undefined;
}) {
  const id = useId();
  const words = sweptWords(axis.swept, numbers);
  const problem = axisProblem(axis, words?.schema, mostSteps);
  const choose = (swept: SweptNumber) => {
    const number = swept.kind === 'number' ? numberAt(numbers, swept.path) : undefined;
    onChange(number ? usualAxis(number, axis.steps) : effectAxis(axis.steps));
  };
  const inPercent = words !== undefined && isInPercent(words.schema);
  const show = inPercent ? formatShare : formatPlain;
  return (
    <fieldset className="axis-editor" aria-describedby={problem === undefined ? undefined : `${id}-problem`}>
      <legend className="visually-hidden">{label}</legend>
      <div className="setup-field wide">
        <span className="setup-label">
          <span aria-hidden="true">{label}</span>
          {words && <> (now {sayNow(words)})</>}
        </span>
        <NumberPicker
          label={label}
          swept={axis.swept}
          numbers={numbers}
          hasEffect={hasEffect}
          onChoose={choose}
        />
      </div>
      <SetupNumber
        label="From"
        value={axis.from}
        show={show}
        onChange={(from) => onChange({ ...axis, from })}
      />
      <SetupNumber label="To" value={axis.to} show={show} onChange={(to) => onChange({ ...axis, to })} />
      <SetupNumber
        label="Values"
        value={axis.steps}
        show={formatPlain}
        onChange={(steps) => onChange({ ...axis, steps })}
      />
      <div className="setup-field">
        <span className="setup-label" aria-hidden="true">
          Spaced
        </span>
        <ToggleGroup.Root
          type="single"
          className="segmented"
          aria-label={`How the values of ${words?.name ?? 'the number'} are spaced`}
          value={axis.scale}
          onValueChange={(scale) => {
            if (scale) onChange({ ...axis, scale: scale as AxisSetup['scale'] });
          }}
        >
          <ToggleGroup.Item value="linear">evenly</ToggleGroup.Item>
          <ToggleGroup.Item value="logarithmic">by factors</ToggleGroup.Item>
        </ToggleGroup.Root>
      </div>
      {onRemove && (
        <button type="button" className="button quiet small" onClick={onRemove}>
          Remove
        </button>
      )}
      {problem !== undefined && (
        <p className="setup-problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

/** A number of a setup, typed as planners write it; what is no number is NaN, which the setup refuses. */
export function SetupNumber({
  label,
  value,
  show,
  onChange,
}: {
  label: string;
  value: number | undefined;
  show: (value: number) => string;
  onChange: (value: number) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  return (
    <div className="setup-field">
      <label className="setup-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="number"
        inputMode="decimal"
        autoComplete="off"
        value={typed ?? (value === undefined || Number.isNaN(value) ? '' : show(value))}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(parseNumber(target.value) ?? Number.NaN);
        }}
        onBlur={() => setTyped(undefined)}
      />
    </div>
  );
}
