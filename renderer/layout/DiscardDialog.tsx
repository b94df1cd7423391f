import { AlertDialog } from 'radix-ui';
import { hasEdits, hasUnsavedChanges } from '../store/selectors.ts';
import { appStore, useApp } from '../store/index.ts';
import { QuestionDialog } from './QuestionDialog.tsx';
import { discardWords } from './discardWords.ts';

/** Asks before unsaved changes are lost. */
export function DiscardDialog() {
  const pending = useApp((state) => state.pending);
  const fileName = useApp((state) => state.document.fileName);
  const problems = useApp((state) => state.edits.checked.problems.length);
  const { answerDiscard, keepForLater, save } = appStore.getState();
  const saveFirst = async () => {
    await save({ as: false });
    // Saving may have been cancelled or have failed; then nothing is lost.
    answerDiscard(!hasUnsavedChanges(appStore.getState()));
  };
  const edited = useApp(hasEdits);
  const canKeep = pending?.keep !== undefined;
  return (
    <QuestionDialog
      open={pending !== undefined}
      onPutOff={() => answerDiscard(false)}
      title={
        problems > 0
          ? 'Your changes cannot be saved yet'
          : edited
            ? 'Save your changes first?'
            : 'Save it first?'
      }
      description={discardWords(fileName, { edited, problems, canKeep })}
      answers={
        <>
          <AlertDialog.Cancel className="button">Keep editing</AlertDialog.Cancel>
          <button type="button" className="button" onClick={() => answerDiscard(true)}>
            {edited ? 'Discard changes' : 'Discard it'}
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
        </>
      }
    />
  );
}
