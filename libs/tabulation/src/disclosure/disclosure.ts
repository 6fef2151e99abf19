import type { Variable } from '@ido/questionnaire';
import type { Columns } from '../columns';
import type { Suppression } from '../table';
import { boxesOf, boxKey, type DisclosureCell } from './box';
import { openCells, responseCells, variableCells } from './open-cells';
import { withheldBoxes } from './withheld-boxes';
import { withheldTable, type OpenFilter, type WithheldTable } from './withheld-table';

/** Counts per combination of the open dimensions, made in memory or by SQL. */
export interface OpenCounts {
  /** Single choices; see `openCells`. */
  readonly dimensions: readonly Variable[];
  readonly responses: readonly DisclosureCell[];
  /** Asked, answered, and answered something else than "weet ik niet" alone. */
  readonly variable: (variable: Variable) => readonly DisclosureCell[];
}

/** The counts of responses in memory. To be used before anything is awaited: the columns go on changing. */
export function openCountsOf(columns: Columns, dimensions: readonly Variable[]): OpenCounts {
  const cells = openCells(columns, dimensions);
  return {
    dimensions,
    responses: responseCells(cells),
    variable: (variable) => variableCells(columns, variable, cells),
  };
}

/**
 * What is withheld of a wave from whoever is not in the study team, whatever he filters and crosses by. A group of which the number of responses is withheld is
 * withheld for every variable, so that who was asked a question does not tell it; what a question adds to that is decided per question.
 *
 * A dimension has a table of its own. That tells how many have no answer on it (or only "weet ik niet", which can be left out of its base) in every group that is shown, so that
 * those hide nothing, and how many have one, so that those are numbers that have to be large enough as well.
 *
 * A fact of the register that is not known of a few organisations (a merged municipality of which the inhabitants are not known) would take the figure of the whole wave
 * along that way. Nobody needs a table of a fact, so those are withheld instead (the inhabitants tell as much as the size class), and the few are a category like any other.
 */
export class Disclosure {
  private readonly ofResponses: ReadonlyMap<string, Suppression>;
  /** Per dimension the categories of which its own table tells the number. */
  private readonly told: readonly ReadonlySet<number>[];
  /** Names of the facts that are not known of a few. With one, tables of facts are withheld. */
  private readonly untold: ReadonlySet<string>;
  private readonly ofVariables = new Map<string, ReadonlyMap<string, Suppression>>();
  /** Most questions are asked of everyone and answered by everyone: what holds for one holds for the others. */
  private readonly ofCells = new Map<string, ReadonlyMap<string, Suppression>>();

  /** @param publishFrom below this many a group is withheld. */
  constructor(
    private readonly counts: OpenCounts,
    private readonly publishFrom: number,
  ) {
    const { dimensions, responses } = counts;
    this.untold = new Set(
      dimensions
        .filter(({ fact, categories }, at) => fact && hasFew(responses, at, categories.length, publishFrom))
        .map(({ name }) => name),
    );
    const without = dimensions.map(({ name, categories }) => new Set(this.untold.has(name) ? [] : [categories.length]));
    this.told = dimensions.map(
      ({ categories }, at) =>
        new Set([...without[at]!, ...categories.flatMap(({ kind }, index) => (kind === 'dontKnow' ? [index] : []))]),
    );
    const cells = responses.map(({ at, sizes: [n] }): DisclosureCell => {
      const outside = (sets: readonly ReadonlySet<number>[]) =>
        sets.map((set, dimension) => (set.has(at[dimension]!) ? 0 : n!));
      return { at, sizes: [n!, ...outside(without), ...outside(this.told)] };
    });
    this.ofResponses = withheldBoxes(cells, publishFrom, new Map(), this.told);
  }

  /** Variables that may be filtered and crossed by. */
  get dimensions(): readonly Variable[] {
    return this.counts.dimensions;
  }

  /** Whether the number of responses that a filter lets through is withheld. @throws RangeError for a filter on what is not open */
  markOfResponses(filter: OpenFilter): Suppression | undefined {
    return withheldTable(NOBODY, this.ofResponses, this.dimensions, filter, null).whole;
  }

  /** The marks of the table of a variable. @throws RangeError for a filter or crossing by what is not open */
  table(variable: Variable, filter: OpenFilter, by: Variable | null): WithheldTable {
    const table = withheldTable(variable, this.marks(variable), this.dimensions, filter, by);
    return variable.fact && this.untold.size > 0 ? withoutAnything(table) : table;
  }

  /** Marks by box of one variable. */
  private marks(variable: Variable): ReadonlyMap<string, Suppression> {
    const known = this.ofVariables.get(variable.name);
    if (known) return known;
    const cells = this.counts.variable(variable);
    const isDimension = this.dimensions.some(({ name }) => name === variable.name);
    const key = `${isDimension} ${cells.map(({ sizes }) => sizes.join(' ')).join()}`;
    const told = isDimension ? this.told : [];
    const marks = this.ofCells.get(key) ?? withheldBoxes(cells, this.publishFrom, this.ofResponses, told);
    this.ofCells.set(key, marks);
    this.ofVariables.set(variable.name, marks);
    return marks;
  }
}

/** Whether there is a group in which few, but some, are in this category of this dimension. */
function hasFew(
  responses: readonly DisclosureCell[],
  dimension: number,
  category: number,
  publishFrom: number,
): boolean {
  const sums = new Map<string, number>();
  for (const { at, sizes } of responses) {
    if (at[dimension] !== category || sizes[0] === 0) continue;
    for (const box of boxesOf(at)) sums.set(boxKey(box), (sums.get(boxKey(box)) ?? 0) + sizes[0]!);
  }
  return [...sums].some(([, sum]) => sum < publishFrom);
}

/** The same table with everything withheld. */
function withoutAnything({ groups, categories, whole }: WithheldTable): WithheldTable {
  return {
    whole: whole ?? 'secondary',
    groups: groups.map((mark) => mark ?? 'secondary'),
    ...(categories && { categories: categories.map((marks) => marks.map((mark) => mark ?? 'secondary')) }),
  };
}

/** No variable: only the number of responses is asked. */
const NOBODY: Variable = {
  name: '',
  title: '',
  type: 'text',
  question: '',
  questionType: 'text',
  categories: [],
  required: false,
  routed: false,
};
