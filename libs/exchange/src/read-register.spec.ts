import { readRegister, type RegisterEvent } from './read-register';

async function read(text: string | Buffer): Promise<RegisterEvent[]> {
  const events = [];
  const source = (async function* () {
    yield Buffer.from(text as string);
  })();
  for await (const event of readRegister(source)) events.push(event);
  return events;
}

const HEADER =
  'code;soort;naam;provincie;geldig vanaf;geldig tot;opvolger;bedient;inwoners 2024-01-01;inwoners 1-1-2025';

describe('a file of the register', () => {
  it('gives organisations; an empty cell says nothing, a dash that there is none', async () => {
    const events = await read(
      `${HEADER}\ngm0363;Gemeente;"Amsterdam ""aan het IJ""";Noord-Holland;1-1-2022;-;-;;921.402;931298\nbib-1;;;;;;;GM0363, gm0362;;\n`,
    );
    expect(events.filter(({ kind }) => kind === 'organisation')).toMatchObject([
      {
        row: 2,
        code: 'GM0363',
        type: 'municipality',
        name: 'Amsterdam "aan het IJ"',
        validFrom: '2022-01-01',
        validTo: null,
        successorCode: null,
        inhabitants: [
          { referenceDate: '2024-01-01', inhabitants: 921_402 },
          { referenceDate: '2025-01-01', inhabitants: 931_298 },
        ],
      },
      { row: 3, code: 'BIB-1', serves: ['GM0363', 'GM0362'], inhabitants: [] },
    ]);
    const [, , library] = events;
    expect(library).toMatchObject({ name: undefined, validTo: undefined, successorCode: undefined });
  });

  it('says of every cell that cannot be read where it stands and why', async () => {
    const long = 'x'.repeat(500);
    const events = await read(`${HEADER}\nGM1;stad;${long};;31-2-2024;;;;12,5;veel\n;gemeente;;;;;;;;\n`);
    expect(events.flatMap((event) => (event.kind === 'refused' ? event.errors : []))).toEqual([
      { row: 2, column: 'soort', value: 'stad', detail: 'Kies gemeente, bibliotheek of IDO-locatie.' },
      { row: 2, column: 'naam', value: `${'x'.repeat(199)}…`, detail: 'Deze tekst is langer dan 200 tekens.' },
      { row: 2, column: 'geldig vanaf', value: '31-2-2024', detail: expect.stringContaining('geen datum') as string },
      {
        row: 2,
        column: 'inwoners 2024-01-01',
        value: '12,5',
        detail: 'Dit is geen aantal inwoners. Schrijf een heel getal.',
      },
      { row: 2, column: 'inwoners 1-1-2025', value: 'veel', detail: expect.stringContaining('geen getal') as string },
      { row: 3, column: 'code', value: '', detail: 'Elke rij heeft een code.' },
    ]);
  });

  it('reads Windows-1252, and refuses a workbook and columns it does not know', async () => {
    const latin = await read(Buffer.from('code;naam\nGM1900;Súdwest-Fryslân\n', 'latin1'));
    expect(latin).toContainEqual(expect.objectContaining({ code: 'GM1900', name: 'Súdwest-Fryslân' }));
    expect(await read(Buffer.from([0x50, 0x4b, 3, 4, 0]))).toMatchObject([{ kind: 'unusable' }]);
    expect(await read('code;burgemeester;inwoners 2024\nGM1;x;1\n')).toMatchObject([
      { kind: 'unusable', errors: [{ column: 'burgemeester' }, { column: 'inwoners 2024' }] },
    ]);
  });
});
