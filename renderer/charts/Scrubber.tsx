import type { ReactNode } from 'react';

/** Steps a full sweep of the keyboard takes. */
export const SCRUBBER_STEPS = 400;

/**
 * Moves a chart's crosshair along its horizontal axis, by arrow keys or pointer, and says the values there.
 * Lies under the plot, so that its thumb is where the crosshair is.
 */
export function Scrubber({
  label,
  position,
  onMove,
  left,
  width,
  valueText,
  children,
  caption,
}: {
  label: string;
  /** 0 to 1 along the axis; undefined while nothing is read. */
  position: number | undefined;
  onMove: (position: number) => void;
  left: number;
  width: number;
  /** What is read aloud: the place and the values there. */
  valueText: string;
  /** The same to look at. */
  children?: ReactNode;
  /** Said left of the slider, where a chart has several. */
  caption?: string;
}) {
  return (
    <div className="scrubber">
      {caption !== undefined && (
        <span className="scrubber-caption" aria-hidden="true">
          {caption}
        </span>
      )}
      <input
        type="range"
        min={0}
        max={SCRUBBER_STEPS}
        step={1}
        value={Math.round((position ?? 0) * SCRUBBER_STEPS)}
        aria-label={label}
        aria-valuetext={valueText}
        // The thumb's middle is on the axis at both ends.
        style={{ marginLeft: left - 8, width: width + 16 }}
        onChange={(event) => onMove(Number(event.target.value) / SCRUBBER_STEPS)}
      />
      {children !== undefined && <div className="readout">{children}</div>}
    </div>
  );
}
