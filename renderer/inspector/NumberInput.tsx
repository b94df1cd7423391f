import { useState } from 'react';
import { formatPlain, formatShare } from '../format/numbers.ts';
import { parseNumber } from '../format/parseNumber.ts';
import type { Json } from '../store/path.ts';
import type { FormSchema } from './formSchema.ts';

/** Whether numbers of a setting are read and written in percent. */
export function isInPercent({ unit }: FormSchema): boolean {
  return unit === 'share' || unit === 'points';
}

/** A number typed as planners write it; what is no number goes to the check as it is, which says what is required. */
export function NumberInput({
  id,
  label,
  schema,
  value,
  invalid,
  describedBy,
  optional,
  placeholder = optional ? 'left out' : '',
  onChange,
}: {
  id?: string;
  /** Where no label element names it. */
  label?: string;
  schema: FormSchema;
  /** A number, or the text that could not be read as one. */
  value: Json | undefined;
  invalid: boolean;
  describedBy: string;
  optional: boolean;
  placeholder?: string;
  /** Undefined removes the setting. */
  onChange: (value: Json | undefined) => void;
}) {
  // While typing the text is the person's; afterwards, or when it was changed elsewhere, it is the number in its usual form.
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: Json | undefined }>();
  const show = isInPercent(schema) ? formatShare : formatPlain;
  const usual = typeof value === 'number' ? show(value) : typeof value === 'string' ? value : '';
  return (
    <input
      id={id}
      className="number"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      value={typed && typed.value === value ? typed.text : usual}
      placeholder={placeholder}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={({ target: { value: text } }) => {
        const next = text.trim() === '' && optional ? undefined : (parseNumber(text) ?? text);
        setTyped({ text, value: next });
        onChange(next);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
