import { AlertDialog } from 'radix-ui';
import { SCENARIO_VERSION } from '../../sim-core/index.ts';
import { appStore, useApp } from '../store/index.ts';
import { LostSettings } from './NewerFileNotice.tsx';
import { useDialogFocus } from './useDialogFocus.ts';

/** Asks before a copy of a newer file is saved, and says what the copy will be without. */
export function ConversionDialog() {
  const asked = useApp((state) => state.conversionAsked);
  const newer = useApp((state) => state.document.newer);
  const { answerConversion } = appStore.getState();
  const { focus } = useDialogFocus();
  const lost = newer?.lost.length ?? 0;
  return (
    <AlertDialog.Root
      open={asked}
      onOpenChange={(open) => {
        if (!open) void answerConversion(false);
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="overlay" />
        <AlertDialog.Content className="dialog" {...focus}>
          <AlertDialog.Title>Save a copy in version {SCENARIO_VERSION} of the format?</AlertDialog.Title>
          <AlertDialog.Description>
            A newer Rollout Lab wrote the file that is open, and it stays as it is.{' '}
            {lost === 0
              ? 'The copy will hold all of its settings.'
              : 'The copy will be without what this one does not know:'}
          </AlertDialog.Description>
          {lost > 0 && (
            <div className="problem-list">
              <LostSettings />
            </div>
          )}
          <div className="dialog-buttons">
            <AlertDialog.Cancel className="button">Do not save</AlertDialog.Cancel>
            <button type="button" className="button primary" onClick={() => void answerConversion(true)}>
              Save a copy…
            </button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
