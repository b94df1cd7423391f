import { Component } from 'react';
import type { ReactNode } from 'react';

/** Says in words that a part of the page failed, instead of leaving it blank. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { failure: string | undefined }
> {
  override state = { failure: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { failure } = this.state;
    if (failure === undefined) return this.props.children;
    return (
      <div className="notice" data-kind="failed" role="alert">
        <span>
          <b>This part of the page failed.</b> {failure}. The scenario is still open and can be saved.
        </span>
        <button type="button" className="button small" onClick={() => this.setState({ failure: undefined })}>
          Try again
        </button>
      </div>
    );
  }
}
