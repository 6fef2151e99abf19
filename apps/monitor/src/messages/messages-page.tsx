import '../styles/messages.css';
import type { Wave } from '@ido/api';
import { Paragraph } from '@utrecht/component-library-react';
import { ErrorState } from '../parts/error-state';
import { Skeleton } from '../parts/skeleton';
import { ParticipantsRoom } from '../participants/room';
import { texts } from '../texts';
import { BounceUpload } from './bounce-upload';
import { Compose } from './compose';
import { MailingList } from './mailing-list';
import { MessageList } from './message-list';
import { useMailings } from './queries';
import { UncertainMessages } from './uncertain-messages';

/** Messages of a wave: what went out, what is going, and the next one. */
export default function MessagesPage() {
  const { messages: said } = texts;
  return (
    <ParticipantsRoom title={said.title} tab={said.titleOf}>
      {(wave) => (
        <>
          <Paragraph lead>{said.lead}</Paragraph>
          <Messages wave={wave} />
        </>
      )}
    </ParticipantsRoom>
  );
}

function Messages({ wave }: { wave: Wave }) {
  const mailings = useMailings(wave.key);
  if (mailings.error && !mailings.data) {
    return <ErrorState error={mailings.error} retry={() => void mailings.refetch()} />;
  }
  if (!mailings.data) return <Skeleton lines={8} height={28} />;
  const uncertain = mailings.data.reduce((sum, { counts }) => sum + counts.uncertain, 0);
  // Messages are asked for anew when anything of the mailings has changed.
  const version = JSON.stringify(mailings.data.map(({ status, counts }) => [status, counts]));
  return (
    <>
      {uncertain > 0 && <UncertainMessages wave={wave.key} version={version} />}
      <MailingList wave={wave.key} mailings={mailings.data} />
      <Compose wave={wave} version={version} />
      {mailings.data.length > 0 && <MessageList wave={wave.key} version={version} />}
      {mailings.data.length > 0 && <BounceUpload wave={wave.key} />}
    </>
  );
}
