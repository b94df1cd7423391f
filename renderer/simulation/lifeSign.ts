/**
 * How a page learns that a worker is gone of which it gets no event: one that closes itself, or that the browser ends
 * for want of memory. The worker holds a lock as long as it lives and tells the page its name; the page gets the same
 * lock only when the worker is gone.
 */

/** What a worker posts once its lock is held. */
interface LifeSign {
  readonly holdsLock: string;
}

/** In a worker: holds a lock until it ends, and says so. Without effect where pages are not served securely. */
export function giveLifeSign(): void {
  const name = `rollout-lab.worker.${crypto.randomUUID()}`;
  void navigator.locks?.request(name, () => {
    postMessage({ holdsLock: name } satisfies LifeSign);
    return new Promise(() => {});
  });
}

/** In a page: calls back when the worker is gone after it gave its life sign. Returns what ends the watch. */
export function watchLifeSign(worker: Worker, onGone: () => void): () => void {
  const watch = new AbortController();
  worker.addEventListener('message', ({ data }: MessageEvent<Partial<LifeSign> | null>) => {
    if (typeof data?.holdsLock !== 'string') return;
    navigator.locks
      .request(data.holdsLock, { signal: watch.signal }, onGone)
      // Nobody waits any more.
      .catch(() => {});
  });
  return () => watch.abort();
}
