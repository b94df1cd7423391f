import { Dialog } from 'radix-ui';
import { useState } from 'react';
import type { KeptJournal } from '../../electron/contract.ts';
import { useDialogFocus } from '../layout/useDialogFocus.ts';
import { appStore, useApp } from '../store/index.ts';
import { keptTime } from './keptWords.ts';

/** Offers the edits that an earlier page left behind. Closing it decides nothing: they are offered again. */
export function KeptDialog() {
  const kept = useApp((state) => state.kept);
  const shown = useApp((state) => state.keptShown && state.dialog === undefined);
  const { showKept } = appStore.getState();
  const { focus } = useDialogFocus();
  return (
    <Dialog.Root open={shown} onOpenChange={showKept}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog" {...focus}>
          <Dialog.Title>Go on where you stopped?</Dialog.Title>
          <Dialog.Description>
            Rollout Lab ended before {kept.length === 1 ? 'these edits were' : 'all of these edits were'}{' '}
            saved. They were kept as you went.
          </Dialog.Description>
          <ul className="kept-list">
            {kept.map((journal) => (
              <KeptItem key={journal.id} journal={journal} />
            ))}
          </ul>
          <div className="dialog-buttons">
            <Dialog.Close className="button">Decide later</Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
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
