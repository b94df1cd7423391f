import type { WorkerHandle } from '../../sim-core/index.ts';

/** Workers that outlive their run, so that the next one need not wait for others to start. */
export interface KeptWorkers {
  /** A worker that waits for work, or a new one. Its `end` keeps it, unless it is still at work: then it is ended. */
  readonly take: () => WorkerHandle;
  /** Ends the waiting workers that are more than so many. */
  readonly keepAtMost: (count: number) => void;
}

/** Keeps the workers that `spawn` makes. */
export function keepWorkers(spawn: () => WorkerHandle): KeptWorkers {
  const idle: WorkerHandle[] = [];
  return {
    take() {
      const worker = idle.pop() ?? spawn();
      let atWork = 0;
      let isLost = false;
      let isGivenBack = false;
      const counted =
        <Parts extends readonly unknown[], Answer>(call: (...parts: Parts) => Promise<Answer> | Answer) =>
        async (...parts: Parts): Promise<Answer> => {
          atWork += 1;
          try {
            return await call(...parts);
          } finally {
            atWork -= 1;
          }
        };
      worker.died.catch(() => {
        isLost = true;
        const place = idle.indexOf(worker);
        if (place >= 0) idle.splice(place, 1);
      });
      const { calls } = worker;
      return {
        calls: {
          prepare: counted((settings) => calls.prepare(settings)),
          play: counted((chunk) => calls.play(chunk)),
          measure: counted((settings, keepOutcomes) => calls.measure(settings, keepOutcomes)),
          trace: counted((settings, planId, replication) => calls.trace(settings, planId, replication)),
        },
        died: worker.died,
        end() {
          if (isGivenBack) return;
          isGivenBack = true;
          // What is at work may be at it for long, and nobody waits for it any more.
          if (isLost || atWork > 0) worker.end();
          else idle.push(worker);
        },
      };
    },
    keepAtMost(count) {
      for (const worker of idle.splice(count)) worker.end();
    },
  };
}
