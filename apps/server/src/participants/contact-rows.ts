import { namedColumns, readTable, unguarded, type CellError, type NamedColumn } from '@ido/exchange';
import type { ImportEventOf, ReadRow } from '../exchange/import-run';

type Field = 'organisation' | 'email' | 'name' | 'phone' | 'owner' | 'note';

const NAMES: Readonly<Record<string, Field>> = {
  organisatie: 'organisation',
  organisatiecode: 'organisation',
  gemeente: 'organisation',
  bibliotheek: 'organisation',
  'e-mail': 'email',
  email: 'email',
  'e-mailadres': 'email',
  emailadres: 'email',
  naam: 'name',
  contactpersoon: 'name',
  telefoon: 'phone',
  telefoonnummer: 'phone',
  eigenaar: 'owner',
  notitie: 'note',
  opmerking: 'note',
};

/** One row of a file of contacts, not looked at yet. */
export interface ContactRow extends ReadRow {
  /** Code or name of the organisation, as the file has it. */
  readonly organisation: string;
  readonly email: string;
  readonly name: string;
  readonly phone: string;
  readonly note: string;
  readonly owner: boolean;
  /** How the file names each column, to report under. */
  readonly columns: Readonly<Partial<Record<Field, string>>>;
}

const OWNER: Readonly<Record<string, boolean>> = {
  '': false,
  nee: false,
  n: false,
  '0': false,
  ja: true,
  j: true,
  x: true,
  '1': true,
};

const HEADER = namedColumns<Field>({
  fieldOf: (name) => (Object.hasOwn(NAMES, name) ? NAMES[name] : undefined),
  required: [{ field: 'organisation', name: 'organisatie' }],
  about: 'de contactpersonen',
});

/** Reads contacts from CSV: a row each, with columns organisatie (code or name), e-mail, naam, telefoon, eigenaar (ja/nee), notitie. */
export async function* readContacts(source: AsyncIterable<Uint8Array>): AsyncGenerator<ImportEventOf<ContactRow>> {
  let columns: readonly NamedColumn<Field>[] = [];
  let names: Partial<Record<Field, string>> = {};
  for await (const event of readTable(source, HEADER)) {
    if (event.kind === 'dialect') {
      columns = event.columns;
      names = Object.fromEntries(columns.map(({ field, name }) => [field, name]));
      yield { ...event, columns: columns.map(({ name }) => name) };
    } else if (event.kind === 'record') {
      const cell = (field: Field) => {
        const at = columns.findIndex((column) => column.field === field);
        return unguarded(event.cells[at] ?? '');
      };
      const owner = OWNER[cell('owner').trim().toLowerCase()];
      if (owner === undefined) {
        yield { kind: 'refused', row: event.row, errors: [ownerError(event.row, names.owner ?? '', cell('owner'))] };
      } else {
        yield {
          kind: 'row',
          row: event.row,
          organisation: cell('organisation').trim(),
          email: cell('email'),
          name: cell('name'),
          phone: cell('phone'),
          note: cell('note'),
          owner,
          columns: names,
        };
      }
    } else yield event;
  }
}

function ownerError(row: number, column: string, value: string): CellError {
  return { row, column, value: value.slice(0, 200), detail: 'Vul ‘ja’ of ‘nee’ in.' };
}
