import { Injectable } from '@nestjs/common';
import type { Variable } from '@ido/questionnaire';
import {
  allOf,
  bannerOf,
  weightingDesign,
  type BannerTable,
  type BlockInput,
  type ColumnCounts,
  type Condition,
  type Net,
  type OpenFilter,
  type SectionInput,
  type Weighting,
} from '@ido/tabulation';
import { problem } from '../http/problems';
import type { WaveWithRole } from '../studies/wave-row';
import type { RawQuery } from './breakdown-query';
import type { CountRequest } from './counts';
import { AskedState } from './asked-state';
import { mayCount, openTo } from './open-to';
import { populationsBy, populationWithin } from './population-within';
import { readClassLimits, readTableQuery, type TableQuery } from './table-query';
import { WaveCounter, type Counted, type CountPlan } from './wave-counter';
import type { WaveState } from './wave-state';
import type { WaveVariables } from './wave-variables';
import { WeightingOfWave } from './weighting-of-wave';

/** A table of a wave, ready to be answered or exported. */
export interface WaveTable {
  readonly query: TableQuery;
  /** Null when no rows are chosen: then only what can be chosen is told. */
  readonly table: BannerTable | null;
  /** Organisations that the table is about; null when unknown. */
  readonly population: number | null;
  /** Complete responses that the filter lets through; null when withheld. */
  readonly responses: number | null;
  /** What can be chosen for rows (also numbers), columns and filters, for this reader. */
  readonly variables: readonly Variable[];
  readonly dimensions: readonly Variable[];
  /** What the table was made from; null when it cannot be made again (by libraries, which the register knows as they are now). */
  readonly state: WaveState | null;
  /** The version of the weighting, as a query names it; `none` without. */
  readonly weights: string;
}

interface TablePlan extends CountPlan {
  readonly query: TableQuery;
  readonly choices: OpenFilter;
}

/** A condition per column, the total first. */
interface ColumnOf {
  readonly block: number | null;
  readonly codes: readonly string[] | null;
}

/** Crossings of any variables of a wave; readers get them with small numbers withheld (docs/decisions/0013-tables-and-filters.md). */
@Injectable()
export class TablesService {
  constructor(
    private readonly counter: WaveCounter,
    private readonly weightings: WeightingOfWave,
    private readonly states: AskedState,
  ) {}

  /** One variable against another. Throws as `of`, and unknown-resource for a variable that there is not. */
  async crossing(
    wave: WaveWithRole,
    raw: RawQuery,
    row: string,
    column: string,
  ): Promise<WaveTable & { readonly table: BannerTable }> {
    const found = await this.of(wave, { ...raw, rows: row, columns: column }, [row, column]);
    // Rows and columns were given.
    return { ...found, table: found.table! };
  }

  /**
   * @param path variables that the path names
   * @throws ProblemError invalid-input for what the query asks wrong; for-study-team for a filter or crossing that is not open to readers;
   * too-many-values for a number with more different values than can be summarised; of `stateProblem` for an earlier state that cannot be made any more
   */
  async of(wave: WaveWithRole, raw: RawQuery, path: readonly string[] = []): Promise<WaveTable> {
    const weighting = await this.weightings.find(wave, raw);
    const state = await this.states.of(wave, raw);
    const counted = await this.counter.count(
      wave,
      (variables) => {
        const missing = path.find((name) => !variables.all.some((variable) => variable.name === name));
        if (missing !== undefined) throw problem.unknown({ what: 'Variabele', key: missing });
        return tablePlan(wave, raw, variables, weighting);
      },
      readClassLimits(raw),
      state,
    );
    return tableOf(wave, counted, weighting);
  }
}

function tablePlan(
  wave: WaveWithRole,
  raw: RawQuery,
  variables: WaveVariables,
  weighting: Weighting | null,
): TablePlan {
  const query = readTableQuery(raw, variables.all);
  const { rows, columns, filters, where } = query;
  const condition = allOf(filters, where);
  const requests = (columns.length === 0 ? [null] : columns).map((by): CountRequest => {
    const nets = by ? netsOf(query, by).map(({ codes }) => codes) : [];
    return { variables: rows, filters: [], where: condition, by, nets };
  });
  const values = rows.flatMap(({ name, type }) => {
    const source = variables.numbers.find((one) => one.variable.name === name);
    if (type !== 'number' || !source) return [];
    return columnsOf(query).map((column) => ({ source, where: both(condition, conditionOf(query, column)) }));
  });
  return { query, requests, values, weighting, ...openTo(wave, variables, rows, condition, columns) };
}

function tableOf(
  wave: WaveWithRole,
  { plan, variables, counts, weighted, values, disclosure, state }: Counted<TablePlan>,
  weighting: Weighting | null,
): WaveTable {
  const { query, choices, open } = plan;
  const within = populationWithin(variables, allOf(query.filters, query.where));
  const blocks = query.columns.map((variable): BlockInput => {
    const populations = populationsBy(variables, within, variable);
    return { variable, nets: netsOf(query, variable), populations };
  });
  // Per request: everyone, or each weight cell by itself.
  const parts = counts.map((counted, at) => weighted[at]?.cells ?? [counted]);
  let valuesRead = 0;
  const sections = query.rows.map((variable, row): SectionInput => {
    const numeric = variable.type === 'number';
    const columns = columnsOf(query).map((column, place): ColumnCounts => {
      const histograms = parts[column.block ?? 0]!.map((part) => {
        const counted = part.variables[row]!;
        return column.block === null ? counted.total : counted.groups![placeIn(query, column.block, place)]!;
      });
      if (!numeric) return { parts: histograms };
      const found = values[valuesRead++];
      if (!found) throw problem.tooManyValues({ variable: variable.title });
      return { parts: histograms, values: found };
    });
    if (!disclosure)
      return { variable, nets: netsOf(query, variable), columns, withheldBlocks: blocks.map(() => false) };
    const marked = blocks.map((block) => disclosure.table(variable, choices, block.variable));
    const whole = disclosure.table(variable, choices, null);
    const marks = columnsOf(query).map((column, place) => {
      if (column.block === null) return { group: whole.whole, categories: whole.categories?.at(-1) };
      const within = placeIn(query, column.block, place);
      const block = marked[column.block]!;
      if (within < block.groups.length) return { group: block.groups[within], categories: block.categories?.[within] };
      // A net is a filter on several categories.
      const name = query.columns[column.block]!.name;
      const inside = disclosure.table(variable, narrowed(choices, name, column.codes ?? []), null);
      return { group: inside.whole, categories: inside.categories?.at(-1) };
    });
    const withheldBlocks = marked.map(({ groups, categories }, at) => {
      const nobody = disclosure.table(variable, narrowed(choices, query.columns[at]!.name, [null]), null);
      const inside = categories?.some((group) => group.some(Boolean)) ?? false;
      return groups.some(Boolean) || nobody.whole !== undefined || whole.whole !== undefined || inside;
    });
    return {
      variable,
      nets: netsOf(query, variable),
      columns: columns.map((column, place) => ({ ...column, marks: marks[place]! })),
      withheldBlocks,
    };
  });
  const populationN = variables.population.length === 0 ? null : within.length;
  const table = bannerOf({
    blocks,
    sections,
    options: {
      percent: query.percent,
      base: query.base,
      excludeDontKnow: query.excludeDontKnow,
      populationN,
      smallNumbers: { percentagesFrom: wave.percentagesFrom, publishFrom: wave.publishFrom },
      weighting: weighting && {
        title: weighting.title,
        design: weightingDesign(weighting, weighted[0]!.sizes),
        withoutWeight: weighted[0]!.withoutWeight,
      },
    },
  });
  const hidden = disclosure?.markOfResponses(choices) !== undefined;
  const dimensions = variables.all.filter(({ categories }) => categories.length > 0);
  return {
    query,
    table: query.rows.length > 0 ? table : null,
    population: populationN,
    responses: hidden ? null : counts[0]!.responses,
    variables: variables.all.filter(
      (one) => (one.categories.length > 0 || one.type === 'number') && (!open || mayCount(one, variables)),
    ),
    dimensions: open ?? dimensions,
    state,
    weights: weighting?.key ?? 'none',
  };
}

function netsOf({ nets }: TableQuery, { name }: Variable): readonly Net[] {
  return nets.get(name) ?? [];
}

/** The columns in their order: the total, then of each block its categories and its nets. */
function columnsOf(query: TableQuery): ColumnOf[] {
  return [
    { block: null, codes: null },
    ...query.columns.flatMap((variable, block) => [
      ...variable.categories.map(({ code }) => ({ block, codes: [code] })),
      ...netsOf(query, variable).map(({ codes }) => ({ block, codes })),
    ]),
  ];
}

/** The place within its block of a column of the whole. */
function placeIn(query: TableQuery, block: number, place: number): number {
  return place - columnsOf(query).findIndex((column) => column.block === block);
}

function conditionOf({ columns }: TableQuery, { block, codes }: ColumnOf): Condition | null {
  return block === null || !codes ? null : { kind: 'is', variable: columns[block]!.name, codes };
}

function both(one: Condition | null, other: Condition | null): Condition | null {
  return one && other ? { kind: 'and', conditions: [one, other] } : (one ?? other);
}

/** What the filter lets through when it is also on these codes of a dimension. */
function narrowed(choices: OpenFilter, name: string, codes: readonly (string | null)[]): OpenFilter {
  const before = choices.get(name);
  return new Map([...choices, [name, before ? codes.filter((code) => before.includes(code)) : codes]]);
}
