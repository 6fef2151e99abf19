import type { Answers } from '@ido/questionnaire';
import type { ExportOptions } from './export-row';
import { rich } from './testing/rich-questionnaire';
import { collect, collectBytes, each } from './testing/streams';
import { writeResponses } from './write-responses';

const row = (answers: Answers) => ({
  reference: 'R-1',
  organisation: 'GM0363',
  completedAt: new Date('2026-11-22T13:32:00Z'),
  answers,
});

/** The export as a table of the cells that are not empty, per row by column name; only for texts without `;` and quotes. */
async function table(answers: Answers[], options: Partial<ExportOptions> = {}) {
  const form = { values: 'codes', multiple: 'joined', ...options } as const;
  const bytes = await collectBytes(writeResponses(each(answers.map(row)), rich.codebook, form));
  const [header, ...lines] = bytes.toString().replace('\ufeff', '').trimEnd().split('\r\n');
  const names = header!.split(';');
  return lines.map((line) =>
    Object.fromEntries(
      line
        .split(';')
        .map((cell, index) => [names[index], cell])
        .filter(([, cell]) => cell !== ''),
    ),
  );
}

const metadata = { referentie: 'R-1', 'respons.organisatie': 'GM0363', afgerond: '2026-11-22T13:32:00.000Z' };

describe('CSV export of responses', () => {
  it('begins with a byte order mark and ends records with CRLF', async () => {
    const bytes = await collectBytes(
      writeResponses(each([row({ organisatie: 'met; “teken” en "nog"\n' })]), rich.codebook, {
        values: 'codes',
        multiple: 'joined',
      }),
    );
    const text = bytes.toString();
    expect(
      text.startsWith('\ufeffreferentie;respons.organisatie;afgerond;regierol;regierol-anders;samenwerking;'),
    ).toBe(true);
    expect(text.endsWith(';"met; “teken” en ""nog""\n"\r\n')).toBe(true);
  });

  it('writes codes or labels, multiple choice in one column or several, numbers with a decimal comma', async () => {
    const answers = {
      regierol: 'zelf',
      samenwerking: ['eisen', 'contactpersoon'],
      cijfer: 1.5,
      akkoord: false,
      kosten: -1234.5,
      datum: '2026-11-22',
      bekend: { raad: 'goed' },
      wensen: ['tijd', 'geld'],
    };
    const shared = { ...metadata, kosten: '-1234,5', datum: '2026-11-22', 'bekend.raad': 'goed', cijfer: '1,5' };
    // The decimal comma is quoted for spreadsheets that read another delimiter.
    const [codes] = await table([answers]);
    expect(codes).toEqual({
      ...shared,
      kosten: '"-1234,5"',
      cijfer: '"1,5"',
      regierol: 'zelf',
      samenwerking: 'contactpersoon|eisen',
      akkoord: 'false',
      'wensen.tijd': '1',
      'wensen.geld': '2',
    });
    const [labels] = await table([{ regierol: 'zelf', samenwerking: ['contactpersoon'] }], {
      values: 'labels',
      multiple: 'columns',
    });
    expect(labels).toMatchObject({
      regierol: 'Ik zelf',
      'samenwerking/contactpersoon': '1',
      'samenwerking/eisen': '0',
    });
  });

  it('writes nothing for a multiple choice without an answer', async () => {
    expect(await table([{}, { samenwerking: [] }], { multiple: 'columns' })).toEqual([metadata, metadata]);
  });

  it('writes no formula, not in an answer, a code, a label or a reference', async () => {
    const formula = '=HYPERLINK("http://example.nl")';
    for (const values of ['codes', 'labels'] as const) {
      const rows = [
        { ...row({ regierol: '=1+1', organisatie: formula }), reference: '@SUM(1)' },
        row({ regierol: 'zelf', organisatie: '\t=1' }),
      ];
      const bytes = await collectBytes(writeResponses(each(rows), rich.codebook, { values, multiple: 'joined' }));
      expect(bytes.toString()).not.toMatch(/(^|[;\r\n,]"?)[=@\t]/);
    }
  });

  it('says in each row that the answers are not real', async () => {
    const note = 'reconstructie, geen echte antwoorden';
    const [first] = await table([{}], { note: 'reconstructie' });
    expect(first).toEqual({ ...metadata, opmerking: 'reconstructie' });
    const bytes = await collectBytes(
      writeResponses(each([row({}), row({})]), rich.codebook, { values: 'codes', multiple: 'joined', note }),
    );
    expect(bytes.toString().match(/"reconstructie, geen echte antwoorden"\r\n/g)).toHaveLength(2);
  });

  it('writes the weight of each response in a last column, and nothing for who has none', async () => {
    const rows = [{ ...row({}), weight: 2 / 3 }, { ...row({}), weight: null }, row({})];
    const options = { values: 'codes', multiple: 'joined', note: 'reconstructie', weighted: 'Raking' } as const;
    const [header, ...lines] = (await collectBytes(writeResponses(each(rows), rich.codebook, options)))
      .toString()
      .trimEnd()
      .split('\r\n');
    expect(header).toMatch(/;opmerking;weging$/);
    expect(lines.map((line) => line.slice(line.lastIndexOf('reconstructie')))).toEqual([
      'reconstructie;"0,6666666666666666"',
      'reconstructie;',
      'reconstructie;',
    ]);
  });

  it('writes the header when there are no responses', async () => {
    expect(await table([])).toEqual([]);
  });

  it('writes in chunks of about 64 kB', async () => {
    const rows = Array.from({ length: 2000 }, () => row({ organisatie: 'x'.repeat(100) }));
    const chunks = await collect(writeResponses(each(rows), rich.codebook, { values: 'codes', multiple: 'joined' }));
    for (const chunk of chunks.slice(0, -1)) {
      expect(chunk.length).toBeGreaterThan(60_000);
      expect(chunk.length).toBeLessThan(80_000);
    }
  });
});
