/** A contact of the wave before, as far as it matters for the next. */
export interface EarlierContact {
  readonly id: string;
  readonly organisation: string;
  /** As it was filled in; compared without regard to capitals. */
  readonly email: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly note: string;
  readonly owner: boolean;
  /** Asked for no more messages. */
  readonly optedOut: boolean;
  /** Mail to the address came back for good. */
  readonly unreachable: boolean;
  /** Inhabitants of the organisation: of merged ones the largest gives the owner. */
  readonly inhabitants: number | null;
}

/** A contact for the next wave: who it is and for which organisation, and nothing of what happened in the wave before. */
export interface CarriedContact {
  readonly organisation: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly note: string;
  readonly owner: boolean;
}

/** The contacts of the next wave, and how many were left behind and why. */
export interface CarriedContacts {
  readonly contacts: readonly CarriedContact[];
  readonly optedOut: number;
  /** Nothing is left of them: the data were removed. */
  readonly erased: number;
  /** Of an organisation that is not in the population any more. */
  readonly withoutOrganisation: number;
  /** The same address twice for one organisation, after a merger. */
  readonly duplicates: number;
  /** Carried, although mail could not be delivered. */
  readonly unreachable: number;
}

/** Added to the note of a contact that mail could not reach. */
export const UNREACHABLE_NOTE = 'E-mail kwam in de vorige meting terug.';

/**
 * Takes contacts over to the next wave. Contacts of merged organisations all go to the successor, with one owner: that of the successor itself, else
 * that of the largest organisation that merged into it. Who opted out stays out; who was removed is gone.
 * @param organisationOf the organisation of the next wave that one of the wave before is now; null when there is none
 */
export function carryContacts(
  earlier: readonly EarlierContact[],
  organisationOf: (code: string) => string | null,
): CarriedContacts {
  const left = { optedOut: 0, erased: 0, withoutOrganisation: 0, duplicates: 0, unreachable: 0 };
  const byOrganisation = new Map<string, EarlierContact[]>();
  for (const contact of earlier) {
    const organisation = organisationOf(contact.organisation);
    if (contact.optedOut) left.optedOut += 1;
    else if (contact.email === null && contact.name === null && contact.phone === null) left.erased += 1;
    else if (organisation === null) left.withoutOrganisation += 1;
    else byOrganisation.set(organisation, [...(byOrganisation.get(organisation) ?? []), contact]);
  }
  const contacts = [...byOrganisation].flatMap(([organisation, all]) => {
    const addresses = new Set<string>();
    const kept = all
      .toSorted((a, b) => inOrderOfOwnership(organisation, a, b))
      .filter(({ email }) => {
        const address = email?.toLowerCase();
        if (address === undefined) return true;
        if (addresses.has(address)) {
          left.duplicates += 1;
          return false;
        }
        addresses.add(address);
        return true;
      });
    left.unreachable += kept.filter(({ unreachable }) => unreachable).length;
    return kept.map(({ email, name, phone, note, unreachable }, at): CarriedContact => ({
      organisation,
      email,
      name,
      phone,
      note: unreachable && !note.includes(UNREACHABLE_NOTE) ? `${note} ${UNREACHABLE_NOTE}`.trim() : note,
      owner: at === 0,
    }));
  });
  return { contacts, ...left };
}

/**
 * Who comes first is the owner: owners before others, the successor's own before those that merged into it, whom mail can reach, the largest
 * organisation.
 */
function inOrderOfOwnership(organisation: string, a: EarlierContact, b: EarlierContact): number {
  const own = (contact: EarlierContact) => Number(contact.organisation === organisation);
  return (
    Number(b.owner) - Number(a.owner) ||
    own(b) - own(a) ||
    Number(a.unreachable) - Number(b.unreachable) ||
    (b.inhabitants ?? 0) - (a.inhabitants ?? 0) ||
    a.organisation.localeCompare(b.organisation) ||
    a.id.localeCompare(b.id)
  );
}
