import { AlertDialog } from 'radix-ui';
import { QuestionDialog } from '../layout/QuestionDialog.tsx';
import { appStore, useApp } from '../store/index.ts';
import { copiesWords } from './downloadWords.ts';

/** Asks what becomes of documents that this browser may have the only copy of, once the list of recent ones is emptied. */
export function CopiesDialog() {
  const copies = useApp((state) => state.copies);
  const { answerCopies } = appStore.getState();
  return (
    <QuestionDialog
      open={copies.length > 0}
      onPutOff={() => void answerCopies(false)}
      title={copies.length === 1 ? 'Delete this browser’s copy too?' : 'Delete this browser’s copies too?'}
      description={copiesWords(copies.length)}
      answers={
        <>
          <button type="button" className="button" onClick={() => void answerCopies(true)}>
            {copies.length === 1 ? 'Delete the copy' : 'Delete the copies'}
          </button>
          <AlertDialog.Cancel className="button primary">
            {copies.length === 1 ? 'Keep it' : 'Keep them'}
          </AlertDialog.Cancel>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls is reached by key */}
      <div className="dialog-list" tabIndex={0} role="region" aria-label="Saved as downloads">
        <ul>
          {copies.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      </div>
    </QuestionDialog>
  );
}
