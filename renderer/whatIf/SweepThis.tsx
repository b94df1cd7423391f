import { appStore } from '../store/index.ts';
import type { Path } from '../store/path.ts';

/** Sweeps the number of a field. */
export function SweepThis({ label, path }: { label: string; path: Path }) {
  return (
    <button
      type="button"
      className="button quiet sweep-this"
      aria-label={`Sweep ${label}`}
      title="Sweep this number: see where the answer tips"
      onClick={() => appStore.getState().sweepNumber(path)}
    >
      <svg width="16" height="12" viewBox="0 0 16 12" aria-hidden="true" focusable="false">
        <path d="M1,11C6,11 8,1 15,1" fill="none" stroke="currentColor" strokeWidth="1.6" />
      </svg>
    </button>
  );
}
