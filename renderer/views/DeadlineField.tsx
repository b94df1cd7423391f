import { Label } from 'radix-ui';
import { useState } from 'react';
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
  /** What is typed and not taken yet. */
  const [typed, setTyped] = useState<string>();
  const text = typed ?? told;
  const days = parseNumber(text);
  const isTaken = days !== undefined && days >= 0 && days * HOURS_A_DAY <= most;
  const take = () => {
    if (typed !== undefined && isTaken) onChange(days * HOURS_A_DAY);
    setTyped(undefined);
  };
  return (
    <Label.Root className="inline-field">
      Deadline
      <input
        className="number deadline"
        inputMode="decimal"
        value={text}
        aria-invalid={!isTaken}
        title={`From 0 to ${formatPlain(Number((most / HOURS_A_DAY).toPrecision(4)))} days`}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && isTaken) take();
        }}
      />
      days
    </Label.Root>
  );
}
