import { useState } from 'react';
import { Frame } from '../pages/frame';
import { PageHeading } from '../pages/page-heading';
import { nlUnsubscribe as said } from '../texts/nl-unsubscribe';
import { unsubscribe, type Left } from './unsubscribe';

/** Lets somebody get no more messages. Only the button does it: programs that look at links in mail do not press it. */
export function UnsubscribePage({ token }: { token: string }) {
  const [left, setLeft] = useState<Left | null>(null);
  const [busy, setBusy] = useState(false);
  const leave = () => {
    setBusy(true);
    void unsubscribe(token).then((outcome) => {
      setLeft(outcome);
      setBusy(false);
    });
  };
  if (left?.kind === 'left') {
    return (
      <Frame key="left" tab={said.left} study={left.study}>
        <PageHeading>{said.left}</PageHeading>
        <p className="utrecht-paragraph">{said.leftText(left.study, left.wave)}</p>
        <p className="utrecht-paragraph">{said.leftBack}</p>
      </Frame>
    );
  }
  if (left?.kind === 'unknown') {
    return (
      <Frame key="unknown" tab={said.unknown}>
        <PageHeading>{said.unknown}</PageHeading>
        <p className="utrecht-paragraph">{said.unknownText}</p>
      </Frame>
    );
  }
  const trouble = left?.kind === 'trouble';
  return (
    <Frame key="ask" tab={said.title}>
      <PageHeading>{said.title}</PageHeading>
      <p className="utrecht-paragraph">{said.explain}</p>
      <p role="status" className={trouble && !busy ? 'note note--warning' : 'visually-hidden'}>
        {busy ? said.leaving : trouble ? said.trouble : ''}
      </p>
      <button
        type="button"
        className="utrecht-button utrecht-button--primary-action"
        aria-disabled={busy}
        onClick={() => !busy && leave()}
      >
        {said.leave}
      </button>
    </Frame>
  );
}
