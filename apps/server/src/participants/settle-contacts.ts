import { randomUUID } from 'node:crypto';
import { cut, type CellError } from '@ido/exchange';
import { checkContact, KnownAddresses } from './checked-contact';
import type { ContactRow } from './contact-rows';
import type { NewParticipant } from './contacts-store.repository';
import { listingOf, searchable } from './listing';

interface Organisation {
  readonly code: string;
  readonly name: string;
}

/** What a wave has already, of which the rows of a file are the continuation. */
export interface ContactSurroundings {
  readonly organisations: readonly Organisation[];
  readonly contacts: readonly {
    readonly organisation: string;
    readonly email: string | null;
    readonly name: string | null;
    readonly owner: boolean;
  }[];
  /** Addresses that look odd are meant so. */
  readonly acceptDoubtful: boolean;
}

/** Checks the rows of one file against the wave and against each other; remembers those that it accepted. */
export class ContactSettler {
  private readonly byCode = new Map<string, Organisation>();
  /** Null: more organisations have this name. */
  private readonly byName = new Map<string, Organisation | null>();
  private readonly known = new KnownAddresses();
  private readonly owned = new Set<string>();

  constructor(private readonly around: ContactSurroundings) {
    for (const organisation of around.organisations) {
      this.byCode.set(organisation.code.toUpperCase(), organisation);
      const name = searchable(organisation.name);
      this.byName.set(name, this.byName.has(name) ? null : organisation);
    }
    for (const contact of around.contacts) {
      this.known.add(contact.organisation, contact);
      if (contact.owner) this.owned.add(contact.organisation);
    }
  }

  /** The contacts of the rows that are in order, and everything that is wrong with the others. */
  settle(rows: readonly ContactRow[]): { contacts: NewParticipant[]; refused: CellError[][] } {
    const contacts: NewParticipant[] = [];
    const refused: CellError[][] = [];
    for (const row of rows) {
      const settled = this.settleRow(row);
      if (Array.isArray(settled)) refused.push(settled);
      else contacts.push(settled);
    }
    return { contacts, refused };
  }

  private settleRow(row: ContactRow): NewParticipant | CellError[] {
    const errors: CellError[] = [];
    const refuse = (field: keyof ContactRow['columns'], value: string, detail: string) =>
      errors.push({ row: row.row, column: row.columns[field] ?? '', value: cut(value), detail });
    const organisation = this.organisationOf(row.organisation);
    if (typeof organisation === 'string') refuse('organisation', row.organisation, organisation);
    const { contact, faults } = checkContact(row);
    if (typeof organisation !== 'string') {
      // Only a contact that is right by itself is compared with the others.
      const beside = faults.some(({ doubtful }) => !doubtful) ? null : this.known.faultOf(organisation.code, contact);
      if (beside !== null) faults.push(beside);
      if (row.owner && this.owned.has(organisation.code)) {
        refuse('owner', 'ja', 'Deze organisatie heeft al een eigenaar.');
      }
    }
    for (const { field, detail, doubtful } of faults) {
      if (!doubtful || !this.around.acceptDoubtful) refuse(field, row[field], detail);
    }
    if (errors.length > 0 || typeof organisation === 'string') return errors;
    this.known.add(organisation.code, contact);
    if (row.owner) this.owned.add(organisation.code);
    return {
      ...contact,
      id: randomUUID(),
      organisation: organisation.code,
      owner: row.owner,
      listing: listingOf(organisation, contact),
    };
  }

  /** The organisation by code or name, or a Dutch sentence why there is none. */
  private organisationOf(text: string): Organisation | string {
    if (text === '') return 'Vul de code of de naam van de organisatie in.';
    const byName = this.byName.get(searchable(text));
    const found = this.byCode.get(text.toUpperCase()) ?? byName;
    if (found) return found;
    return byName === null
      ? 'Meer organisaties heten zo. Vul de code in.'
      : 'Deze organisatie hoort niet bij deze meting.';
  }
}
