import { readAddress, readContactText, skeletonOf } from '@ido/fieldwork';
import { isStorableText } from '../http/storable';
import { ADDRESS_REFUSED, doubtSentence, TEXT_REFUSED } from './contact-sentences';

/** Longest note about a contact, in characters. */
const LONGEST_NOTE = 5000;

/** The fields of a contact as they were filled in. */
export interface GivenContact {
  readonly email: string;
  readonly name: string;
  readonly phone: string;
  readonly note: string;
}

/** The fields of a contact as they are stored; null is nothing. */
export interface CheckedContact {
  readonly email: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly note: string;
}

/** What is wrong with a field. Of `doubtful` things somebody can say that they are meant so. */
export interface ContactFault {
  readonly field: keyof GivenContact;
  readonly code: string;
  readonly detail: string;
  readonly doubtful: boolean;
}

/** Addresses that a wave has already, to tell duplicates and look-alikes by. */
export class KnownAddresses {
  /** Organisations by address key. */
  private readonly organisations = new Map<string, Set<string>>();
  private readonly skeletons = new Map<string, string>();
  /** Contacts without address, by organisation and name. */
  private readonly names = new Set<string>();

  /** Takes a contact in. */
  add(organisation: string, { email, name }: Pick<CheckedContact, 'email' | 'name'>): void {
    if (email === null) {
      this.names.add(nameKey(organisation, name));
      return;
    }
    const key = email.toLowerCase();
    const known = this.organisations.get(key);
    if (known) known.add(organisation);
    else this.organisations.set(key, new Set([organisation]));
    if (!this.skeletons.has(skeletonOf(key))) this.skeletons.set(skeletonOf(key), key);
  }

  /** What is wrong with a contact beside the others: twice in its organisation, also of another one, or easily mistaken for another. */
  faultOf(organisation: string, { email, name }: CheckedContact): ContactFault | null {
    if (email === null) {
      if (!this.names.has(nameKey(organisation, name))) return null;
      return fault(
        'name',
        'duplicate',
        'Deze organisatie heeft al een contactpersoon met deze naam, zonder e-mailadres.',
      );
    }
    const key = email.toLowerCase();
    const organisations = this.organisations.get(key);
    if (organisations?.has(organisation)) {
      return fault('email', 'duplicate', 'Dit e-mailadres is al van een contactpersoon van deze organisatie.');
    }
    if (organisations !== undefined) {
      const [other] = organisations;
      return fault('email', 'of-another', `Dit e-mailadres is ook van een contactpersoon van ${other}.`, true);
    }
    const other = this.skeletons.get(skeletonOf(key));
    if (other === undefined || other === key) return null;
    return fault('email', 'look-alike', `Dit e-mailadres lijkt sterk op ${other}, dat er al is.`, true);
  }
}

/** Reads the fields of a contact; everything that is wrong with them at once. Without address or name there is nobody to write to. */
export function checkContact(given: GivenContact): { contact: CheckedContact; faults: ContactFault[] } {
  const faults: ContactFault[] = [];
  const line = (field: 'name' | 'phone') => {
    const read = readContactText(given[field]);
    if (read.ok) return read.text;
    faults.push(fault(field, read.refusal, TEXT_REFUSED[read.refusal]));
    return null;
  };
  const contact = {
    email: emailOf(given.email, faults),
    name: line('name'),
    phone: line('phone'),
    note: given.note.trim(),
  };
  if (contact.note.length > LONGEST_NOTE || !isStorableText(contact.note)) {
    faults.push(fault('note', 'unfit', `Een notitie heeft hoogstens ${LONGEST_NOTE} leesbare tekens.`));
  }
  if (contact.email === null && contact.name === null && faults.length === 0) {
    faults.push(fault('email', 'nobody', 'Vul een e-mailadres of een naam in.'));
  }
  return { contact, faults };
}

function emailOf(text: string, faults: ContactFault[]): string | null {
  const read = readAddress(text);
  if (!read.ok) {
    if (read.refusal !== 'empty') faults.push(fault('email', read.refusal, ADDRESS_REFUSED[read.refusal]));
    return null;
  }
  const { email, doubt } = read.address;
  if (doubt !== null) faults.push(fault('email', doubt.kind, doubtSentence(doubt), true));
  return email;
}

const nameKey = (organisation: string, name: string | null) => `${organisation} ${(name ?? '').toLowerCase()}`;

function fault(field: keyof GivenContact, code: string, detail: string, doubtful = false): ContactFault {
  return { field, code: code.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), detail, doubtful };
}
