import { useEffect, useRef, useState } from 'react';
import { stopOf } from './playback.ts';

/** A playhead over ticks, moved by hand or by the clock. */
export interface Playback {
  /** Ticks played; undefined before anybody moved it. */
  readonly played: number | undefined;
  readonly isPlaying: boolean;
  /** Moves by hand, which pauses. */
  readonly move: (played: number) => void;
  readonly toggle: () => void;
}

/**
 * Plays from the start to the end of the plan, and from there to the end of what is shown.
 * @param speed ticks a second
 */
export function usePlayback(endTick: number, last: number, speed: number): Playback {
  const [played, setPlayed] = useState<number>();
  const [isPlaying, setPlaying] = useState(false);
  const exact = useRef(0);
  useEffect(() => {
    if (!isPlaying) return;
    const stop = stopOf(exact.current, endTick, last);
    const advance = (seconds: number) => {
      exact.current = Math.min(stop, exact.current + seconds * speed);
      setPlayed(Math.floor(exact.current));
      if (exact.current >= stop) setPlaying(false);
    };
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
      const timer = setInterval(() => advance(1), 1000);
      return () => clearInterval(timer);
    }
    let frame = 0;
    let before: number | undefined;
    const tick = (now: number) => {
      // A page that was away goes on where it was.
      advance(Math.min(0.25, (now - (before ?? now)) / 1000));
      before = now;
      frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, endTick, last, speed]);
  return {
    played: played === undefined ? undefined : Math.min(played, last),
    isPlaying,
    move(to) {
      exact.current = to;
      setPlayed(to);
      setPlaying(false);
    },
    toggle() {
      if (!isPlaying && (played === undefined || played >= last)) {
        exact.current = 0;
        setPlayed(0);
      }
      setPlaying(!isPlaying);
    },
  };
}
