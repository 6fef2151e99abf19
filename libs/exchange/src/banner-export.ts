import type { BannerBase, BannerCell, BannerTable, BannerTest, NumberMeasure } from '@ido/tabulation';
import type { Cell, Sheet } from './cell';
import { csvFile } from './csv-text';
import { writeWorkbook } from './xlsx-workbook';

/** What a file with a table says about where it comes from. */
export interface BannerMeta {
  /** Title of the wave. */
  readonly wave: string;
  readonly population: number | null;
  /** Complete responses that the filter lets through; null when withheld. */
  readonly responses: number | null;
  /** The filter in words; null without one. */
  readonly where: string | null;
  /** Why the figures are not from real answers; null when they are. */
  readonly note?: string | null;
}

const MEASURES: Record<NumberMeasure, string> = {
  mean: 'gemiddelde',
  standardError: 'standaardfout van het gemiddelde',
  low: '95%-interval van het gemiddelde: van',
  high: '95%-interval van het gemiddelde: tot',
  sd: 'standaardafwijking',
  min: 'kleinste',
  q1: 'eerste kwartiel',
  median: 'mediaan',
  q3: 'derde kwartiel',
  max: 'grootste',
};

const SUPPRESSED = 'onderdrukt';

/** What is in a line of a row: everything of a cell has a line of its own, so that numbers stay numbers. */
const FIGURES: readonly {
  readonly name: string;
  readonly weightedOnly?: boolean;
  readonly of: (cell: BannerCell) => Cell;
}[] = [
  { name: 'percentage', of: ({ percentage }) => percentage },
  { name: 'aandeel', of: ({ share }) => share },
  { name: 'aantal', of: ({ count }) => count },
  { name: 'gewogen aantal', weightedOnly: true, of: ({ weighted }) => weighted ?? null },
  { name: 'hoger dan', of: ({ higherThan }) => higherThan.join(' ') || null },
  { name: 'aangepast residu', of: ({ residual }) => residual },
];

/** A table as it stands on the page: one column per column, one line per row and figure. What is withheld says "onderdrukt". */
function bannerSheet(table: BannerTable): Sheet & { readonly records: Iterable<readonly Cell[]> } {
  const weighted = table.weighting !== null;
  const header = [
    'variabele',
    'vraag',
    'code',
    'antwoord',
    'cijfer',
    ...table.columns.map(({ block, label, letter }) => {
      const title = block === null ? '' : `${table.blocks[block]!.title}: `;
      return `${title}${label}${letter ? ` (${letter})` : ''}`;
    }),
  ];
  const bases: [string, (base: BannerBase) => number | null | undefined][] = [
    ['n', ({ n }) => n],
    ...(weighted
      ? ([
          ['gewogen n', ({ weighted: sum }) => sum],
          ['effectieve n', ({ effectiveN }) => effectiveN],
        ] satisfies [string, (base: BannerBase) => number | null | undefined][])
      : []),
  ];
  const records = table.sections.flatMap((section): Cell[][] => {
    const before = (code: string, label: string, figure: string): Cell[] => [
      section.name,
      section.title,
      code,
      label,
      figure,
    ];
    return [
      ...bases.map(([name, of]) => [
        ...before('', 'Basis', name),
        ...section.bases.map((base) => (base.suppressed ? SUPPRESSED : (of(base) ?? null))),
      ]),
      ...section.rows.flatMap(({ code, label, cells }) =>
        FIGURES.filter(({ weightedOnly }) => !weightedOnly || weighted)
          .map(({ name, of }) => [
            ...before(code, label, name),
            ...cells.map((cell) => (cell.suppressed && name !== 'hoger dan' ? SUPPRESSED : of(cell))),
          ])
          .filter((line) => line.slice(5).some((cell) => cell !== null)),
      ),
      ...section.numbers.map(({ measure, values }) => [...before('', MEASURES[measure], 'getal'), ...values]),
    ];
  });
  return { name: 'Tabel', header, records };
}

/** The test of one crossing by name, with what it came to. */
function testLines(test: BannerTest, name: string): [string, Cell][] {
  if (test.kind === 'notTested') return [];
  const about: Record<typeof test.kind, string> = {
    chiSquare: 'chi-kwadraattoets',
    fisher: 'exacte toets van Fisher',
    raoScott: 'toets van Rao en Scott',
  };
  const statistics: [string, Cell][] =
    test.kind === 'chiSquare'
      ? [
          [`chi-kwadraat ${name}`, test.statistic],
          [`vrijheidsgraden ${name}`, test.df],
        ]
      : test.kind === 'raoScott'
        ? [
            [`F ${name}`, test.f],
            [`vrijheidsgraden van de teller ${name}`, test.numeratorDf],
            [`vrijheidsgraden van de noemer ${name}`, test.denominatorDf],
          ]
        : [];
  return [
    [`toets ${name}`, about[test.kind]],
    ...statistics,
    [`p ${name}`, test.p],
    [`Cramérs V ${name}`, test.cramersV],
  ];
}

/** Where the table comes from, its tests and how it was made. */
function explanation(table: BannerTable, meta: BannerMeta): [string, Cell][] {
  const tests = table.sections.flatMap((section) =>
    section.tests.flatMap((test, block): [string, Cell][] => {
      const name = `${section.name} × ${table.blocks[block]!.name}`;
      return testLines(test, name);
    }),
  );
  return [
    ['meting', meta.wave],
    ['populatie', meta.population],
    ['responsen', meta.responses ?? SUPPRESSED],
    ['filter', meta.where ?? 'geen'],
    ['weging', table.weighting ?? 'geen'],
    ...tests,
    ...table.notes.map((note): [string, Cell] => ['toelichting', note]),
    ...(meta.note ? [['opmerking', meta.note] satisfies [string, Cell]] : []),
  ];
}

/** A table as CSV for a Dutch spreadsheet, with below it where it comes from and how it was made. */
export function bannerCsv(table: BannerTable, meta: BannerMeta): Uint8Array {
  const { header, records } = bannerSheet(table);
  const pad = (cells: Cell[]) => [...cells, ...new Array<Cell>(header.length - cells.length).fill(null)];
  const below = explanation(table, meta).map(([name, value]) => pad(['', '', '', name, value]));
  return csvFile(header, [...records, pad([]), ...below]);
}

/** The same as an XLSX workbook of two sheets, written to a stream that is then ended. Rejects when the stream fails. */
export async function bannerXlsx(table: BannerTable, meta: BannerMeta, stream: NodeJS.WritableStream): Promise<void> {
  const about: Sheet = { name: 'Toelichting', header: ['onderwerp', 'waarde'], records: explanation(table, meta) };
  await writeWorkbook([bannerSheet(table), about], stream);
}
