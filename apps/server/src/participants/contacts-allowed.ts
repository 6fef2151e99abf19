import type { WaveRow } from '../studies/wave-row';
import { participantProblem } from './participant-problems';

/** Whether contacts and links can be added to a wave. @throws ProblemError wave-without-contacts, contacts-closed */
export function requireContactsAllowed(wave: Pick<WaveRow, 'status' | 'openAccess'>): void {
  if (wave.openAccess) throw participantProblem.waveWithoutContacts();
  if (wave.status === 'closed' || wave.status === 'published') throw participantProblem.contactsClosed();
}
