import type { RunHold } from '../../sim-core/index.ts';

/** Holds a run where it is: at a number of replications that is enough for now, or wherever it is paused. */
export interface HeldRun extends RunHold {
  /** Lets it go beyond the number. */
  readonly letGo: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
}

/**
 * @param at replications to hold at; undefined to hold only when paused
 * @param onHeld told when all that was begun is finished
 */
export function holdRun(at: number | undefined, onHeld: () => void): HeldRun {
  let limit = at ?? Infinity;
  let isPaused = false;
  let change = withResolver();
  const announce = () => {
    change.resolve();
    change = withResolver();
  };
  return {
    ...(at === undefined ? {} : { at }),
    until: ({ to }) => (isPaused || to > limit ? change.promise : undefined),
    onHeld,
    letGo() {
      limit = Infinity;
      announce();
    },
    pause() {
      isPaused = true;
    },
    resume() {
      isPaused = false;
      announce();
    },
  };
}

function withResolver(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
