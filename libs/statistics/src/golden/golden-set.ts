import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One row of a wave: the answer or register fact per column; empty is no answer. */
export type Row = Readonly<Record<string, string>>;

/** A wave of each of two years, the population they come from, and what R makes of them. */
export interface GoldenSet {
  readonly name: string;
  readonly wave1: readonly Row[];
  readonly wave2: readonly Row[];
  /** Columns variable, category, n. */
  readonly population: readonly Row[];
  readonly reference: Reference;
}

interface Proportion {
  readonly count: number;
  readonly n: number;
  readonly share: number;
  readonly wilson: readonly number[];
  readonly wilsonFpc: readonly number[];
  readonly seFpc: number;
}

interface Weighted {
  readonly share: Readonly<Record<string, number>>;
  readonly se: Readonly<Record<string, number>>;
  readonly logitJa: readonly number[];
  readonly betaJa: readonly number[];
  readonly effectiveN: number;
  readonly weightSum: number;
  readonly minWeight: number;
  readonly maxWeight: number;
}

/** reference.json as reference.R writes it. */
export interface Reference {
  readonly populationN: number;
  readonly proportions: {
    readonly wave1: Readonly<Record<string, Readonly<Record<string, Proportion>>>>;
  };
  readonly independent: Readonly<
    Record<
      string,
      {
        readonly k: readonly [number, number];
        readonly n: readonly [number, number];
        readonly difference: number;
        readonly chisq: number;
        readonly p: number;
        readonly interval: readonly number[];
        readonly fisher: number;
      }
    >
  >;
  readonly paired: Readonly<
    Record<
      string,
      {
        readonly n: number;
        readonly gained: number;
        readonly lost: number;
        readonly difference: number;
        readonly exactP: number;
        readonly mcnemarP: number | null;
      }
    >
  >;
  readonly crosstab: {
    readonly rows: readonly string[];
    readonly columns: readonly string[];
    readonly counts: readonly (readonly number[])[];
    readonly chisq: number;
    readonly df: number;
    readonly p: number;
    readonly cramersV: number;
    readonly adjustedResiduals: readonly (readonly number[])[];
    readonly fisherP: number;
  };
  readonly weighted: {
    readonly unweighted: Weighted;
    readonly postStratifiedBySize: Weighted;
    readonly rakedBySizeAndRegion: Weighted;
    readonly stratifiedBySize: Weighted;
    readonly raoScott: { readonly F: number; readonly ndf: number; readonly ddf: number; readonly p: number };
  };
  readonly multiplicity: Readonly<Record<'raw' | 'holm' | 'bh', Readonly<Record<string, number>>>>;
}

/** The sets of this folder, and those below the folder that `GOLDEN_SETS` names. */
export function goldenSets(): GoldenSet[] {
  const own = path.join(__dirname, 'sets');
  const other = process.env.GOLDEN_SETS;
  return [own, ...(other === undefined ? [] : [path.resolve(other)])].flatMap((root) =>
    [root, ...readdirSync(root).map((name) => path.join(root, name))]
      .filter((folder) => existsSync(path.join(folder, 'reference.json')))
      .map(readSet),
  );
}

function readSet(folder: string): GoldenSet {
  const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const rows = (name: string): Row[] => {
    const [header, ...lines] = text(name)
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    return lines.map((line) => Object.fromEntries(header!.map((column, at) => [column, line[at] ?? ''])));
  };
  return {
    name: path.basename(folder),
    wave1: rows('wave1.csv'),
    wave2: rows('wave2.csv'),
    population: rows('population.csv'),
    reference: JSON.parse(text('reference.json')) as Reference,
  };
}
