/** What happened to the clocks while nobody looked at them. */
export interface ClockJump {
  /**
   * `stoodStill`: time went by that the page did not live through, for the computer slept, the page was frozen or the
   * time of day was set forward. `setBack`: the time of day was set back.
   */
  readonly kind: 'stoodStill' | 'setBack';
  /** By how much, above 0. */
  readonly milliseconds: number;
}

/** The time that the page has lived through, which no sleep of the computer and no change of its clock makes longer. */
export interface PageClock {
  /** Milliseconds since some moment, without what the page slept through. */
  readonly now: () => number;
  /** Calls the listener for each jump until the returned function is called. */
  readonly onJump: (listener: (jump: ClockJump) => void) => () => void;
}

/** Clocks of the page in ms: one that runs on, and the time of day. */
export interface Clocks {
  readonly steady: () => number;
  readonly timeOfDay: () => number;
}

/** Longest that a page is left alone while it lives: browsers wake one that is hidden once a minute. */
const LONGEST_REST_MS = 150_000;
/** So often it looks at the clocks by itself. */
const LOOK_EVERY_MS = 10_000;

/** A clock that somebody looks at more often than the longest rest; see `keepPageClock`. */
export function createPageClock({ steady, timeOfDay }: Clocks): PageClock {
  let before = { steady: steady(), timeOfDay: timeOfDay() };
  let sleptThrough = 0;
  const listeners = new Set<(jump: ClockJump) => void>();
  const tell = (jump: ClockJump) => {
    for (const listener of listeners) listener(jump);
  };
  return {
    now() {
      const at = { steady: steady(), timeOfDay: timeOfDay() };
      const passed = at.steady - before.steady;
      const passedByDay = at.timeOfDay - before.timeOfDay;
      before = at;
      if (passed > LONGEST_REST_MS) sleptThrough += passed;
      // Of some systems the steady clock sleeps too: then the time of day alone tells.
      const longest = Math.max(passed, passedByDay);
      if (passedByDay < -LONGEST_REST_MS) tell({ kind: 'setBack', milliseconds: -passedByDay });
      else if (longest > LONGEST_REST_MS) tell({ kind: 'stoodStill', milliseconds: longest });
      return at.steady - sleptThrough;
    },
    onJump(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The page's own clock, looked at as long as the page lives. */
export function keepPageClock(): PageClock {
  const clock = createPageClock({ steady: () => performance.now(), timeOfDay: () => Date.now() });
  setInterval(clock.now, LOOK_EVERY_MS);
  return clock;
}
