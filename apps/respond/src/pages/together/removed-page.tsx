import type { Removed } from '@ido/api';
import { texts } from '../../texts/texts';
import { Frame } from '../frame';
import { PageHeading } from '../page-heading';

interface RemovedPageProps {
  readonly what: Removed;
  /** Contact data were to go too, whether there were any or not. */
  readonly contactAsked: boolean;
  /** Opens the link again. */
  readonly reopen: () => void;
}

/** What was removed. */
export function RemovedPage({ what, contactAsked, reopen }: RemovedPageProps) {
  const { doneTitle, done, on } = texts.together.removal;
  return (
    <Frame tab={doneTitle}>
      <PageHeading key="removed">{doneTitle}</PageHeading>
      {what.answers && <p className="utrecht-paragraph">{what.countedResponses > 0 ? done.counted : done.answers}</p>}
      {contactAsked && <p className="utrecht-paragraph">{what.contact ? done.contact : done.noContact}</p>}
      <div className="turning">
        <button type="button" className="utrecht-button utrecht-button--secondary-action" onClick={reopen}>
          {on}
        </button>
      </div>
    </Frame>
  );
}
