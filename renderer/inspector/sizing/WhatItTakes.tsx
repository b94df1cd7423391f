import { useState } from 'react';
import { useApp } from '../../store/index.ts';
import type { Path } from '../../store/path.ts';
import { LinkedPanel } from './LinkedPanel.tsx';

/** Whether a place of a document is a phase of a plan. */
export function isPhase(path: Path): boolean {
  return path.length === 4 && path[0] === 'plans' && path[2] === 'phases';
}

/** Beside the settings of a phase: what goes together in it, worked out when asked for. */
export function WhatItTakes({ path }: { path: Path }) {
  const [isOpen, setIsOpen] = useState(false);
  const truthShown = useApp((state) => state.truthShown);
  const number = Number(path[3]) + 1;
  // It starts out from the true rates.
  if (!truthShown) return null;
  return (
    <div className="what-it-takes">
      <button
        type="button"
        className="button small"
        aria-expanded={isOpen}
        aria-label={`What would it take? Phase ${number}`}
        onClick={() => setIsOpen(!isOpen)}
      >
        What would it take?
      </button>
      {isOpen && <LinkedPanel path={path} />}
    </div>
  );
}
