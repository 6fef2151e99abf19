import type { Variable } from '@ido/questionnaire';
import { type CellAnswers, fisherExact, rake, raoScott, type SurveyDesign, weightedShares } from '@ido/statistics';
import { binsOf, type Columns, type Histogram, jointHistogram } from '@ido/tabulation';
import { seededRandom } from '../harness/random';
import { type Measurement, medianMilliseconds } from './measure';
import { VARIABLES } from './random-responses';
import { filledColumns } from './tabulation.bench';

const ROWS = 1_000_000;
const SIZES = 4;
const PROVINCES = 12;
const CELLS = SIZES * PROVINCES;

/** Weighting, weighted shares and exact tests. */
export async function benchStatistics(): Promise<Measurement[]> {
  const random = seededRandom(342);
  const unit = (classes: string[]) => ({ classes, n: 1 });
  const units = Array.from({ length: 342 }, (_, at) =>
    unit([`size-${at % SIZES}`, `province-${at % PROVINCES}`, `region-${Math.floor(random() * 5)}`]),
  );
  const margins = ['size', 'province', 'region'].map((name, margin) => {
    const totals = new Map<string, number>();
    for (const { classes } of units) totals.set(classes[margin]!, (totals.get(classes[margin]!) ?? 0) + 1);
    return { name, totals: [...totals].map(([one, n]) => ({ class: one, n })) };
  });
  const responded = units.filter(() => random() < 0.6);

  const { columns } = filledColumns(ROWS);
  const cellOf = Uint8Array.from({ length: ROWS }, () => Math.floor(random() * CELLS));
  const n = new Float64Array(CELLS);
  for (const cell of cellOf) n[cell]!++;
  const design: SurveyDesign = {
    kind: 'raked',
    populationN: 4 * ROWS,
    cells: Array.from(n, (count, cell) => ({
      n: count,
      weight: 3 + random() * 2,
      classes: [`size-${cell % SIZES}`, `province-${Math.floor(cell / SIZES)}`],
    })),
  };
  const table = Array.from({ length: CELLS }, (_, cell) =>
    Array.from({ length: 10 }, () => Array.from({ length: 6 }, () => Math.floor(n[cell]! / 100))),
  );
  return [
    {
      work: 'raking 342 units on 3 margins',
      value: await medianMilliseconds(() => rake(units, margins)),
      unit: 'ms',
      target: { atMost: 5 },
    },
    {
      work: `the same for the ${responded.length} that answered`,
      value: await medianMilliseconds(() => rake(responded, margins)),
      unit: 'ms',
      target: { atMost: 5 },
    },
    {
      work: '18 weighted shares with linearised standard errors over 1,000,000 responses',
      value: await medianMilliseconds(() => {
        for (const variable of VARIABLES) weightedShares(design, answersTo(columns, variable, cellOf));
      }),
      unit: 'ms',
      target: { atMost: 500 },
      floor: {
        value: await medianMilliseconds(() => {
          for (const variable of VARIABLES) answersTo(columns, variable, cellOf);
        }),
        what: 'counting them per weight cell',
      },
    },
    {
      work: 'Rao-Scott test of a 10 × 6 table in 48 weight cells',
      value: await medianMilliseconds(() => raoScott(design, table)),
      unit: 'ms',
      target: null,
    },
    {
      work: "Fisher's exact test of a 4 × 3 table of 143",
      value: await medianMilliseconds(() =>
        fisherExact([
          [7, 12, 5],
          [29, 24, 13],
          [17, 7, 7],
          [15, 6, 1],
        ]),
      ),
      unit: 'ms',
      target: null,
    },
  ];
}

/** Per weight cell who was counted and how many of them are in each category. */
function answersTo(columns: Columns, variable: Variable, cellOf: Uint8Array): CellAnswers[] {
  const [layout] = columns.layout(variable.name);
  const [cell] = columns.cells(variable.name);
  const joint = jointHistogram(cell!, binsOf(variable, layout!), cellOf, CELLS);
  return joint.map((counts) =>
    variable.type === 'multiple' ? optionsIn(counts, layout!.options) : categoriesIn(counts),
  );
}

const sum = (values: Histogram) => values.reduce((total, value) => total + value, 0);

function categoriesIn(counts: Histogram): CellAnswers {
  const categories = counts.subarray(2);
  return { base: sum(categories), counts: Array.from(categories) };
}

function optionsIn(counts: Histogram, options: number): CellAnswers {
  const chosen = new Array<number>(options).fill(0);
  for (let value = 1; value < counts.length; value++) {
    for (let option = 0; option < options; option++) if ((value - 1) & (1 << option)) chosen[option]! += counts[value]!;
  }
  return { base: sum(counts.subarray(1)), counts: chosen };
}
