import type { ReactNode } from 'react';
import type { Study } from '../store/whatIfState.ts';

/** What a study has found: greyed where the scenario is another by now, explained where there is nothing yet. */
export function StudyResults({
  study,
  stale,
  empty,
  children,
}: {
  study: Study | undefined;
  stale: boolean;
  /** What it will show. */
  empty: string;
  children: (study: Study) => ReactNode;
}) {
  if (!study || study.cells.size === 0) {
    return (
      <p className="empty">{study?.status === 'running' ? 'The first numbers are on their way.' : empty}</p>
    );
  }
  return (
    <>
      {stale && (
        <p className="notice" data-kind="stale" role="status">
          <span>
            <b>The scenario has changed since.</b> What is shown is of the one before; start again to see this
            one.
          </span>
        </p>
      )}
      <div className="tab-content study-results" data-stale={stale || undefined}>
        {children(study)}
      </div>
    </>
  );
}
