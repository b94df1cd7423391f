import { AlertDialog } from 'radix-ui';
import { QuestionDialog } from '../layout/QuestionDialog.tsx';
import { appStore, useApp } from '../store/index.ts';
import { hasEdits } from '../store/selectors.ts';

/** Asks what to do about a file that somebody else has changed or taken away. */
export function OutsideDialog() {
  const outside = useApp((state) => state.outside);
  const fileName = useApp((state) => state.document.fileName);
  const edited = useApp(hasEdits);
  const { answerOutside, dismissOutside } = appStore.getState();
  const isGone = outside?.kind === 'gone';
  return (
    <QuestionDialog
      open={outside !== undefined}
      onPutOff={dismissOutside}
      title={isGone ? `${fileName} is no longer there` : `${fileName} was changed by somebody else`}
      description={
        isGone
          ? 'Its file was moved, renamed or deleted, or its disk is not connected. What you see here is still complete.'
          : edited
            ? 'The file is no longer as you opened or saved it. You have unsaved edits: reloading gives them up, saving yours replaces what is in the file.'
            : 'The file is no longer as you opened or saved it. Reload it to see what it says now, or keep what you see here.'
      }
      answers={
        <>
          <button type="button" className="button" onClick={() => void answerOutside('saveAs')}>
            Save as…
          </button>
          <button type="button" className="button" onClick={() => void answerOutside('keep')}>
            {isGone ? 'Save it there again' : outside?.saving ? 'Save mine in its place' : 'Keep mine'}
          </button>
          {isGone ? (
            <AlertDialog.Cancel className="button primary">
              {outside?.saving ? 'Do not save' : 'Go on'}
            </AlertDialog.Cancel>
          ) : (
            <button type="button" className="button primary" onClick={() => void answerOutside('reload')}>
              Reload
            </button>
          )}
        </>
      }
    />
  );
}
