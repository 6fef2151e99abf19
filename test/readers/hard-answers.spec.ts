import { compileQuestionnaire } from '@ido/questionnaire';
import { writeResponsesSav, type ExportRow } from '@ido/exchange';
import { dateOf, readSav } from './read-sav';

const questionnaire = compileQuestionnaire({
  pages: [
    {
      name: 'een',
      elements: [
        {
          type: 'radiogroup',
          name: 'netwerk',
          title: 'Is er een netwerk? '.repeat(40),
          choices: [{ value: 'ja', text: `Ja, ${'é'.repeat(200)}` }, 'nee'],
        },
        { type: 'comment', name: 'welk', title: 'Welk?', visibleIf: "{netwerk} = 'ja'" },
        { type: 'checkbox', name: 'loketten', choices: ['balie', 'wmo-loket', "l'école"] },
        { type: 'rating', name: 'cijfer', rateValues: [-1, 0, 1.5, 1000] },
        { type: 'text', inputType: 'number', name: 'kosten', visibleIf: "{netwerk} = 'ja'" },
        { type: 'text', inputType: 'date', name: 'sinds' },
        { type: 'text', name: 'with', title: 'Een woord van SPSS' },
        { type: 'text', name: 'vraag_een' },
        { type: 'text', name: 'vraag-een', title: 'Dezelfde naam voor SPSS' },
      ],
    },
  ],
});

/** Around every width at which the layout of a text changes. */
const LENGTHS = [1, 7, 8, 9, 254, 255, 256, 257, 504, 505, 510, 511, 756, 765, 1000, 8190, 32_767];

const row = (answers: ExportRow['answers'], at = 0): ExportRow => ({
  reference: `R-${at}`,
  organisation: 'GM0363',
  completedAt: new Date('2026-11-22T13:32:05Z'),
  answers,
});

async function savOf(rows: readonly ExportRow[], weighted: string | null = null): Promise<Buffer> {
  const bytes = (name: string) =>
    Math.max(0, ...rows.map(({ answers }) => Buffer.byteLength(String(answers[name] ?? ''))));
  const texts = new Map(['welk', 'with', 'vraag-een'].map((name) => [name, bytes(name)]));
  const numbers = new Map([['kosten', Math.max(0, ...rows.map(({ answers }) => Number(answers.kosten ?? 0)))]]);
  const sizes = { rows: rows.length, reference: 8, organisation: 6, texts, numbers };
  const options = { title: 'Proef', note: 'reconstructie', weighted, createdAt: new Date('2026-11-24T00:00:00Z') };
  async function* source() {
    yield* rows;
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of writeResponsesSav(source(), questionnaire, sizes, options)) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('an SPSS file, read by PSPP', () => {
  it('says of every variable whether it was not asked or not answered', async () => {
    const [asked, not] = readSav(
      await savOf([row({ netwerk: 'ja', loketten: ['wmo-loket'] }), row({ netwerk: 'nee' })]),
    );
    expect(asked).toMatchObject({
      netwerk: '1',
      kosten: '99999999',
      'loketten.balie': '0',
      'loketten.wmo_loket': '1',
      cijfer: '9999',
    });
    expect(not).toMatchObject({ netwerk: '2', kosten: '99999998', 'loketten.balie': '99', 'loketten.l_ecole': '99' });
  });

  it('keeps numbers, codes that are numbers, dates, and names that SPSS would not take', async () => {
    const answers = {
      netwerk: 'ja',
      kosten: -12.25,
      cijfer: 1.5,
      sinds: '2026-02-28',
      with: 'één',
      'vraag-een': 'twee',
    };
    const big = { netwerk: 'ja', kosten: 123_456_789, cijfer: -1, sinds: '1600-01-01' };
    const [first, second] = readSav(await savOf([row(answers), row(big)]));
    expect(first).toMatchObject({ kosten: '-12.25', cijfer: '1.5', v_with: 'één', opmerking: 'reconstructie' });
    expect(dateOf(first!.sinds!)).toBe('2026-02-28');
    expect(second).toMatchObject({ kosten: '123456789', cijfer: '-1' });
    expect(dateOf(second!.sinds!)).toBe('1600-01-01');
    expect(Object.values(first!)).toContain('twee');
  });

  it.each(LENGTHS)('keeps texts when the longest has %i bytes', async (length) => {
    const longest = 'abcdefghij'.repeat(Math.ceil(length / 10)).slice(0, length);
    const accents = 'é€👍'.repeat(4000);
    const cut = Buffer.from(accents)
      .subarray(0, length)
      .toString()
      .replace(/\ufffd+$/, '');
    const texts = [longest, cut, 'x', ''];
    const read = readSav(await savOf(texts.map((welk, at) => row({ netwerk: 'ja', welk }, at))));
    expect(read.map(({ welk }) => welk)).toEqual(texts);
  });

  it('reads many cases, weighted', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) => ({
      ...row({ netwerk: 'ja', kosten: at * 1.5 }, at),
      weight: 0.5 + at,
    }));
    const read = readSav(await savOf(rows, 'raking'));
    expect(read.map(({ kosten }) => Number(kosten))).toEqual(rows.map(({ answers }) => answers.kosten));
    expect(Number(read[4999]!.weging)).toBe(4999.5);
  });
});
