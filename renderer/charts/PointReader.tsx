import { useApp } from '../store/index.ts';
import { RunLinks } from './RunLinks.tsx';
import type { RunLink } from './RunLinks.tsx';

/** A point that can be read and opened. */
export interface ReadPoint {
  /** What it is and stands for, in a sentence without its full stop. */
  readonly words: string;
  readonly runs: readonly RunLink[];
}

/**
 * Goes through the points of a chart by arrow keys, reads each aloud and opens the replication that it stands for,
 * with Enter or by its link. The pointer picks points in the chart itself.
 */
export function PointReader({
  label,
  caption,
  points,
  index,
  onMove,
  hint,
  left,
  width,
}: {
  label: string;
  /** What the points are, said left of the slider. */
  caption: string;
  points: readonly ReadPoint[];
  /** Of the point that is read; undefined while none is. */
  index: number | undefined;
  onMove: (index: number) => void;
  /** Said while none is read. */
  hint: string;
  /** Of the plot over it, in CSS pixels. */
  left: number;
  width: number;
}) {
  const openTrace = useApp((state) => state.openTrace);
  const point = index === undefined ? undefined : points[index];
  if (points.length === 0) return null;
  return (
    <div className="scrubber">
      <span className="scrubber-caption" aria-hidden="true">
        {caption}
      </span>
      <input
        type="range"
        min={0}
        max={points.length - 1}
        step={1}
        value={index ?? 0}
        aria-label={label}
        style={{ marginLeft: left - 8, width: width + 16 }}
        aria-valuetext={point ? `${index! + 1} of ${points.length}: ${point.words}` : 'not reading yet'}
        onChange={(event) => onMove(Number(event.target.value))}
        // From "not reading yet" the first arrow reads the first point.
        onFocus={() => index === undefined && onMove(0)}
        onKeyDown={(event) => {
          const [run] = point?.runs ?? [];
          if (event.key === 'Enter' && run) void openTrace(run.planId, run.replication, run.cell);
        }}
      />
      <div className="readout">
        {point ? (
          <p>
            {point.words}. <RunLinks runs={point.runs} />
          </p>
        ) : (
          <p className="hint">{hint}</p>
        )}
      </div>
    </div>
  );
}
