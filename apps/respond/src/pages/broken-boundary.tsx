import { Component, type ReactNode } from 'react';
import { texts } from '../texts/texts';
import { Frame } from './frame';
import { PageHeading } from './page-heading';

/** Catches a fault of the page itself: answers are kept on the device at every change, so loading again is safe. */
export class BrokenBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    const { title, text, retry } = texts.gates.broken;
    return (
      <Frame tab={title}>
        <PageHeading>{title}</PageHeading>
        <p className="utrecht-paragraph">{text}</p>
        <button
          type="button"
          className="utrecht-button utrecht-button--primary-action"
          onClick={() => location.reload()}
        >
          {retry}
        </button>
      </Frame>
    );
  }
}
