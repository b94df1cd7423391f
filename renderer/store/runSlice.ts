import type { StateCreator } from 'zustand/vanilla';
import { expectedReplications } from '../../sim-core/index.ts';
import type { RunSettings } from '../../sim-core/index.ts';
import { createStopwatch } from '../clock/stopwatch.ts';
import type { Stopwatch } from '../clock/stopwatch.ts';
import { ABANDONED } from '../simulation/client.ts';
import { failureOf } from '../simulation/failure.ts';
import { holdRun } from '../simulation/runHold.ts';
import type { HeldRun } from '../simulation/runHold.ts';
import type { Summary } from '../simulation/summary.ts';
import type { AppState, Services } from './appState.ts';
import type { RunSlice, RunState } from './runState.ts';
import { runKey, widestHalfInterval } from './selectors.ts';

/** Replications of a preview. */
export const PREVIEW_REPLICATIONS = 200;

/** What is typed or dragged goes on for so long until a preview begins. */
const TYPING_MS = 150;
/** What is edited after a preview mostly comes within this time; then the run goes on. */
const SETTLE_MS = 800;
/** A run of which no more than this is left goes on at once. */
const QUICK_MS = 1000;

/** Before anything was played. */
export const notRun: RunState = {
  status: 'idle',
  preview: false,
  done: 0,
  total: 0,
  expected: 0,
  halfWidth: undefined,
  millisecondsLeft: undefined,
  failure: undefined,
  lostWorkers: [],
  clockJump: undefined,
  answer: undefined,
};

/** The run that goes on. */
interface Current {
  readonly key: string;
  readonly controller: AbortController;
  readonly hold: HeldRun;
  readonly stopwatch: Stopwatch;
}

/** Playing the document: one run at a time, and one replication opened for reading. */
export function createRunSlice({ client, clock }: Services): StateCreator<AppState, [], [], RunSlice> {
  return (set, get) => {
    let current: Current | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const update = (change: Partial<RunState>) => set(({ run }) => ({ run: { ...run, ...change } }));
    const isActive = () => isRunActive(get().run);

    clock.onJump((clockJump) => {
      if (isActive()) update({ clockJump });
    });

    /** Ends what goes on and what would begin by itself, and shows nothing of it any more. */
    const dropRun = () => {
      clearTimeout(timer);
      current?.controller.abort(ABANDONED);
      current = undefined;
    };
    const goBeyondPreview = () => {
      clearTimeout(timer);
      if (!current || !get().run.preview) return;
      update({ preview: false, millisecondsLeft: undefined });
      current.stopwatch.start();
      current.hold.letGo();
    };

    return {
      run: notRun,

      startRun: async ({ preview = false } = {}) => {
        const { precision, workers } = get();
        const { scenario } = get().edits.checked;
        if (!scenario) return;
        const key = runKey(scenario, precision);
        const isHeldUp = get().run.preview || get().run.status === 'paused';
        if (!preview && current?.key === key && isHeldUp) {
          get().resumeRun();
          goBeyondPreview();
          return;
        }
        dropRun();
        const settings: RunSettings = {
          scenario,
          seed: scenario.seed,
          replications: scenario.replications,
          ...(precision === undefined ? {} : { precision }),
          engine: 'auto',
        };
        const isPreview = preview && settings.replications > PREVIEW_REPLICATIONS;
        const stopwatch = createStopwatch(clock.now);
        const own: Current = {
          key,
          controller: new AbortController(),
          stopwatch,
          hold: holdRun(isPreview ? PREVIEW_REPLICATIONS : undefined, () => {
            if (!isCurrent()) return;
            stopwatch.stop();
            const { status, preview: waits, done, expected } = get().run;
            if (!waits || status !== 'running') return;
            const left = (stopwatch.elapsed() / Math.max(1, done)) * (expected - done);
            if (left <= QUICK_MS) goBeyondPreview();
            else timer = setTimeout(goBeyondPreview, SETTLE_MS);
          }),
        };
        const isCurrent = () => current === own;
        current = own;
        const show = (summary: Summary) =>
          update({
            answer: {
              ...summary,
              settings,
              key,
              isPreview: isPreview && summary.result.replications <= PREVIEW_REPLICATIONS,
            },
          });
        const tellProgress = (done: number, halfWidth: number | undefined) => {
          const expected = expectedReplications(done, halfWidth, precision, settings.replications);
          const goal = get().run.preview ? Math.min(expected, PREVIEW_REPLICATIONS) : expected;
          const pace = stopwatch.elapsed() / done;
          update({ done, halfWidth, expected, millisecondsLeft: pace * Math.max(0, goal - done) });
        };
        stopwatch.start();
        update({ ...beginning(settings.replications, isPreview), lostWorkers: [], clockJump: undefined });
        try {
          const played = await client.play(settings, workers, {
            signal: own.controller.signal,
            hold: own.hold,
            onProgress: (done, halfWidth) => {
              if (isCurrent()) tellProgress(done, halfWidth);
            },
            onPartial: (partial) => {
              if (!isCurrent()) return;
              show(partial);
              // Progress is told only now and then; what is in view is done in any case.
              const { done, halfWidth } = get().run;
              const { replications, plans } = partial.result;
              tellProgress(
                Math.max(done, replications),
                replications >= done ? (widestHalfInterval(plans) ?? halfWidth) : halfWidth,
              );
            },
            onWorkerLost: (reason) => {
              if (isCurrent())
                set(({ run }) => ({ run: { ...run, lostWorkers: [...run.lostWorkers, reason] } }));
            },
          });
          if (!isCurrent()) return;
          if (played) show(played);
          const { halfWidth } = get().run;
          update({
            status: 'finished',
            preview: false,
            done: played?.result.replications ?? 0,
            halfWidth: played ? (widestHalfInterval(played.result.plans) ?? halfWidth) : undefined,
          });
        } catch (error) {
          if (isCurrent()) {
            update({ status: 'failed', preview: false, failure: failureOf(error) });
          }
        }
        clearTimeout(timer);
        current = undefined;
      },

      previewSoon: () => {
        dropRun();
        const { scenario } = get().edits.checked;
        if (!scenario) return;
        update(beginning(scenario.replications, scenario.replications > PREVIEW_REPLICATIONS));
        timer = setTimeout(() => void get().startRun({ preview: true }), TYPING_MS);
      },

      pauseRun: () => {
        if (!current || get().run.status !== 'running') return;
        clearTimeout(timer);
        current.hold.pause();
        current.stopwatch.stop();
        update({ status: 'paused' });
      },

      resumeRun: () => {
        if (!current || get().run.status !== 'paused') return;
        update({ status: 'running' });
        current.stopwatch.start();
        current.hold.resume();
      },

      cancelRun: () => {
        clearTimeout(timer);
        if (current) current.controller.abort();
        else if (isActive()) update({ status: 'idle', preview: false });
      },

      abandonRun: () => {
        dropRun();
        if (isActive()) update({ status: 'idle', preview: false, done: 0 });
      },
    };
  };
}

/** Whether a run goes on, be it paused. */
export function isRunActive({ status }: Pick<RunState, 'status'>): boolean {
  return status === 'running' || status === 'paused';
}

/** A run of which nothing is done yet. */
function beginning(total: number, preview: boolean): Partial<RunState> {
  return {
    status: 'running',
    preview,
    done: 0,
    total,
    expected: total,
    halfWidth: undefined,
    millisecondsLeft: undefined,
    failure: undefined,
  };
}
