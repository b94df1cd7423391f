import { Dialog, Progress } from 'radix-ui';
import { useEffect } from 'react';
import { selfTestParts } from '../../sim-core/index.ts';
import { DataTable } from '../charts/DataTable.tsx';
import { FailureDetail } from '../layout/FailureDetail.tsx';
import { useDialogFocus } from '../layout/useDialogFocus.ts';
import { appStore, useApp } from '../store/index.ts';
import { selfTestSentence, selfTestTable } from './selfTestWords.ts';

/** Checks the engine on this computer against answers that can be computed without playing. */
export function SelfTestDialog() {
  const open = useApp((state) => state.dialog === 'selfTest');
  const { showDialog } = appStore.getState();
  const { focus } = useDialogFocus();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => showDialog(next ? 'selfTest' : undefined)}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog self-test" {...focus}>
          <Dialog.Title>Check this computer</Dialog.Title>
          <Dialog.Description>
            Small worlds are played with a fixed seed and held against what can be computed without playing.
            Every computer has to come to the same numbers.
          </Dialog.Description>
          <Test />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Test() {
  const selfTest = useApp((state) => state.selfTest);
  const { startSelfTest, stopSelfTest } = appStore.getState();
  const { status, done, comparisons, failure } = selfTest;
  const running = status === 'running';
  // Opening it is asking for it, and nobody waits for it once it is closed.
  useEffect(() => {
    void startSelfTest();
    return stopSelfTest;
  }, [startSelfTest, stopSelfTest]);
  return (
    <>
      <Progress.Root
        className="progress-track"
        aria-label="Progress of the check"
        value={done}
        max={selfTestParts.length}
        getValueLabel={(value, max) => `${value} of ${max} parts`}
      >
        <Progress.Indicator
          className="progress-done"
          data-status={status}
          style={{ width: `${(100 * done) / selfTestParts.length}%` }}
        />
      </Progress.Root>
      <p role="status" className="self-test-sentence">
        {selfTestSentence(selfTest)}
      </p>
      {failure && <FailureDetail failure={failure} />}
      {comparisons.length > 0 && <DataTable {...selfTestTable(comparisons)} />}
      <div className="dialog-buttons">
        {running ? (
          <button type="button" className="button" onClick={stopSelfTest}>
            Stop
          </button>
        ) : (
          <button type="button" className="button" onClick={() => void startSelfTest()}>
            Check again
          </button>
        )}
        <Dialog.Close className="button primary">Close</Dialog.Close>
      </div>
    </>
  );
}
