import { binsOf, Columns, histogram, variableHistograms, weightedHistogram, type CellView } from '../src/index';
import { fillRow, randomFrom, VARIABLES } from './random-responses';

/** One measured piece of work. Times in milliseconds, medians of five after one run to warm up. */
export interface Measurement {
  readonly name: string;
  readonly median: number;
  /** The same work as a bare loop over the same columns, in the same run: what the machine does without any care. */
  readonly bare: number;
  /** Reading the same bytes and adding them up: no way of counting can be faster. */
  readonly floor: number;
  /** What is to be reached on the reference machine of two cores. */
  readonly target?: number;
}

/** What a million responses take in memory, and filling the columns with them. */
export interface Filling {
  readonly rows: number;
  readonly megabytes: number;
  readonly milliseconds: number;
}

const RUNS = 5;

/** Columns of `rows` random responses, the same in every run. */
export function filledColumns(rows: number): { columns: Columns; filling: Filling } {
  const random = randomFrom(20_241_001);
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
  return { columns, filling: { rows, megabytes: columns.bytes / 1e6, milliseconds } };
}

/** Measures the counting of all 18 variables over `rows` responses, a million unless told. */
export function benchTabulation(rows = 1_000_000): Measurement[] {
  const { columns } = filledColumns(rows);
  const random = randomFrom(342);
  const weights = Float64Array.from({ length: rows }, () => 0.5 + random());
  const selection = Uint8Array.from({ length: rows }, () => (random() < 0.4 ? 1 : 0));
  const cells = VARIABLES.flatMap((variable) => {
    const layout = columns.layout(variable.name);
    return columns.cells(variable.name).map((cell, at) => ({ cell, bins: binsOf(variable, layout[at]!) }));
  });
  const floor = median(() => cells.forEach(({ cell }) => keep(read(cell))));
  const weightedFloor = floor + cells.length * median(() => keep(readWeights(weights)));
  const bare = median(() => cells.forEach(({ cell, bins }) => keep(bareCount(cell, bins))));
  const bareWeighted = median(() => cells.forEach(({ cell, bins }) => keep(bareSum(cell, bins, weights))));
  return [
    {
      name: `18 variables, ${rows} responses`,
      median: median(() => VARIABLES.forEach((variable) => keep(variableHistograms(columns, variable, null)))),
      bare,
      floor,
      target: 45,
    },
    {
      name: `18 variables, ${rows} responses, weighted`,
      median: median(() => cells.forEach(({ cell, bins }) => keep(weightedHistogram(cell, bins, weights)))),
      bare: bareWeighted,
      floor: weightedFloor,
      target: 80,
    },
    {
      name: `18 variables, ${rows} responses, filtered`,
      median: median(() => cells.forEach(({ cell, bins }) => keep(histogram(cell, bins, selection)))),
      bare,
      floor,
    },
  ];
}

/** Results are kept where the engine cannot prove that nobody looks, so that no work is optimised away. */
let kept: unknown;
function keep(result: unknown): void {
  kept = result;
}

function median(work: () => void): number {
  work();
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  if (kept === undefined) throw new Error('Nothing was computed');
  return times.sort((a, b) => a - b)[RUNS >> 1]!;
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

function readWeights(weights: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += weights[at]!;
  return sum;
}
