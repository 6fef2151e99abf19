/** One line of the benchmark. `floor`: the least that the same work could cost, measured in the same run, and what it is. */
export interface Measurement {
  readonly work: string;
  readonly value: number;
  readonly unit: string;
  /** What is asked; `atMost` for times and sizes, `atLeast` for rates. */
  readonly target: { readonly atMost: number } | { readonly atLeast: number } | null;
  readonly floor?: { readonly value: number; readonly what: string };
}

const RUNS = 5;

/** Middle value; of an even number the lower middle, so that it is always one that was measured. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new Error('no values');
  return middle;
}

/** Milliseconds that the work takes: the median of five, after one run that is not counted. */
export async function medianMilliseconds(work: () => unknown, runs = RUNS): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return median(times);
}

const round = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(4));

/** The measurement as a line of a table in Markdown. */
export function line({ work, value, unit, target, floor }: Measurement): string {
  const asked = target === null ? '' : 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
  const reached =
    target === null ? '' : ('atMost' in target ? value <= target.atMost : value >= target.atLeast) ? 'yes' : 'NO';
  const ratio = floor ? `${round(value / floor.value)} × ${round(floor.value)} ${unit} (${floor.what})` : '';
  return `| ${work} | ${round(value)} ${unit} | ${asked} | ${reached} | ${ratio} |`;
}
