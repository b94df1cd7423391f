import { Component } from 'react';
import type { ReactNode } from 'react';

/** Says in words that a part of the page failed, instead of leaving it blank. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode; /** Whether it stands over the page. */ readonly isOverlay?: boolean },
  { failure: string | undefined; isHidden: boolean }
> {
  override state = { failure: undefined, isHidden: false };

  static getDerivedStateFromError(error: unknown) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { failure, isHidden } = this.state;
    const { children, isOverlay = false } = this.props;
    if (failure === undefined) return children;
    if (isHidden) return null;
    return (
      <div className={isOverlay ? 'notice overlay-failure' : 'notice'} data-kind="failed" role="alert">
        <span>
          <b>{isOverlay ? 'A dialog failed.' : 'This part of the page failed.'}</b> {failure}. The scenario is
          still open and can be saved.
        </span>
        <button type="button" className="button small" onClick={() => this.setState({ failure: undefined })}>
          Try again
        </button>
        {isOverlay && (
          <button type="button" className="button small" onClick={() => this.setState({ isHidden: true })}>
            Go on without it
          </button>
        )}
      </div>
    );
  }
}
