import type { Variable } from '@ido/questionnaire';
import { bannerOf, Columns, groupedHistograms, variableHistograms, type BlockInput } from '@ido/tabulation';
import { seededRandom } from '../harness/random';
import { medianMilliseconds, type Measurement } from './measure';

const ROWS = 1_000_000;

/** A crossing of 10 by 6 over a million responses: counts, percentages, chi-square with residuals, and letters. */
export async function benchCrosstab(): Promise<Measurement[]> {
  const row = single('row', 10);
  const by = single('by', 6);
  const columns = filled([row, by]);
  const block: BlockInput = { variable: by, nets: [], populations: null };
  const crosstab = () => {
    const counts = [variableHistograms(columns, row, null), ...groupedHistograms(columns, row, by, null)].map(
      (histograms) => ({ parts: [histograms] }),
    );
    return bannerOf({
      blocks: [block],
      sections: [{ variable: row, nets: [], columns: counts, withheldBlocks: [false] }],
      options: {
        percent: 'column',
        base: 'answered',
        excludeDontKnow: false,
        populationN: null,
        smallNumbers: { percentagesFrom: 10, publishFrom: 5 },
        weighting: null,
      },
    });
  };
  const [test] = crosstab().sections[0]!.tests;
  if (test?.kind !== 'chiSquare' || test.n !== ROWS) throw new Error('the crossing was not tested');
  const [cell] = columns.cells('row');
  let kept = 0;
  const floor = await medianMilliseconds(() => {
    for (let at = 0; at < ROWS; at++) kept += cell![at]!;
  });
  if (kept === 0) throw new Error('nothing was read');
  return [
    {
      work: 'crosstab 10 × 6 with chi-square and letters over 1,000,000 responses, warm',
      value: await medianMilliseconds(crosstab),
      unit: 'ms',
      target: { atMost: 8 },
      floor: { value: floor, what: 'reading one of the two columns' },
    },
  ];
}

function filled(variables: readonly Variable[]): Columns {
  const random = seededRandom(10_6);
  const columns = new Columns(variables);
  columns.reserve(ROWS);
  const id = new Uint8Array(16);
  const view = new DataView(id.buffer);
  const coded = new Uint8Array(columns.coding.width);
  for (let at = 0; at < ROWS; at++) {
    for (let word = 0; word < 16; word += 4) view.setUint32(word, random() * 2 ** 32);
    variables.forEach(({ categories }, k) => (coded[k] = 2 + Math.floor(random() * categories.length)));
    columns.put(id, coded);
  }
  return columns;
}

function single(name: string, categories: number): Variable {
  return {
    name,
    title: name,
    type: 'single',
    question: name,
    questionType: 'radiogroup',
    categories: Array.from({ length: categories }, (_, at) => ({
      code: `c${at}`,
      value: `c${at}`,
      label: `c${at}`,
      kind: 'substantive',
      exclusive: false,
    })),
    required: false,
    routed: false,
  };
}
