import { appStore, useApp } from '../store/index.ts';
import { MessageDialog } from './MessageDialog.tsx';

/** The problems of a file that was not opened. */
export function RefusedFileDialog() {
  const refused = useApp((state) => state.refused);
  const count = refused?.problems.length ?? 0;
  return (
    <MessageDialog
      open={refused !== undefined}
      onClose={appStore.getState().dismissRefused}
      title={`${refused?.fileName} was not opened`}
      description={`It has ${count === 1 ? 'a problem' : `${count} problems`}. The open scenario is untouched.`}
    >
      {/* The list scrolls, and keyboards must reach what scrolls. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="dialog-list" tabIndex={0} role="region" aria-label="Problems of the file">
        <ul>
          {refused?.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </div>
    </MessageDialog>
  );
}
