import { AlertDialog, Dialog } from 'radix-ui';
import { hasUnsavedChanges } from '../store/selectors.ts';
import { appStore, useApp } from '../store/index.ts';
import { discardWords } from './discardWords.ts';
import { useDialogFocus } from './useDialogFocus.ts';

/** The problems of a file that was not opened. */
export function RefusedFileDialog() {
  const refused = useApp((state) => state.refused);
  const { dismissRefused } = appStore.getState();
  const { focus } = useDialogFocus();
  const count = refused?.problems.length ?? 0;
  return (
    <Dialog.Root open={refused !== undefined} onOpenChange={dismissRefused}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog" {...focus}>
          <Dialog.Title>{refused?.fileName} was not opened</Dialog.Title>
          <Dialog.Description>
            It has {count === 1 ? 'a problem' : `${count} problems`}. The open scenario is untouched.
          </Dialog.Description>
          {/* The list scrolls, and keyboards must reach what scrolls. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className="problem-list" tabIndex={0} role="region" aria-label="Problems of the file">
            <ul>
              {refused?.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </div>
          <div className="dialog-buttons">
            <Dialog.Close className="button primary">Close</Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What went wrong with a file. */
export function FileFailureDialog() {
  const failure = useApp((state) => state.fileFailure);
  const { dismissFileFailure } = appStore.getState();
  const { focus } = useDialogFocus();
  return (
    <Dialog.Root open={failure !== undefined} onOpenChange={dismissFileFailure}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog" {...focus}>
          <Dialog.Title>That did not work</Dialog.Title>
          <Dialog.Description>{failure}</Dialog.Description>
          <div className="dialog-buttons">
            <Dialog.Close className="button primary">Close</Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Asks before unsaved changes are lost. */
export function DiscardDialog() {
  const pending = useApp((state) => state.pending);
  const fileName = useApp((state) => state.document.fileName);
  const problems = useApp((state) => state.edits.checked.problems.length);
  const { answerDiscard, keepForLater, save } = appStore.getState();
  const { focus } = useDialogFocus();
  const saveFirst = async () => {
    await save({ as: false });
    // Saving may have been cancelled or have failed; then nothing is lost.
    answerDiscard(!hasUnsavedChanges(appStore.getState()));
  };
  const canKeep = pending?.keep !== undefined;
  return (
    <AlertDialog.Root
      open={pending !== undefined}
      onOpenChange={(open) => {
        if (!open) answerDiscard(false);
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="overlay" />
        <AlertDialog.Content className="dialog" {...focus}>
          <AlertDialog.Title>
            {problems === 0 ? 'Save your changes first?' : 'Your changes cannot be saved yet'}
          </AlertDialog.Title>
          <AlertDialog.Description>{discardWords(fileName, problems, canKeep)}</AlertDialog.Description>
          <div className="dialog-buttons">
            <AlertDialog.Cancel className="button">Keep editing</AlertDialog.Cancel>
            <button type="button" className="button" onClick={() => answerDiscard(true)}>
              Discard changes
            </button>
            {problems === 0 && (
              <button type="button" className="button primary" onClick={() => void saveFirst()}>
                Save
              </button>
            )}
            {problems > 0 && canKeep && (
              <button type="button" className="button primary" onClick={keepForLater}>
                Keep for next time
              </button>
            )}
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
