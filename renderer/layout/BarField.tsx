import { useId, useState } from 'react';

/** A field of the run bar: its text as set or as it is being typed, and its problem above it. */
export function BarField({
  label,
  text,
  unit,
  hint,
  problem,
  onType,
}: {
  label: string;
  /** As set. */
  text: string;
  unit?: string;
  /** What it does, told on hovering and read aloud. */
  hint?: string;
  problem: string | undefined;
  onType: (text: string) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const described = [
    ...(problem === undefined ? [] : [`${id}-problem`]),
    ...(hint === undefined ? [] : [`${id}-hint`]),
  ].join(' ');
  return (
    <div className="bar-field" title={hint}>
      <label htmlFor={id}>{label}</label>
      <span>
        <input
          id={id}
          className="number"
          inputMode="numeric"
          autoComplete="off"
          value={typed ?? text}
          aria-invalid={problem !== undefined}
          aria-describedby={described || undefined}
          onChange={(event) => {
            setTyped(event.target.value);
            onType(event.target.value);
          }}
          onBlur={() => setTyped(undefined)}
        />
        {unit !== undefined && <span className="unit">{unit}</span>}
      </span>
      {hint !== undefined && (
        <span className="visually-hidden" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {problem !== undefined && (
        <p className="bar-problem" id={`${id}-problem`} role="alert">
          {label} {problem}
        </p>
      )}
    </div>
  );
}
