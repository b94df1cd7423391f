import { dialog, type BrowserWindow } from 'electron';

/** A page that is gone again within this time is not loaded a third time: it would only be gone again. */
const reloadLimitMs = 10_000;

/** Why a page ended, in words, by Electron's name of the reason. */
const reasons: Readonly<Record<string, string>> = {
  oom: 'it ran out of memory; fewer workers and fewer replications need less of it',
  'memory-eviction': 'the system needed its memory; fewer workers and fewer replications need less of it',
  killed: 'the system or somebody else ended it',
  crashed: 'it crashed',
  'launch-failed': 'it could not be started',
};

/** Says what happened to a page that ended or does not answer, and goes on with a new one: its edits are in the journal. */
export function watchPage(window: BrowserWindow): void {
  reloadWhenGone(window);
  askWhenUnresponsive(window);
}

function reloadWhenGone(window: BrowserWindow): void {
  let reloadedAtMs = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const why = reasons[reason] ?? reason;
    console.error(`The page of Rollout Lab ended: ${why}.`);
    const nowMs = performance.now();
    if (nowMs - reloadedAtMs < reloadLimitMs) {
      dialog.showErrorBox(
        'Rollout Lab has to close',
        `Its page ended twice in a row: ${why}. Your unsaved changes were kept as you went and are offered to you at the next start.`,
      );
      window.destroy();
      return;
    }
    reloadedAtMs = nowMs;
    window.reload();
    void dialog.showMessageBox(window, {
      type: 'error',
      message: 'The page of Rollout Lab ended and has been loaded again.',
      detail: `What happened: ${why}. Your unsaved changes were kept as you went and are offered to you again.`,
    });
  });
}

function askWhenUnresponsive(window: BrowserWindow): void {
  const ask = async () => {
    const answersAgain = new AbortController();
    window.once('responsive', () => answersAgain.abort());
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: 'The page of Rollout Lab does not answer.',
      detail:
        'It has been busy for a while. Wait for it, or load it again: your unsaved changes were kept as you went and are offered to you again.',
      buttons: ['Wait', 'Load it again'],
      defaultId: 0,
      cancelId: 0,
      signal: answersAgain.signal,
    });
    // A page that hangs cannot be told to reload; once it is gone it is loaded again.
    if (response === 1 && !answersAgain.signal.aborted) window.webContents.forcefullyCrashRenderer();
  };
  window.on('unresponsive', () => void ask());
}
