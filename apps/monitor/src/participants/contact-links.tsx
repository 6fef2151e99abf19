import type { Participant, Wave } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Confirmation } from '../parts/confirmation';
import { Message } from '../parts/message';
import { texts } from '../texts';
import { useNewLink, useWithdrawLinks } from './queries';
import { contactName } from './room';

/** Whether a contact can open the questionnaire, and what to do when a link is lost. */
export function ContactLinks({ wave, contact }: { wave: Wave; contact: Participant }) {
  const { participants: said } = texts;
  const [asking, setAsking] = useState<'new' | 'withdraw' | null>(null);
  const make = useNewLink(wave.key, contact.id);
  const withdraw = useWithdrawLinks(wave.key, contact.id);
  const navigate = useNavigate();
  const closed = wave.status === 'closed' || wave.status === 'published';
  const close = { onSuccess: () => setAsking(null) };
  const newLink = () => {
    withdraw.reset();
    make.mutate(undefined, close);
  };
  const takeBack = () => {
    make.reset();
    withdraw.mutate(undefined, close);
  };
  return (
    <section className="ido-panel" aria-labelledby="link">
      <h2 id="link" className="utrecht-heading-3">
        {said.links}
      </h2>
      <p>{said.linksNow(dutchNumber(contact.links))}</p>
      <p className="ido-quiet">{said.linksExplain}</p>
      {make.data && (
        <Message type="warning">
          {said.linkOnce}
          <br />
          <code className="ido-value">{make.data.link}</code>
        </Message>
      )}
      {withdraw.isSuccess && <Message type="ok">{said.withdrawn}</Message>}
      <div className="ido-actions">
        {!closed && (
          <>
            <Button
              appearance="secondary-action-button"
              onClick={() => (contact.links > 0 ? setAsking('new') : newLink())}
            >
              {said.newLink}
            </Button>
            <Button
              appearance="secondary-action-button"
              onClick={() =>
                void navigate(`/metingen/${wave.key}/deelnemers/brieven`, { state: { participants: [contact.id] } })
              }
            >
              {said.letter}
            </Button>
          </>
        )}
        {contact.links > 0 && (
          <Button appearance="secondary-action-button" hint="danger" onClick={() => setAsking('withdraw')}>
            {said.withdraw}
          </Button>
        )}
      </div>
      {asking === 'new' && (
        <Confirmation
          title={said.newLinkTitle}
          confirm={said.newLink}
          busy={make.isPending}
          error={make.error}
          onCancel={() => setAsking(null)}
          onConfirm={newLink}
        >
          {said.newLinkWarning(contactName(contact))}
        </Confirmation>
      )}
      {asking === 'withdraw' && (
        <Confirmation
          title={said.withdrawTitle}
          confirm={said.withdraw}
          danger
          busy={withdraw.isPending}
          error={withdraw.error}
          onCancel={() => setAsking(null)}
          onConfirm={takeBack}
        >
          {said.withdrawWarning(contactName(contact))}
        </Confirmation>
      )}
    </section>
  );
}
