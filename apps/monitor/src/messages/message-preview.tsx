import type { MailingPreview } from '@ido/api';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { ChoiceField } from '../parts/choice-field';
import { Failure } from '../parts/failure';
import { Skeleton } from '../parts/skeleton';
import { Tabs } from '../parts/tabs';
import { contactName } from '../participants/room';
import { texts } from '../texts';
import { useExampleContacts } from './queries';

interface MessagePreviewProps {
  readonly wave: string;
  readonly preview: UseQueryResult<MailingPreview>;
  /** Id of the contact it is filled in for; empty: whoever comes first. */
  readonly participant: string;
  readonly onParticipant: (id: string) => void;
}

/** The message as somebody gets it, while it is being written. */
export function MessagePreview({ wave, preview, participant, onParticipant }: MessagePreviewProps) {
  const { messages: said } = texts;
  const [tab, setTab] = useState(0);
  const contacts = useExampleContacts(wave).data?.items ?? [];
  const { data } = preview;
  return (
    <section className="ido-compose__preview" aria-labelledby="voorbeeld" aria-busy={preview.isFetching}>
      <h3 id="voorbeeld" className="utrecht-heading-4">
        {said.preview}
      </h3>
      <ChoiceField
        label={said.previewFor}
        value={participant}
        options={[
          { value: '', label: said.previewAnyone },
          ...contacts.map((contact) => ({
            value: contact.id,
            label: `${contact.organisation.name}, ${contactName(contact)}`,
          })),
        ]}
        onChange={onParticipant}
      />
      <Failure error={preview.error} />
      {data ? (
        <>
          <p className="ido-compose__subject">{data.subject}</p>
          <Tabs
            label={said.preview}
            selected={tab}
            onSelect={setTab}
            tabs={[
              {
                label: said.previewText,
                content: (
                  <div className="ido-letter" tabIndex={0} role="group" aria-label={said.previewText}>
                    {data.text}
                  </div>
                ),
              },
              {
                label: said.previewHtml,
                content: (
                  // Without any right: nothing in a message runs, and its links go nowhere.
                  <iframe className="ido-letter" title={said.previewFrame} sandbox="" srcDoc={data.html} />
                ),
              },
            ]}
          />
        </>
      ) : (
        !preview.error && <Skeleton lines={8} />
      )}
    </section>
  );
}
