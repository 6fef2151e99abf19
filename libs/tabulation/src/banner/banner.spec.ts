import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { groupedHistograms, variableHistograms } from '../variable-histograms';
import type { Columns } from '../columns';
import { select } from '../selection';
import { anyResponse, columnsOf, type Response } from '../testing/responses';
import { variableOf } from '../testing/variables';
import type { BannerOptions, BlockInput, ColumnCounts, SectionInput } from './banner-input';
import { bannerOf } from './banner-of';
import { numberSummary } from './number-summary';

const OPTIONS: BannerOptions = {
  percent: 'column',
  base: 'answered',
  excludeDontKnow: false,
  populationN: null,
  smallNumbers: { percentagesFrom: 1, publishFrom: 5 },
  weighting: null,
};

/** Counts of one row variable in all columns, as whoever counts gives them. */
function section(
  columns: Columns,
  variable: SectionInput['variable'],
  blocks: readonly BlockInput[],
  more: Partial<SectionInput> = {},
): SectionInput {
  const counts = [
    { parts: [variableHistograms(columns, variable, null)] },
    ...blocks.flatMap(({ variable: by, nets }): ColumnCounts[] => [
      ...groupedHistograms(columns, variable, by, null).map((histograms) => ({ parts: [histograms] })),
      ...nets.map(({ codes }) => ({
        parts: [variableHistograms(columns, variable, select(columns, [{ variable: by.name, codes }]))],
      })),
    ]),
  ];
  return { variable, nets: [], columns: counts, withheldBlocks: blocks.map(() => false), ...more };
}

describe('a crossing with R beside it', () => {
  const shared = path.join(__dirname, '../../../../../shared/golden');
  const reference = JSON.parse(readFileSync(path.join(shared, 'reference.json'), 'utf8')) as {
    crosstab: {
      counts: number[][];
      chisq: number;
      df: number;
      p: number;
      cramersV: number;
      adjustedResiduals: number[][];
    };
  };
  const { crosstab } = reference;
  const size = variableOf('size', 'single', ['klein', 'middel', 'groot', 'zeer-groot']);
  const visie = variableOf('visie', 'single', ['ja', 'nee', 'weet-niet']);
  const responses = crosstab.counts.flatMap((row, s) =>
    row.flatMap((count, v) => Array.from({ length: count }, (): Response => ({ size: [s], visie: [v] }))),
  );
  const block: BlockInput = {
    variable: size,
    nets: [{ label: 'Samen', codes: ['klein', 'middel'] }],
    populations: null,
  };
  const columns = columnsOf([size, visie], responses);
  const table = bannerOf({ blocks: [block], sections: [section(columns, visie, [block])], options: OPTIONS });

  it('has the test, strength and residuals of R', () => {
    const [test] = table.sections[0]!.tests;
    if (test?.kind !== 'chiSquare') throw new Error('no test');
    expect(test.df).toBe(crosstab.df);
    expect(test.statistic).toBeCloseTo(crosstab.chisq, 9);
    expect(test.p).toBeCloseTo(crosstab.p, 9);
    expect(test.cramersV).toBeCloseTo(crosstab.cramersV, 9);
    table.sections[0]!.rows.forEach(({ cells }, v) =>
      crosstab.adjustedResiduals.forEach((row, s) => expect(cells[1 + s]!.residual).toBeCloseTo(row[v]!, 9)),
    );
  });

  it('has column percentages over the column, with the net of two columns', () => {
    const [ja] = table.sections[0]!.rows;
    // 7 of 24, 29 of 66, 17 of 31, 15 of 22; together 36 of 90 and 68 of 143.
    expect(ja!.cells.map(({ percentage }) => percentage)).toEqual([48, 29, 44, 55, 68, 40]);
    expect(table.sections[0]!.bases.map(({ n }) => n)).toEqual([143, 24, 66, 31, 22, 90]);
    expect(table.columns.map(({ letter }) => letter)).toEqual([null, 'A', 'B', 'C', 'D', null]);
  });

  it('has row and total percentages over the columns of the block', () => {
    const row = bannerOf({
      blocks: [block],
      sections: [section(columns, visie, [block])],
      options: { ...OPTIONS, percent: 'row' },
    });
    expect(row.sections[0]!.rows[0]!.cells.map(({ percentage }) => percentage)).toEqual([100, 10, 43, 25, 22, 53]);
    const total = bannerOf({
      blocks: [block],
      sections: [section(columns, visie, [block])],
      options: { ...OPTIONS, percent: 'total' },
    });
    expect(total.sections[0]!.rows[0]!.cells[1]!.share).toBeCloseTo(7 / 143, 12);
  });
});

describe('significance letters', () => {
  const group = variableOf('group', 'single', ['a', 'b', 'c']);
  const answer = variableOf('answer', 'single', ['ja', 'nee']);
  const block: BlockInput = { variable: group, nets: [], populations: null };
  const of = (yes: readonly number[], more: Partial<BannerOptions> = {}, multiple = false) => {
    const by = multiple ? variableOf('group', 'multiple', ['a', 'b', 'c']) : group;
    const responses = yes.flatMap((count, g) =>
      Array.from({ length: 100 }, (_, k): Response => ({ group: [g], answer: [k < count ? 0 : 1] })),
    );
    const blocks = [{ ...block, variable: by }];
    const columns = columnsOf([by, answer], responses);
    return bannerOf({ blocks, sections: [section(columns, answer, blocks)], options: { ...OPTIONS, ...more } });
  };
  const letters = (table: ReturnType<typeof of>) =>
    table.sections[0]!.rows[0]!.cells.map(({ higherThan }) => higherThan.join(''));

  it('stand at the higher of two columns that differ beyond chance after Holm', () => {
    // R: pairwise.prop.test(c(60, 50, 40), c(100, 100, 100), p.adjust = "holm", correct = FALSE):
    // a-c 0.014, a-b 0.31, b-c 0.31. Without the correction b-c would be 0.155.
    expect(letters(of([60, 50, 40]))).toEqual(['', 'C', '', '']);
    // 50 against 64 is 0.046 by itself and 0.14 among three.
    expect(letters(of([50, 64, 57]))).toEqual(['', '', '', '']);
  });

  it('are told with another population: what nearly everybody answered is less of a chance', () => {
    expect(letters(of([50, 64, 57], { populationN: 105 }))[2]).toContain('A');
  });

  it('are not given where columns overlap, or have too small a base', () => {
    const overlapping = of([90, 50, 10], {}, true);
    expect(letters(overlapping).join('')).toBe('');
    expect(overlapping.notes.join(' ')).toContain('overlappen');
    expect(overlapping.sections[0]!.tests).toEqual([{ kind: 'notTested', why: 'overlappingColumns' }]);
    expect(letters(of([90, 50, 10], { smallNumbers: { percentagesFrom: 101, publishFrom: 5 } })).join('')).toBe('');
  });
});

describe('any crossing', () => {
  const rows = variableOf('rows', 'single', ['x', 'y', 'weet-niet']);
  const many = variableOf('many', 'multiple', ['p', 'q', 'r']);
  const by = variableOf('by', 'single', ['k', 'l']);
  const options = variableOf('options', 'multiple', ['s', 't']);
  const variables = [rows, many, by, options];
  const nets = [{ label: 'p of q', codes: ['p', 'q'] }];

  it('has shares in [0, 1] that are its counts over its base, in every form', () => {
    const percent = fc.constantFrom('column' as const, 'row' as const, 'total' as const);
    fc.assert(
      fc.property(
        fc.array(anyResponse(variables), { maxLength: 40 }),
        percent,
        fc.boolean(),
        (responses, form, leaveOut) => {
          const columns = columnsOf(variables, responses);
          const blocks = [by, options].map((variable): BlockInput => ({ variable, nets: [], populations: null }));
          const table = bannerOf({
            blocks,
            sections: [section(columns, rows, blocks), section(columns, many, blocks, { nets })],
            options: { ...OPTIONS, percent: form, excludeDontKnow: leaveOut },
          });
          for (const { rows: made, bases } of table.sections)
            for (const { cells } of made)
              cells.forEach(({ share, count, why }, place) => {
                if (share === null) return expect(why).toBeDefined();
                expect(share).toBeGreaterThanOrEqual(0);
                expect(share).toBeLessThanOrEqual(1);
                if (form === 'column') expect(share).toBe(count! / bases[place]!.n!);
              });
        },
      ),
    );
  });

  it('counts a net of a multiple choice once for who chose several', () => {
    const columns = columnsOf(variables, [{ many: [0, 1] }, { many: [1, 2] }, { many: [2] }, { many: 'missing' }]);
    const { sections } = bannerOf({ blocks: [], sections: [section(columns, many, [], { nets })], options: OPTIONS });
    expect(sections[0]!.rows.at(-1)).toMatchObject({
      kind: 'net',
      label: 'p of q',
      cells: [{ count: 2, percentage: 67 }],
    });
  });

  it('tells nothing of the columns together when one is withheld', () => {
    const columns = columnsOf(
      variables,
      Array.from({ length: 40 }, (_, k): Response => ({ rows: [k % 2], by: [k < 37 ? 0 : 1] })),
    );
    const blocks: BlockInput[] = [{ variable: by, nets: [], populations: null }];
    const plain = section(columns, rows, blocks);
    const counts = plain.columns.map((column, place) => ({
      ...column,
      marks: { group: place === 0 ? undefined : place === 2 ? ('primary' as const) : ('secondary' as const) },
    }));
    const withheld = { ...plain, columns: counts, withheldBlocks: [true] };
    for (const percent of ['column', 'row', 'total'] as const) {
      const table = bannerOf({ blocks, sections: [withheld], options: { ...OPTIONS, percent } });
      const told = JSON.stringify(table.sections[0]!.rows.map(({ cells }) => cells.slice(1)));
      expect(told).not.toMatch(/"(count|share|percentage|residual)":[\d-]/);
      expect(table.sections[0]!.tests).toEqual([{ kind: 'notTested', why: 'withheld' }]);
      expect(table.sections[0]!.bases[1]).toEqual({ n: null, suppressed: 'secondary' });
    }
  });
});

describe('a weighted crossing', () => {
  it('has weighted shares beside unweighted counts and the effective n', () => {
    const answer = variableOf('answer', 'single', ['ja', 'nee']);
    const parts = [
      [0, 0, 30, 10],
      [0, 0, 10, 10],
    ].map((counts) => ({ cells: [Float64Array.from(counts)] }));
    const weighting = {
      title: 'Naar grootte',
      design: {
        kind: 'srs' as const,
        populationN: null,
        cells: [
          { weight: 1, n: 40, classes: [] },
          { weight: 3, n: 20, classes: [] },
        ],
      },
      withoutWeight: 2,
    };
    const { sections, notes } = bannerOf({
      blocks: [],
      sections: [{ variable: answer, nets: [], columns: [{ parts }], withheldBlocks: [] }],
      options: { ...OPTIONS, weighting },
    });
    // (30 + 3·10) of (40 + 3·20); Kish: 100²/(40 + 9·20).
    expect(sections[0]!.rows[0]!.cells[0]).toMatchObject({ count: 40, weighted: 60, share: 0.6, percentage: 60 });
    expect(sections[0]!.bases[0]).toEqual({ n: 60, weighted: 100, effectiveN: 10000 / 220 });
    expect(notes.join(' ')).toContain('Naar grootte');
    expect(notes.join(' ')).toContain('2 vragenlijsten hebben geen gewicht');
  });

  describe('of ninety who stand for two hundred, by class', () => {
    // The example of weighted-difference.spec.ts: yes and no of columns A, B and C, in class k (60 of 100) and m (30 of 100).
    const COUNTS = [
      [
        [15, 5],
        [6, 14],
        [8, 12],
      ],
      [
        [7, 3],
        [2, 8],
        [4, 6],
      ],
    ] as const;
    const answer = variableOf('answer', 'single', ['ja', 'nee']);
    const by = variableOf('by', 'single', ['A', 'B', 'C']);
    const asked = (counts: readonly number[]) => ({ cells: [Float64Array.from([0, 0, ...counts])] });
    const sumOf = (columns: readonly (readonly number[])[]) =>
      [0, 1].map((row) => columns.reduce((sum, one) => sum + one[row]!, 0));
    const columns: ColumnCounts[] = [
      { parts: COUNTS.map((ofClass) => asked(sumOf(ofClass))) },
      ...[0, 1, 2].map((column) => ({ parts: COUNTS.map((ofClass) => asked(ofClass[column]!)) })),
    ];
    const weighting = {
      title: 'Per klasse',
      withoutWeight: 0,
      design: {
        kind: 'postStratified' as const,
        populationN: 200,
        cells: [
          { weight: 100 / 60, n: 60, classes: ['k'] },
          { weight: 100 / 30, n: 30, classes: ['m'] },
        ],
      },
    };
    const table = bannerOf({
      blocks: [{ variable: by, nets: [], populations: null }],
      sections: [{ variable: answer, nets: [], columns, withheldBlocks: [false] }],
      options: { ...OPTIONS, populationN: 200, weighting },
    });

    it('has the shares and the test of svychisq', () => {
      // prop.table(svytable(~ja + col, ps), 2); svychisq(~ja + col, ps): F = 11.506, ndf = 1.9991, ddf = 177.92, p = 2.005e-05
      const [section] = table.sections;
      expect(section!.rows[0]!.cells.slice(1).map(({ share }) => share!.toFixed(12))).toEqual([
        '0.725000000000',
        '0.250000000000',
        '0.400000000000',
      ]);
      const [test] = section!.tests;
      if (test?.kind !== 'raoScott') throw new Error('no test');
      expect([test.f, test.numeratorDf, test.denominatorDf].map((value) => value.toFixed(6))).toEqual([
        '11.506161',
        '1.999096',
        '177.919576',
      ]);
      expect(test.p).toBeCloseTo(2.00493060555e-5, 13);
      expect(test).toMatchObject({ n: 90, smallExpected: false });
    });

    it('has letters of the design: A is higher than B and than C, after Holm', () => {
      // svychisq two by two: 9.9e-06 (A-B), 0.00195 (A-C), 0.115 (B-C)
      const letters = table.sections[0]!.rows.map(({ cells }) => cells.map(({ higherThan }) => higherThan.join('')));
      expect(letters).toEqual([
        ['', 'BC', '', ''],
        ['', '', 'A', 'A'],
      ]);
      expect(table.notes.join(' ')).toContain('Rao en Scott');
    });

    it('is not tested where everybody answered', () => {
      const everybody = { ...weighting, design: { ...weighting.design, populationN: 90 } };
      const { sections, notes } = bannerOf({
        blocks: [{ variable: by, nets: [], populations: null }],
        sections: [{ variable: answer, nets: [], columns, withheldBlocks: [false] }],
        options: { ...OPTIONS, populationN: 90, weighting: everybody },
      });
      expect(sections[0]!.tests).toEqual([{ kind: 'notTested', why: 'noSpread' }]);
      expect(notes.join(' ')).toContain('iedereen heeft geantwoord');
    });

    it('has the mean of a number, with its interval, and nothing that is not weighted', () => {
      const number = variableOf('number', 'number', []);
      const values = [[{ value: 1, count: 60 }], [{ value: 4, count: 30 }]];
      const { sections, notes } = bannerOf({
        blocks: [],
        sections: [
          {
            variable: number,
            nets: [],
            columns: [{ parts: [60, 30].map((count) => ({ cells: [Float64Array.of(0, 0, count)] })), values }],
            withheldBlocks: [],
          },
        ],
        options: { ...OPTIONS, populationN: 200, weighting },
      });
      // All of a class gave the same: the weights have it right.
      const numbers = sections[0]!.numbers.map(({ measure, values: [value] }) => [measure, Number(value!.toFixed(6))]);
      expect(numbers).toEqual([
        ['mean', 2.5],
        ['standardError', 0],
        ['low', 2.5],
        ['high', 2.5],
      ]);
      expect(notes.join(' ')).toContain('De gemiddelden zijn gewogen');
    });
  });
});

describe('a crossing of few respondents', () => {
  const answer = variableOf('answer', 'single', ['a', 'b', 'c']);
  const by = variableOf('by', 'single', ['k', 'l', 'm']);
  const blocks: BlockInput[] = [{ variable: by, nets: [], populations: null }];
  const of = (counts: readonly (readonly number[])[]) => {
    const responses = counts.flatMap((row, a) =>
      row.flatMap((count, b) => Array.from({ length: count }, (): Response => ({ answer: [a], by: [b] }))),
    );
    const columns = columnsOf([answer, by], responses);
    return bannerOf({ blocks, sections: [section(columns, answer, blocks)], options: OPTIONS });
  };

  it('has the exact test of R instead of chi-square, and says so', () => {
    // fisher.test(matrix(c(8, 1, 1, 1, 7, 2, 0, 2, 6), 3, byrow = TRUE))$p.value
    const { sections, notes } = of([
      [8, 1, 1],
      [1, 7, 2],
      [0, 2, 6],
    ]);
    const [test] = sections[0]!.tests;
    if (test?.kind !== 'fisher') throw new Error('no exact test');
    expect(test.n).toBe(28);
    expect(test.p).toBeCloseTo(0.00011074662859814, 10);
    expect(notes.join(' ')).toContain('exacte toets van Fisher');
    expect(notes.join(' ')).not.toContain('chi-kwadraattoets zegt');
    expect(sections[0]!.rows[0]!.cells[1]!.residual).toBeGreaterThan(2);
  });

  it('says that neither test holds where the exact one would take too long', () => {
    const { sections, notes } = of([
      [4, 1, 0],
      [400, 500, 300],
      [3000, 4000, 2000],
    ]);
    expect(sections[0]!.tests).toEqual([{ kind: 'notTested', why: 'smallExpected' }]);
    expect(notes.join(' ')).toContain('te groot voor de exacte toets van Fisher');
  });
});

describe('numbers', () => {
  it('have the mean, spread and quantiles of R', () => {
    // R: x <- c(1, 2, 2, 5, 10, 40); mean(x); sd(x); quantile(x)
    const summary = numberSummary([
      { value: 10, count: 1 },
      { value: 2, count: 2 },
      { value: 40, count: 1 },
      { value: 1, count: 1 },
      { value: 5, count: 1 },
    ]);
    expect(summary).toMatchObject({ n: 6, mean: 10, min: 1, q1: 2, median: 3.5, q3: 8.75, max: 40 });
    expect(summary.kind === 'summary' && summary.sd).toBeCloseTo(15.0599, 4);
  });

  it('of nobody are no numbers, and one value has no spread', () => {
    expect(numberSummary([])).toEqual({ kind: 'noBase' });
    expect(numberSummary([{ value: 3, count: 1 }])).toMatchObject({ mean: 3, sd: null, median: 3 });
  });
});
