import { postStratify } from '../post-stratify';
import { rake } from '../rake';
import { raoScott } from '../rao-scott';
import type { SurveyDesign } from '../survey-design';
import { weightedShares } from '../weighted-shares';
import { expectClose } from './expect-close';
import { goldenSets } from './golden-set';
import { of } from './of-kind';

/**
 * A question that some did not answer: who did is a subgroup of the sample. Reference: R 4.2.2, survey 4.1.1, on the waves of seed
 * 2024: svymean(~I(promotie == "ja"), design, na.rm = TRUE) and svychisq(~promotie + regierol, design, statistic = "F").
 */
const EXPECTED = {
  srs: {
    share: 0.559701492537313,
    se: 0.0328274215156482,
    test: [1.2716774802261, 5.99921403054909, 851.88839233797, 0.267780701456961],
  },
  postStratified: {
    share: 0.557373804983007,
    se: 0.0334683323128592,
    test: [1.3693196894724, 5.97246214052445, 848.089623954472, 0.224375313831605],
  },
  raked: {
    share: 0.556806835670955,
    se: 0.0334172947249932,
    test: [1.36457184952099, 5.97355692806894, 848.245083785789, 0.226340668685094],
  },
  stratified: {
    share: 0.557373804983007,
    se: 0.0343543106065532,
    test: [1.30058743817013, 5.93265563974688, 824.639133924816, 0.254728119174886],
  },
};

// One cell per respondent: grouping is not needed for the figures to be right.
const { wave1, population } = goldenSets().find(({ name }) => name === 'seed-2024')!;
const margin = (name: string) => ({
  name,
  totals: population.filter((row) => row.variable === name).map((row) => ({ class: row.category!, n: Number(row.n) })),
});
const both = wave1.map((row) => ({ classes: [row.size!, row.region!], n: 1 }));
const bySize = wave1.map((row) => ({ classes: [row.size!], n: 1 }));
const weighted = (cells: typeof both, weights: readonly number[]) =>
  cells.map((cell, at) => ({ ...cell, weight: weights[at]! }));
const post = weighted(bySize, of(postStratify(bySize, margin('size')), 'weights').weights);

const designs: Record<keyof typeof EXPECTED, SurveyDesign> = {
  srs: { kind: 'srs', populationN: 342, cells: wave1.map(() => ({ n: 1, classes: [], weight: 342 / 143 })) },
  postStratified: { kind: 'postStratified', populationN: 342, cells: post },
  raked: {
    kind: 'raked',
    populationN: 342,
    cells: weighted(both, of(rake(both, [margin('size'), margin('region')]), 'weights').weights),
  },
  stratified: { kind: 'stratified', strata: margin('size').totals, cells: post },
};

const distinct = (column: string) => [...new Set(wave1.map((row) => row[column]!))].filter((one) => one !== '');

describe('a question that some did not answer', () => {
  it.each(Object.entries(designs))('%s', (kind, design) => {
    const expected = EXPECTED[kind as keyof typeof EXPECTED];
    const answers = wave1.map(({ promotie }) => ({
      base: promotie === '' ? 0 : 1,
      counts: [promotie === 'ja' ? 1 : 0],
    }));
    const result = of(weightedShares(design, answers), 'weightedShares');
    expect(result.n).toBe(134);
    expectClose([result.shares[0]!.share], [expected.share]);
    expectClose([of(result.shares[0]!.standardError, 'standardError').standardError], [expected.se]);

    const tables = wave1.map((row) =>
      distinct('promotie').map((one) =>
        distinct('regierol').map((other) => (row.promotie === one && row.regierol === other ? 1 : 0)),
      ),
    );
    const test = of(raoScott(design, tables), 'test');
    expectClose([test.f, test.numeratorDf, test.denominatorDf, test.p], expected.test);
  });
});
