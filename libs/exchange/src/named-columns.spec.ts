import { namedColumns } from './named-columns';
import { readTable, type TableEvent } from './read-table';

type Field = 'code' | 'name';
const FIELDS = new Map<string, Field>([
  ['code', 'code'],
  ['naam', 'name'],
  ['name', 'name'],
]);
const header = namedColumns<Field>({
  fieldOf: (name) => FIELDS.get(name),
  required: [{ field: 'code', name: 'code' }],
  about: 'het register',
});

async function eventsOf(text: string): Promise<Array<TableEvent<{ name: string; field: Field }>>> {
  const events = [];
  const source = (async function* () {
    yield Buffer.from(text);
  })();
  for await (const event of readTable(source, header)) events.push(event);
  return events;
}

describe('a file with columns of fixed names', () => {
  it('gives its records, whatever the order and case of the columns, with the delimiter found out', async () => {
    const events = await eventsOf('Naam,CODE\r\n"Súdwest-Fryslân, de",GM1900\r\n');
    expect(events).toEqual([
      {
        kind: 'dialect',
        encoding: 'utf-8',
        delimiter: ',',
        columns: [
          { name: 'Naam', field: 'name' },
          { name: 'CODE', field: 'code' },
        ],
      },
      { kind: 'record', row: 2, cells: ['Súdwest-Fryslân, de', 'GM1900'] },
      expect.objectContaining({ kind: 'progress', rows: 1 }),
    ]);
  });

  it('is refused with everything that is wrong with its header', async () => {
    const [refusal] = await eventsOf('naam;name;;kleur\nx;y;z;w\n');
    expect(refusal).toMatchObject({
      kind: 'unusable',
      errors: [
        { row: 1, column: 'name', detail: 'Deze kolom zegt hetzelfde als naam.' },
        { detail: 'Kolom 3 heeft geen naam.' },
        { column: 'kleur', detail: 'Deze kolom hoort niet bij het register.' },
        { column: 'code', detail: 'De kolom ‘code’ ontbreekt.' },
      ],
    });
  });
});
