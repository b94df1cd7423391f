import type { ReactNode } from 'react';

/** Goes through the values of an axis one by one, by arrow keys or pointer, and reads what is there. */
export function StepReader({
  label,
  steps,
  index,
  onMove,
  left,
  width,
  valueText,
  children,
}: {
  label: string;
  steps: number;
  /** Undefined while nothing is read. */
  index: number | undefined;
  onMove: (index: number) => void;
  /** Of the plot over it, in CSS pixels. */
  left: number;
  width: number;
  valueText: string;
  children: ReactNode;
}) {
  return (
    <div className="scrubber">
      <input
        type="range"
        min={0}
        max={steps - 1}
        step={1}
        value={index ?? 0}
        aria-label={label}
        aria-valuetext={valueText}
        style={{ marginLeft: left - 8, width: width + 16 }}
        onChange={(event) => onMove(Number(event.target.value))}
        // From "not reading yet" the first arrow reads the first value.
        onFocus={() => index === undefined && onMove(0)}
      />
      <div className="readout">{children}</div>
    </div>
  );
}
