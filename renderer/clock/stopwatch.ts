/** Time spent at something that may be interrupted. */
export interface Stopwatch {
  readonly start: () => void;
  readonly stop: () => void;
  /** Milliseconds for which it has run. */
  readonly elapsed: () => number;
}

/** A stopwatch that stands still at first, by a clock that tells milliseconds. */
export function createStopwatch(now: () => number): Stopwatch {
  let before = 0;
  let since: number | undefined;
  const elapsed = () => before + (since === undefined ? 0 : now() - since);
  return {
    elapsed,
    start() {
      since ??= now();
    },
    stop() {
      before = elapsed();
      since = undefined;
    },
  };
}
