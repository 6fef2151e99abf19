import type { Participant, Wave } from '@ido/api';
import { Button } from '@utrecht/component-library-react';
import { useState, type FormEvent } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Confirmation } from '../parts/confirmation';
import { ErrorState } from '../parts/error-state';
import { Failure } from '../parts/failure';
import { Message } from '../parts/message';
import { Skeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { ContactFields, useContactFields } from './contact-fields';
import { ContactHistory } from './contact-history';
import { ContactLinks } from './contact-links';
import { useChangeParticipant, useForgetContacts, useParticipant, useRemoveParticipant } from './queries';
import { RecordEventForm } from './record-event-form';
import { contactName, ParticipantsRoom } from './room';
import { StateLabel } from './state-label';

/** One contact: data, links and history. */
export default function ParticipantPage() {
  const { participant: id = '' } = useParams();
  const { wave: key = '' } = useParams();
  const contact = useParticipant(key, id);
  const { participants: said } = texts;
  const title = contact.data ? contactName(contact.data) : said.contact;
  return (
    <ParticipantsRoom title={title} tab={(wave) => `${title}, ${wave}`} below>
      {(wave) => {
        if (contact.data) return <Contact wave={wave} contact={contact.data} />;
        if (contact.error) return <ErrorState error={contact.error} retry={() => void contact.refetch()} />;
        return <Skeleton lines={8} />;
      }}
    </ParticipantsRoom>
  );
}

function Contact({ wave, contact }: { wave: Wave; contact: Participant }) {
  const { participants: said } = texts;
  return (
    <>
      <p>
        {contact.organisation.name} ({contact.organisation.code}) <StateLabel state={contact.state} />
        {contact.emailStatus !== 'ok' && <span className="ido-quiet"> {said.emailStatus[contact.emailStatus]}</span>}
      </p>
      <Details key={contact.id} wave={wave} contact={contact} />
      <ContactLinks wave={wave} contact={contact} />
      <section className="ido-panel" aria-labelledby="geschiedenis">
        <h2 id="geschiedenis" className="utrecht-heading-3">
          {said.history}
        </h2>
        <ContactHistory wave={wave.key} contact={contact.id} />
        <RecordEventForm wave={wave.key} contact={contact.id} />
      </section>
      <Removal wave={wave.key} contact={contact} />
    </>
  );
}

function Details({ wave, contact }: { wave: Wave; contact: Participant }) {
  const { participants: said } = texts;
  const { boxes, accepted, setAccepted, values } = useContactFields();
  const change = useChangeParticipant(wave.key, contact.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(values());
  };
  return (
    <form className="ido-panel ido-form" onSubmit={submit} noValidate aria-labelledby="gegevens">
      <h2 id="gegevens" className="utrecht-heading-3">
        {said.details}
      </h2>
      <Failure error={change.error} />
      {change.isSuccess && <Message type="ok">{said.changed}</Message>}
      <ContactFields {...boxes} accepted={accepted} onAccept={setAccepted} contact={contact} error={change.error} />
      <p className="ido-quiet">{contact.owner ? said.isOwner : said.ownerExplains}</p>
      <div className="ido-actions">
        <Button type="submit" appearance="primary-action-button" disabled={change.isPending}>
          {texts.save}
        </Button>
        {!contact.owner && (
          <Button
            appearance="secondary-action-button"
            disabled={change.isPending}
            onClick={() => change.mutate({ owner: true })}
          >
            {said.makeOwner}
          </Button>
        )}
      </div>
    </form>
  );
}

function Removal({ wave, contact }: { wave: string; contact: Participant }) {
  const { participants: said } = texts;
  const [asking, setAsking] = useState(false);
  const remove = useRemoveParticipant(wave, contact.id);
  const forget = useForgetContacts(wave);
  const navigate = useNavigate();
  const back = `/metingen/${wave}/deelnemers`;
  const done = async () => {
    // First away from the page of who is no more, so that it is not asked for again.
    await navigate(back, { replace: true });
    forget();
  };
  return (
    <div className="ido-actions">
      <Button appearance="secondary-action-button" hint="danger" onClick={() => setAsking(true)}>
        {said.remove}
      </Button>
      <Link className="utrecht-link utrecht-link--html-a" to={back}>
        {said.lettersBack}
      </Link>
      {asking && (
        <Confirmation
          title={said.removeTitle(contactName(contact))}
          confirm={said.remove}
          danger
          busy={remove.isPending}
          error={remove.error}
          onCancel={() => setAsking(false)}
          onConfirm={() => remove.mutate(undefined, { onSuccess: () => void done() })}
        >
          {said.removeWarning}
        </Confirmation>
      )}
    </div>
  );
}
