import fc from 'fast-check';
import { carryContacts, UNREACHABLE_NOTE, type EarlierContact } from './carry-contacts';

const contact = (id: string, organisation: string, more: Partial<EarlierContact> = {}): EarlierContact => ({
  id,
  organisation,
  email: `${id}@example.nl`,
  name: id,
  phone: null,
  note: '',
  owner: false,
  optedOut: false,
  unreachable: false,
  inhabitants: null,
  ...more,
});
const merged: Record<string, string | null> = { Brielle: 'Voorne', Westvoorne: 'Voorne', Weg: null };
const now = (code: string) => (code in merged ? merged[code]! : code);

describe('contacts for the next wave', () => {
  it('of merged organisations all go to the successor, with the owner of the largest as the one owner', () => {
    const { contacts } = carryContacts(
      [
        contact('a', 'Brielle', { owner: true, inhabitants: 17_000 }),
        contact('b', 'Westvoorne', { owner: true, inhabitants: 15_000 }),
        contact('c', 'Brielle'),
      ],
      now,
    );
    expect(contacts.map(({ organisation, name, owner }) => [organisation, name, owner])).toEqual([
      ['Voorne', 'a', true],
      ['Voorne', 'b', false],
      ['Voorne', 'c', false],
    ]);
  });

  it('keep the owner of an organisation that others merged into', () => {
    const { contacts } = carryContacts(
      [
        contact('a', 'Brielle', { owner: true, inhabitants: 90_000 }),
        contact('b', 'Voorne', { owner: true, inhabitants: 1 }),
      ],
      now,
    );
    expect(contacts.find(({ owner }) => owner)?.name).toBe('b');
  });

  it('are without who opted out, was removed or has no organisation any more', () => {
    const carried = carryContacts(
      [
        contact('a', 'Ede', { optedOut: true, owner: true }),
        contact('b', 'Ede', { email: null, name: null }),
        contact('c', 'Weg'),
        contact('d', 'Ede'),
      ],
      now,
    );
    expect(carried).toMatchObject({ optedOut: 1, erased: 1, withoutOrganisation: 1 });
    expect(carried.contacts).toMatchObject([{ name: 'd', owner: true }]);
  });

  it('have an address once per organisation, whatever its capitals', () => {
    const carried = carryContacts(
      [
        contact('a', 'Brielle', { email: 'IDO@voorne.nl', owner: true }),
        contact('b', 'Westvoorne', { email: 'ido@Voorne.nl' }),
        contact('c', 'Ede', { email: 'ido@voorne.nl' }),
      ],
      now,
    );
    expect(carried.duplicates).toBe(1);
    expect(carried.contacts).toHaveLength(2);
  });

  it('say that mail came back, once', () => {
    const unreachable = contact('a', 'Ede', { unreachable: true, note: 'Belt liever.' });
    const [first] = carryContacts([unreachable], now).contacts;
    expect(first?.note).toBe(`Belt liever. ${UNREACHABLE_NOTE}`);
    expect(carryContacts([{ ...unreachable, note: first!.note }], now).contacts[0]?.note).toBe(first?.note);
  });

  it('always are all there, carried or counted, with exactly one owner for each organisation', () => {
    const some = fc.record({
      organisation: fc.constantFrom('Brielle', 'Westvoorne', 'Voorne', 'Ede', 'Weg'),
      email: fc.constantFrom('a@x.nl', 'A@x.nl', 'b@x.nl', null),
      name: fc.constantFrom('N', null),
      owner: fc.boolean(),
      optedOut: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(some), (all) => {
        const { contacts, ...left } = carryContacts(
          all.map((one, at) => contact(String(at), one.organisation, one)),
          now,
        );
        expect(contacts.length + left.optedOut + left.erased + left.withoutOrganisation + left.duplicates).toBe(
          all.length,
        );
        for (const organisation of new Set(contacts.map((one) => one.organisation)))
          expect(contacts.filter((one) => one.organisation === organisation && one.owner)).toHaveLength(1);
      }),
    );
  });
});
