import { readResponses } from './read-responses';
import { importOf } from './testing/import-of';
import { small } from './testing/small-questionnaire';
import { collect } from './testing/streams';

describe('the dialect of a file', () => {
  it.each([';', ','] as const)('recognises %s between cells', async (delimiter) => {
    const { dialect, answers } = await importOf(['netwerk', 'naam\nja', 'Jansen\n'].join(delimiter));
    expect(dialect).toEqual({ kind: 'dialect', encoding: 'utf-8', delimiter, columns: ['netwerk', 'naam'] });
    expect(answers).toEqual([{ netwerk: 'ja', naam: 'Jansen' }]);
  });

  it('looks at the columns it knows, not at the number of separators', async () => {
    const { dialect } = await importOf('netwerk,"loketten/Balie","loketten/Wmo-loket"\nja,1,0\n');
    expect(dialect?.delimiter).toBe(',');
    const other = await importOf('netwerk;naam\nnee;"a,b,c,d"\n');
    expect(other.answers).toEqual([{ netwerk: 'nee', naam: 'a,b,c,d' }]);
  });

  it('reads a file of one column, without line end', async () => {
    expect((await importOf('netwerk\nja')).answers).toEqual([{ netwerk: 'ja' }]);
  });

  it('reads UTF-8 with and without byte order mark, in chunks that cut characters in half', async () => {
    const text = 'netwerk;naam\nja;Coördinatie € 5 👍\n';
    for (const file of [text, `\ufeff${text}`]) {
      const { answers, dialect } = await importOf(file, {}, 1);
      expect(dialect?.encoding).toBe('utf-8');
      expect(answers).toEqual([{ netwerk: 'ja', naam: 'Coördinatie € 5 👍' }]);
    }
  });

  it('recognises Windows-1252 and says so', async () => {
    const file = Buffer.from('netwerk;naam\nja;Co\xf6rdinatie \x80 5 \x93ja\x94\n', 'latin1');
    const { dialect, answers } = await importOf(file);
    expect(dialect?.encoding).toBe('windows-1252');
    expect(answers).toEqual([{ netwerk: 'ja', naam: 'Coördinatie € 5 “ja”' }]);
  });

  it('recognises Windows-1252 by an accent in the last row of a long file, without a row read wrong', async () => {
    const rows = 40_000;
    const body = 'ja;een naam van enige lengte, zonder accent\n'.repeat(rows);
    const file = Buffer.from(`netwerk;naam\n${body}nee;Andr\xe9\nja;Zo\xeb\n`, 'latin1');
    const { dialect, encoding, answers } = await importOf(file);
    expect(dialect?.encoding).toBe('utf-8');
    expect(encoding).toEqual([{ kind: 'encoding', encoding: 'windows-1252', row: rows + 2 }]);
    expect(answers.slice(-2)).toEqual([
      { netwerk: 'nee', naam: 'André' },
      { netwerk: 'ja', naam: 'Zoë' },
    ]);
  });

  it('refuses a row that is not UTF-8 in a file that was, instead of guessing', async () => {
    const broken = Buffer.concat([
      Buffer.from('netwerk;naam\nja;André\nnee;Ren'),
      Buffer.from([0xe9]),
      Buffer.from('\nja;Zoë\n'),
    ]);
    const { answers, errors } = await importOf(broken);
    expect(answers.map(({ naam }) => naam)).toEqual(['André', 'Zoë']);
    expect(errors).toEqual([
      { row: 3, column: 'naam', value: 'Ren\ufffd', detail: expect.stringContaining('geen UTF-8') },
    ]);
  });
});

describe('a file that cannot be used', () => {
  it.each([
    ['', 'Het bestand is leeg.'],
    ['\ufeff', 'Het bestand is leeg.'],
    ['\n\n', 'Het bestand is leeg.'],
    ['PK\u0003\u0004rest', 'Excel-bestand'],
    ['netwerk;functie\nja;x\n', 'hoort niet bij de vragenlijst'],
    ['netwerk;naam;netwerk\n', 'komt twee keer voor'],
    ['netwerk;loketten/balie;loketten/Balie\n', 'zegt hetzelfde als loketten/balie'],
    ['netwerk;loketten;loketten/balie\n', 'Kies één van de twee'],
    ['netwerk;;naam\n', 'Kolom 2 heeft geen naam'],
    ['referentie;afgerond\n1;\n', 'geen enkele vraag'],
    ['ja;Jansen\nnee;Pietersen\n', 'moet de namen van de kolommen bevatten'],
    ['netwerk;"naam\n', 'nergens gesloten'],
    [`netwerk${';naam'.repeat(2000)}\n`, 'meer dan 2000 kolommen'],
    [`netwerk;${'x'.repeat(1_100_000)}\n`, 'langer dan 1 MB'],
  ])('%.40j: %s', async (file, detail) => {
    const { events, unusable } = await importOf(file);
    expect(events).toHaveLength(1);
    expect(unusable?.map((error) => error.detail).join(' ')).toContain(detail);
  });

  it('is refused with every column that is wrong', async () => {
    const { unusable } = await importOf('netwerk;functie;naam;naam;leeftijd\n');
    expect(unusable?.map(({ row, column }) => [row, column])).toEqual([
      [1, 'functie'],
      [1, 'naam'],
      [1, 'leeftijd'],
    ]);
  });

  it('is refused when it is UTF-16', async () => {
    expect((await importOf(Buffer.from('\ufeffnetwerk', 'utf16le'))).unusable?.[0]?.detail).toContain('UTF-16');
  });
});

describe('what stands in the cells', () => {
  it('reads codes and labels, labels in any case and spacing', async () => {
    const { answers } = await importOf('netwerk\nja\n  JA,  er is een   netwerk \nNee\nnee\n'.replaceAll(',', ','));
    expect(answers.map(({ netwerk }) => netwerk)).toEqual(['ja', 'ja', 'nee', 'nee']);
  });

  it('reads a multiple choice from one column or from a column per option, by code or label', async () => {
    const joined = await importOf('netwerk;loketten\nnee;balie|wmo\nnee;Wmo-loket, Balie\nnee;\n');
    const columns = await importOf(
      'netwerk;loketten/wmo;loketten/Balie\nnee;1;ja\nnee;Wmo-loket;X\nnee;;\nnee;0;nee\n',
    );
    const both = { netwerk: 'nee', loketten: ['balie', 'wmo'] };
    expect(joined.answers).toEqual([both, both, { netwerk: 'nee' }]);
    expect(columns.answers).toEqual([both, both, { netwerk: 'nee' }, { netwerk: 'nee' }]);
  });

  it('reads numbers, dates, rows of a matrix and places of a ranking', async () => {
    const { answers } = await importOf(
      'netwerk;kosten;sinds;bekend.raad;bekend.burgers;wensen.geld;wensen.tijd\nnee;1.250,50;22-11-2026;goed;slecht;2;plaats 1\n',
    );
    expect(answers).toEqual([
      {
        netwerk: 'nee',
        kosten: 1250.5,
        sinds: '2026-11-22',
        bekend: { raad: 'goed', burgers: 'slecht' },
        wensen: ['tijd', 'geld'],
      },
    ]);
  });

  it('keeps texts to the letter, with newlines, quotes and blanks, and takes one guarding apostrophe away', async () => {
    const { answers } = await importOf('netwerk;naam\nnee;" Regel 1\r\n""Regel"" 2; "\nnee;\'=1+1\nnee;\'s avonds\n');
    expect(answers.map(({ naam }) => naam)).toEqual([' Regel 1\r\n"Regel" 2; ', '=1+1', "'s avonds"]);
  });

  it('reads reference, organisation and moment of completion, and ignores the note', async () => {
    const { rows } = await importOf(
      'referentie;Organisatie;afgerond;netwerk;opmerking\nR-1;GM0363;22-11-2026 14:32;ja;reconstructie\n;;;nee;\n',
    );
    expect(rows).toMatchObject([
      { row: 2, reference: 'R-1', organisation: 'GM0363', completedAt: new Date('2026-11-22T13:32:00Z') },
      { row: 3, reference: null, organisation: null, completedAt: null },
    ]);
    expect(rows[0]?.answers).toEqual({ netwerk: 'ja' });
  });

  it('skips rows without anything in them but counts them', async () => {
    const { rows, refusedRows } = await importOf('netwerk;naam\n\n;\nja;\n;\n;\n');
    expect(rows.map(({ row }) => row)).toEqual([4]);
    expect(refusedRows).toEqual([]);
  });
});

describe('the report of refused cells', () => {
  const header = 'netwerk;omschrijving;loketten;kosten;sinds;bekend.raad;wensen.geld;wensen.tijd;naam';
  const cell = async (row: string) => (await importOf(`${header}\n${row}\n`)).errors;

  it.each([
    ['misschien;;;;;;;;', 'netwerk', 'misschien', 'Mogelijk zijn: ja, nee.'],
    ['ja;;balie|post;;;;;;', 'loketten', 'post', 'bestaat niet bij deze vraag'],
    ['ja;;balie|weet-niet;;;;;;', 'loketten', 'balie|weet-niet', 'kan niet samen'],
    ['ja;;;1.234;;;;;', 'kosten', '1.234', 'op twee manieren'],
    ['ja;;;veel;;;;;', 'kosten', 'veel', 'geen getal'],
    ['ja;;;;30-02-2024;;;;', 'sinds', '30-02-2024', 'geen datum'],
    ['ja;;;;;matig;;;', 'bekend.raad', 'matig', 'Mogelijk zijn: goed, slecht'],
    ['ja;;;;;;1;1;', 'wensen.tijd', '1', 'Plaats 1 is al vergeven'],
    ['ja;;;;;;2;;', 'wensen.geld', '2', 'Plaats 1 is niet vergeven'],
    ['nee;Een netwerk;;;;;;;', 'omschrijving', 'Een netwerk', ''],
    [';;;;;;;;Jansen', 'netwerk', '', ''],
    ['ja;"open"dicht;;;;;;;', 'omschrijving', 'open"dicht', 'Na het sluitende aanhalingsteken'],
    ['ja;"open;;;;;;;', 'omschrijving', 'open;;;;;;;\n', 'nergens gesloten'],
    ['ja;;', '', '', 'te weinig cellen: 3, terwijl de kopregel er 9 heeft'],
    ['ja;;;;;;;;;;', '', '', 'te veel cellen: 11, terwijl'],
  ])('%s → %s', async (row, column, value, detail) => {
    const errors = await cell(row);
    expect(errors).toEqual([{ row: 2, column, value, detail: expect.stringContaining(detail) }]);
    expect(errors[0]!.detail).not.toBe('');
  });

  it('names every cell of a row that is wrong, and no consequence of one', async () => {
    const errors = await cell('misschien;Een netwerk;post;veel;;;;;');
    expect(errors.map(({ column }) => column)).toEqual(['netwerk', 'loketten', 'kosten']);
  });

  it('names the column of the option that may not be combined', async () => {
    const { errors } = await importOf('netwerk;loketten/balie;loketten/weet-niet\nja;1;1\nja;2;\n');
    expect(errors).toMatchObject([
      { row: 2, column: 'loketten', detail: expect.stringContaining('kan niet samen') },
      { row: 3, column: 'loketten/balie', value: '2', detail: expect.stringContaining('1 of ja') },
    ]);
  });

  it('names a question that has no column', async () => {
    const { errors } = await importOf('naam\nJansen\n');
    expect(errors).toMatchObject([{ row: 2, column: 'netwerk', value: '' }]);
  });

  it('cuts long values at 200 characters', async () => {
    const { errors } = await importOf(`netwerk;kosten\nja;${'9x'.repeat(300)}\n`);
    expect(errors[0]?.value).toHaveLength(200);
  });

  it('answers at once to cells that are made to keep it busy', async () => {
    const much = 1_000_000;
    const rows = [`ja;;;;${'T'.repeat(much)}`, `ja;;${'|'.repeat(much)};;`, `ja;;;${'1,'.repeat(much / 2)};`];
    const { errors } = await importOf(`netwerk;naam;loketten;kosten;afgerond\n${rows.join('\n')}\n`);
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [2, 'afgerond'],
      [3, 'loketten'],
      [4, 'kosten'],
    ]);
    expect((await importOf(`netwerk;${'/'.repeat(much)}\n`)).unusable).toHaveLength(1);
  });

  it('refuses a text that the questionnaire finds too long', async () => {
    const { errors } = await importOf(`netwerk;omschrijving\nja;${'x'.repeat(1001)}\n`);
    expect(errors).toMatchObject([{ row: 2, column: 'omschrijving' }]);
  });

  it('refuses a record of over a megabyte and goes on with the next', async () => {
    const { errors, answers } = await importOf(`netwerk;naam\nja;"${'x'.repeat(1_100_000)}"\nnee;na\n`);
    expect(errors).toEqual([{ row: 2, column: '', value: '', detail: expect.stringContaining('langer dan 1 MB') }]);
    expect(answers).toEqual([{ netwerk: 'nee', naam: 'na' }]);
  });

  it('goes on after a refused row', async () => {
    const { answers, refusedRows } = await importOf('netwerk;naam\nx;a\nja;"b"c\nnee\nja;d\n');
    expect(refusedRows).toEqual([2, 3, 4]);
    expect(answers).toEqual([{ netwerk: 'ja', naam: 'd' }]);
  });

  it('lets required answers be missing in historical data, and nothing else', async () => {
    const file = 'netwerk;naam\n;Jansen\nmisschien;Pietersen\n';
    expect((await importOf(file)).refusedRows).toEqual([2, 3]);
    const historical = await importOf(file, { requireAll: false });
    expect(historical.answers).toEqual([{ naam: 'Jansen' }]);
    expect(historical.refusedRows).toEqual([3]);
  });
});

describe('progress and the source', () => {
  it('tells how far it is, and at the end how much it read', async () => {
    const file = `netwerk\n${'ja\n'.repeat(2500)}`;
    const { progress } = await importOf(file, {}, 1000);
    expect(progress.map(({ rows }) => rows)).toEqual([1000, 2000, 2500]);
    expect(progress.at(-1)?.bytesRead).toBe(file.length);
  });

  it('passes the error of a source on', async () => {
    async function* failing() {
      yield Buffer.from('netwerk\nja\n');
      throw new Error('connection lost');
    }
    await expect(collect(readResponses(failing(), small))).rejects.toThrow('connection lost');
  });

  it('lets go of the source when the reader stops', async () => {
    let closed = false;
    async function* endless() {
      try {
        yield Buffer.from('netwerk\n');
        for (;;) yield Buffer.from('ja\n'.repeat(1000));
      } finally {
        closed = true;
      }
    }
    for await (const event of readResponses(endless(), small)) if (event.kind === 'row') break;
    expect(closed).toBe(true);
  });
});
