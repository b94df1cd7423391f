import { useApp } from '../store/index.ts';
import { lostLines, newerWords } from './lostWords.ts';

/** That the open file is of a newer program: read-only, and what was left out of it. */
export function NewerFileNotice() {
  const newer = useApp((state) => state.document.newer);
  if (!newer) return null;
  return (
    <div className="notice" data-kind="warning">
      <div>
        <b>This file is read-only here.</b> {newerWords(newer)} What you change can be saved as a copy.
        {newer.lost.length > 0 && (
          <details>
            <summary>What was left out</summary>
            <LostSettings />
          </details>
        )}
      </div>
    </div>
  );
}

/** The settings of the open file that this program does not know. */
export function LostSettings() {
  const newer = useApp((state) => state.document.newer);
  return <ul>{newer && lostLines(newer).map((line) => <li key={line}>{line}</li>)}</ul>;
}
