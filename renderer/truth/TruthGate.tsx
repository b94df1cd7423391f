import type { ReactNode } from 'react';
import { appStore, useApp } from '../store/index.ts';
import { isRevealAhead } from '../store/lessonSlice.ts';

/** Shows what tells the truth only while the truth is in view; otherwise what can be shown instead, or that it is hidden. */
export function TruthGate({ children, instead }: { children: ReactNode; instead?: ReactNode }) {
  const truthShown = useApp((state) => state.truthShown);
  if (truthShown) return children;
  return instead ?? <TruthHidden />;
}

function TruthHidden() {
  const ahead = useApp(isRevealAhead);
  return (
    <div className="empty truth-hidden">
      <p>This page holds the plans against the truth, which no team knows. It is hidden for now.</p>
      {ahead ? <p>The lesson will reveal it.</p> : <RevealButton />}
    </div>
  );
}

/** Says that only what a team could see is shown, and how to see the rest. */
export function TruthNote() {
  const truthShown = useApp((state) => state.truthShown);
  const ahead = useApp(isRevealAhead);
  if (truthShown) return null;
  return (
    <p className="truth-note">
      <span>
        <b>The truth is hidden.</b> You see what a real team could see.
      </span>
      {!ahead && <RevealButton />}
    </p>
  );
}

function RevealButton() {
  return (
    <button type="button" className="button small" onClick={() => appStore.getState().showTruth(true)}>
      Show the truth
    </button>
  );
}
