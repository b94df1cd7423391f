import { useState } from 'react';
import type { KeptJournal } from '../../electron/contract.ts';
import { MessageDialog } from '../layout/MessageDialog.tsx';
import { appStore, useApp } from '../store/index.ts';
import { keptTime } from './keptWords.ts';

/** Offers the edits that an earlier page left behind. Closing it decides nothing: they are offered again. */
export function KeptDialog() {
  const kept = useApp((state) => state.kept);
  const shown = useApp((state) => state.keptShown && state.dialog === undefined);
  const { showKept } = appStore.getState();
  return (
    <MessageDialog
      open={shown}
      onClose={() => showKept(false)}
      title="Go on where you stopped?"
      description={`Rollout Lab ended before ${
        kept.length === 1 ? 'these edits were' : 'all of these edits were'
      } saved. They were kept as you went.`}
      close="Decide later"
    >
      <ul className="kept-list">
        {kept.map((journal) => (
          <KeptItem key={journal.id} journal={journal} />
        ))}
      </ul>
    </MessageDialog>
  );
}

function KeptItem({ journal: { id, name, keptAtMs } }: { journal: KeptJournal }) {
  const [isSure, setIsSure] = useState<boolean>();
  const isUnreadable = useApp((state) => state.keptUnreadable.includes(id));
  const { restoreKept, discardKept, saveKept } = appStore.getState();
  const [nowMs] = useState(() => Date.now());
  const when = keptTime(keptAtMs, nowMs);
  return (
    <li>
      <p>
        <b>{name}</b>
        <span className="kept-time">edits from {when}</span>
        {isUnreadable && (
          <span role="alert">
            They are damaged or of another version of Rollout Lab and cannot be restored here.
          </span>
        )}
      </p>
      {isSure === undefined ? (
        <div className="kept-buttons">
          {isUnreadable ? (
            <button
              type="button"
              className="button small primary"
              aria-label={`Save as a file… (the edits of ${name})`}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- it takes the place of the button that was pressed
              autoFocus
              onClick={() => void saveKept(id)}
            >
              Save as a file…
            </button>
          ) : (
            <button
              type="button"
              className="button small primary"
              aria-label={`Restore the edits of ${name}`}
              onClick={() => restoreKept(id)}
            >
              Restore
            </button>
          )}
          <button
            type="button"
            className="button small"
            aria-label={`Discard the edits of ${name}…`}
            onClick={() => setIsSure(false)}
          >
            Discard…
          </button>
        </div>
      ) : (
        // At the other end of the line: pressing twice in one place never discards.
        <div className="kept-buttons kept-sure" role="group" aria-label={`Discard the edits of ${name}?`}>
          <button type="button" className="button small" onClick={() => void discardKept(id)}>
            Discard for good
          </button>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it takes the place of the button that was pressed */}
          <button type="button" className="button small" autoFocus onClick={() => setIsSure(undefined)}>
            Keep them
          </button>
        </div>
      )}
    </li>
  );
}
