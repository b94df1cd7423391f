import { Label } from 'radix-ui';
import { useEffect, useState } from 'react';
import { formatPlain } from '../format/numbers.ts';
import { parseNumber } from '../format/parseNumber.ts';

const HOURS_A_DAY = 24;

/** A deadline in days, typed; what is no time within the world is kept in the field but not taken. */
export function DeadlineField({
  hours,
  most,
  onChange,
}: {
  hours: number;
  /** Hours. */
  most: number;
  onChange: (hours: number) => void;
}) {
  const told = formatPlain(Number((hours / HOURS_A_DAY).toPrecision(4)));
  const [text, setText] = useState(told);
  useEffect(() => setText(told), [told]);
  const days = parseNumber(text);
  const isTaken = days !== undefined && days >= 0 && days * HOURS_A_DAY <= most;
  return (
    <Label.Root className="inline-field">
      Deadline
      <input
        className="number deadline"
        inputMode="decimal"
        value={text}
        aria-invalid={!isTaken}
        title={`From 0 to ${formatPlain(Number((most / HOURS_A_DAY).toPrecision(4)))} days`}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (isTaken) onChange(days * HOURS_A_DAY);
          else setText(told);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && isTaken) onChange(days * HOURS_A_DAY);
        }}
      />
      days
    </Label.Root>
  );
}
