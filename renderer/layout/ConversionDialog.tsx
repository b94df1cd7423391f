import { AlertDialog } from 'radix-ui';
import { SCENARIO_VERSION } from '../../sim-core/index.ts';
import { appStore, useApp } from '../store/index.ts';
import { LostSettings } from './NewerFileNotice.tsx';
import { QuestionDialog } from './QuestionDialog.tsx';

/** Asks before a copy of a newer file is saved, and says what the copy will be without. */
export function ConversionDialog() {
  const asked = useApp((state) => state.conversionAsked);
  const newer = useApp((state) => state.document.newer);
  const { answerConversion } = appStore.getState();
  const lost = newer?.lost.length ?? 0;
  return (
    <QuestionDialog
      open={asked}
      onPutOff={() => void answerConversion(false)}
      title={`Save a copy in version ${SCENARIO_VERSION} of the format?`}
      description={`A newer Rollout Lab wrote the file that is open, and it stays as it is. ${
        lost === 0
          ? 'The copy will hold all of its settings.'
          : 'The copy will be without what this one does not know:'
      }`}
      answers={
        <>
          <AlertDialog.Cancel className="button">Do not save</AlertDialog.Cancel>
          <button type="button" className="button primary" onClick={() => void answerConversion(true)}>
            Save a copy…
          </button>
        </>
      }
    >
      {lost > 0 && (
        <div className="dialog-list">
          <LostSettings />
        </div>
      )}
    </QuestionDialog>
  );
}
