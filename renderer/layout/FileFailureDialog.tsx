import { appStore, useApp } from '../store/index.ts';
import { MessageDialog } from './MessageDialog.tsx';

/** What went wrong with a file. */
export function FileFailureDialog() {
  const failure = useApp((state) => state.fileFailure);
  return (
    <MessageDialog
      open={failure !== undefined}
      onClose={appStore.getState().dismissFileFailure}
      title="That did not work"
      description={failure ?? ''}
    />
  );
}
