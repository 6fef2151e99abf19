import { binsOf, type CellView, Columns, histogram, variableHistograms, weightedHistogram } from '@ido/tabulation';
import { seededRandom } from '../harness/random';
import { type Measurement, medianMilliseconds } from './measure';
import { fillRow, VARIABLES } from './random-responses';

const ROWS = 1_000_000;

/** Columns of `rows` random responses, the same in every run. */
export function filledColumns(rows: number): { columns: Columns; milliseconds: number } {
  const random = seededRandom(20_241_001);
  const columns = new Columns(VARIABLES);
  const id = new Uint8Array(16);
  const words = new Uint32Array(id.buffer);
  const row = new Uint8Array(columns.coding.width);
  let milliseconds = 0;
  // Made in portions, so that making random rows is not counted as filling.
  const portion = 10_000;
  const ids = new Uint8Array(portion * 16);
  const coded = new Uint8Array(portion * row.length);
  for (let done = 0; done < rows; done += portion) {
    const size = Math.min(portion, rows - done);
    for (let at = 0; at < size; at++) {
      for (let word = 0; word < 4; word++) words[word] = random() * 2 ** 32;
      ids.set(id, at * 16);
      fillRow(row, random);
      coded.set(row, at * row.length);
    }
    const start = performance.now();
    for (let at = 0; at < size; at++) {
      columns.put(ids.subarray(at * 16, at * 16 + 16), coded.subarray(at * row.length, (at + 1) * row.length));
    }
    milliseconds += performance.now() - start;
  }
  return { columns, milliseconds };
}

/** Counting of all 18 variables over a million responses in memory. */
export async function benchTabulation(): Promise<Measurement[]> {
  const { columns, milliseconds } = filledColumns(ROWS);
  const random = seededRandom(342);
  const weights = Float64Array.from({ length: ROWS }, () => 0.5 + random());
  const selection = Uint8Array.from({ length: ROWS }, () => (random() < 0.4 ? 1 : 0));
  const cells = VARIABLES.flatMap((variable) => {
    const layout = columns.layout(variable.name);
    return columns.cells(variable.name).map((cell, at) => ({ cell, bins: binsOf(variable, layout[at]!) }));
  });
  const floor = {
    value: await median(() => cells.forEach(({ cell }) => keep(read(cell)))),
    what: 'reading the same bytes',
  };
  const bare = await median(() => cells.forEach(({ cell, bins }) => keep(bareCount(cell, bins))));
  const bareWeighted = await median(() => cells.forEach(({ cell, bins }) => keep(bareSum(cell, bins, weights))));
  return [
    {
      work: 'all 18 variables over 1,000,000 responses, warm',
      value: await median(() => VARIABLES.forEach((variable) => keep(variableHistograms(columns, variable, null)))),
      unit: 'ms',
      target: { atMost: 45 },
      floor,
    },
    { work: 'a bare loop over the same', value: bare, unit: 'ms', target: null, floor },
    {
      work: 'all 18 variables over 1,000,000 responses, weighted',
      value: await median(() => cells.forEach(({ cell, bins }) => keep(weightedHistogram(cell, bins, weights)))),
      unit: 'ms',
      target: { atMost: 80 },
      floor,
    },
    { work: 'a bare weighted loop over the same', value: bareWeighted, unit: 'ms', target: null, floor },
    {
      work: 'the same with a filter',
      value: await median(() => cells.forEach(({ cell, bins }) => keep(histogram(cell, bins, selection)))),
      unit: 'ms',
      target: null,
      floor,
    },
    { work: 'filling the columns with them', value: milliseconds, unit: 'ms', target: null },
    { work: 'memory that the columns hold', value: columns.bytes / 1e6, unit: 'MB', target: null },
  ];
}

/** Results are kept where the engine cannot prove that nobody looks, so that no work is optimised away. */
let kept: unknown;
function keep(result: unknown): void {
  kept = result;
}

async function median(work: () => void): Promise<number> {
  const milliseconds = await medianMilliseconds(work);
  if (kept === undefined) throw new Error('nothing was computed');
  return milliseconds;
}

function bareCount(cell: CellView, bins: number): Float64Array {
  const counts = new Float64Array(bins);
  for (let row = 0; row < cell.length; row++) counts[cell[row]!]!++;
  return counts;
}

function bareSum(cell: CellView, bins: number, weights: Float64Array): Float64Array {
  const sums = new Float64Array(bins);
  for (let row = 0; row < cell.length; row++) sums[cell[row]!]! += weights[row]!;
  return sums;
}

function read(cell: CellView): number {
  const words = new Uint32Array(cell.buffer, cell.byteOffset, cell.byteLength >> 2);
  let sum = 0;
  for (let at = 0; at < words.length; at++) sum = (sum + words[at]!) | 0;
  return sum;
}
