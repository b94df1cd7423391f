import type { Failure } from '../simulation/failure.ts';

/** The simulation's own words for a failure, for who wants to report it. */
export function FailureDetail({ failure: { detail } }: { failure: Failure }) {
  return (
    <details className="failure-detail">
      <summary>What the simulation said</summary>
      <small>{detail}</small>
    </details>
  );
}
