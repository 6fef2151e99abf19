import type { ReactNode } from 'react';
import type { Gate } from '../save-queue/outcome';
import { dateAndTimeOf } from '../texts/dates';
import { texts } from '../texts/texts';
import { Frame } from './frame';
import { PageHeading } from './page-heading';

/** Why a link cannot be answered, and what to do. `children`: what there is to read still. */
export function GatePage({ gate, children }: { gate: Gate; children?: ReactNode }) {
  const { title, text } = wordsOf(gate);
  return (
    <Frame tab={title}>
      <PageHeading>{title}</PageHeading>
      <p className="utrecht-paragraph">{text}</p>
      {children}
    </Frame>
  );
}

/** The server could not be reached at the first opening. */
export function UnreachablePage({ retry }: { retry: () => void }) {
  const { title, text, retry: label } = texts.gates.unreachable;
  return (
    <Frame tab={title}>
      <PageHeading>{title}</PageHeading>
      <p className="utrecht-paragraph">{text}</p>
      <button type="button" className="utrecht-button utrecht-button--primary-action" onClick={retry}>
        {label}
      </button>
    </Frame>
  );
}

function wordsOf(gate: Gate): { title: string; text: string } {
  const { gates } = texts;
  switch (gate.kind) {
    case 'closed':
      return { title: gates.closed.title, text: gates.closed.text(gate.closedAt && dateAndTimeOf(gate.closedAt)) };
    case 'notYetOpen':
      return {
        title: gates.notYetOpen.title,
        text: gates.notYetOpen.text(gate.opensAt && dateAndTimeOf(gate.opensAt)),
      };
    default:
      return gates[gate.kind];
  }
}
