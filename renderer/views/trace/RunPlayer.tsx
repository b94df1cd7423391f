import { Label } from 'radix-ui';
import type { KeyboardEvent, ReactNode } from 'react';
import type { RunRecord } from '../../runs/runRecord.ts';
import { lengthName, momentName, sentenceCase } from '../../runs/runWords.ts';
import { movedBy, speedsOf, stepTicks } from './playback.ts';
import type { Playback } from './usePlayback.ts';

/** Play, pause, step and scrub through a run; lies under the lanes, so that its thumb is where the playhead is. */
export function RunPlayer({
  record,
  playback,
  last,
  speed,
  onSpeed,
  onGo,
  left,
  width,
  valueText,
  children,
}: {
  record: RunRecord;
  playback: Playback;
  /** Ticks shown. */
  last: number;
  /** Hours a second. */
  speed: number;
  onSpeed: (hoursPerSecond: number) => void;
  /** Moves and has the moment read aloud, which the slider does by itself. */
  onGo: (played: number) => void;
  left: number;
  width: number;
  /** What is read aloud: the moment in words. */
  valueText: string;
  /** The same to look at. */
  children: ReactNode;
}) {
  const { played, isPlaying, move, toggle } = playback;
  const step = stepTicks(record);
  const at = played ?? 0;
  const { endTick, tickHours } = record;
  const stepName = lengthName(step * tickHours);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === ' ') {
      event.preventDefault();
      toggle();
      return;
    }
    const to = movedBy(event.key, at, step, last);
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(to);
  };
  return (
    <div className="scrubber run-player">
      <input
        type="range"
        min={0}
        max={last}
        step={1}
        value={at}
        aria-label="Move through the run"
        aria-valuetext={valueText}
        aria-keyshortcuts="Space"
        // The thumb's middle is on the axis at both ends.
        style={{ marginLeft: left - 8, width: width + 16 }}
        onChange={(event) => move(Number(event.target.value))}
        onKeyDown={onKeyDown}
      />
      <div className="player-controls" role="group" aria-label="Play the run">
        <button
          type="button"
          className="button icon"
          aria-label="To the start"
          disabled={at === 0}
          onClick={() => onGo(0)}
        >
          <Glyph path="M3,2V14M13,2L5,8L13,14Z" />
        </button>
        <button
          type="button"
          className="button icon"
          aria-label={`Back ${stepName}`}
          disabled={at === 0}
          onClick={() => onGo(Math.max(0, at - step))}
        >
          <Glyph path="M11,2L4,8L11,14Z" />
        </button>
        <button type="button" className="button play" onClick={toggle}>
          <Glyph path={isPlaying ? 'M4,2V14M11,2V14' : 'M4,2L13,8L4,14Z'} />
          {isPlaying ? 'Pause' : 'Play'}
        </button>
        <button
          type="button"
          className="button icon"
          aria-label={`On ${stepName}`}
          disabled={at === last}
          onClick={() => onGo(Math.min(last, at + step))}
        >
          <Glyph path="M5,2L12,8L5,14Z" />
        </button>
        <button
          type="button"
          className="button icon"
          aria-label={at < endTick && endTick < last ? 'To the end of the plan' : 'To the end'}
          disabled={at === last}
          onClick={() => onGo(at < endTick ? Math.min(endTick, last) : last)}
        >
          <Glyph path="M3,2L11,8L3,14ZM13,2V14" />
        </button>
        <Label.Root className="inline-field">
          Speed
          <select value={speed} onChange={(event) => onSpeed(Number(event.target.value))}>
            {speedsOf(record).map((hours) => (
              <option key={hours} value={hours}>
                {lengthName(hours)} a second
              </option>
            ))}
          </select>
        </Label.Root>
        <span className="player-clock">
          {played === undefined ? '' : sentenceCase(momentName(played * tickHours))}
        </span>
      </div>
      {children}
    </div>
  );
}

function Glyph({ path }: { path: string }) {
  return (
    <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={path} fill="currentColor" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />
    </svg>
  );
}
