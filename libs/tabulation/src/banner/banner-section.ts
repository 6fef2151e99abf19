import type { Suppression } from '../table';
import { cellOf, EMPTY_CELL } from './banner-cell';
import type { BannerOptions, ColumnCounts, SectionInput } from './banner-input';
import type { BannerShape } from './banner-shape';
import type { BannerBase, BannerCell, BannerRow, BannerSection } from './banner-table';
import { blockTest } from './block-test';
import { compareColumns, compareWeighted, type ComparedColumn } from './compare-columns';
import { columnPopulation } from './column-population';
import { lettersOf } from './letters';
import { netCode } from './net';
import { numberRows } from './number-rows';
import { countedColumn, type CountedColumn } from './section-counts';

/**
 * One row variable against all columns.
 * @param exactSteps bounds the time of each exact test
 * @throws RangeError when the counts are not those of the variables
 */
export function sectionOf(section: SectionInput, shape: BannerShape, exactSteps: number): BannerSection {
  const { variable, nets, withheldBlocks } = section;
  const { columns, blocks, options } = shape;
  if (section.columns.length !== columns.length)
    throw new RangeError(`Counts of ${section.columns.length} columns cannot go with ${columns.length}`);
  const counted = section.columns.map((column) => countedColumn(variable, nets, column, options));
  const tests = blocks.map((_, block) => blockTest(section, block, counted, shape, exactSteps));
  const rows = [
    ...variable.categories.map(({ code, label, kind }) => ({ code, label, kind })),
    ...nets.map((net) => ({ code: netCode(net), label: net.label, kind: 'net' as const })),
  ];
  return {
    name: variable.name,
    title: variable.title,
    type: variable.type,
    bases: counted.map((column, place) => baseOf(column, section.columns[place]!.marks?.group, options)),
    rows: rows.map((said, row): BannerRow => {
      const leftOut = options.excludeDontKnow && said.kind === 'dontKnow';
      const letters = leftOut ? new Map<number, string[]>() : lettersOfRow(counted, row, section, shape);
      const cells = columns.map(({ block, net }, place): BannerCell => {
        const suppressed = markOf(section, section.columns[place]!, row);
        if (suppressed) return withheldCell(suppressed, options);
        const withheldBlock = block !== null && withheldBlocks[block] === true;
        const cell = cellOf(counted, { row, place, leftOut, withheldBlock }, shape);
        const residual =
          block === null || net ? undefined : tests[block]!.residuals?.[row]?.[place - blocks[block]!.first];
        return { ...cell, residual: leftOut ? null : (residual ?? null), higherThan: letters.get(place) ?? [] };
      });
      return { ...said, cells };
    }),
    numbers: numberRows(section, shape),
    tests: tests.map(({ said }) => said),
  };
}

function withheldCell(suppressed: Suppression, { weighting }: BannerOptions): BannerCell {
  return { ...EMPTY_CELL, count: null, ...(weighting && { weighted: null }), why: 'suppressed', suppressed };
}

function baseOf(column: CountedColumn, suppressed: Suppression | undefined, { weighting }: BannerOptions): BannerBase {
  if (suppressed) return { n: null, ...(weighting && { weighted: null, effectiveN: null }), suppressed };
  return {
    n: column.base,
    ...(weighting && { weighted: column.weightedBase, effectiveN: column.effectiveN }),
  };
}

/** Whether a row of a column is withheld; a net is as soon as one of its categories is. */
function markOf({ variable, nets }: SectionInput, { marks }: ColumnCounts, row: number): Suppression | undefined {
  if (marks?.group || !marks?.categories) return marks?.group;
  const net = nets[row - variable.categories.length];
  if (!net) return marks.categories[row];
  return variable.categories.reduce<Suppression | undefined>(
    (mark, { code }, at) => mark ?? (net.codes.includes(code) ? marks.categories?.[at] : undefined),
    undefined,
  );
}

/** The letters of a row by place of the column. A column with a base too small for percentages is not compared. */
function lettersOfRow(
  counted: readonly CountedColumn[],
  row: number,
  { withheldBlocks }: SectionInput,
  shape: BannerShape,
): Map<number, string[]> {
  const { columns, places, options } = shape;
  const found = new Map<number, string[]>();
  places.forEach((inBlock, block) => {
    if (withheldBlocks[block]) return;
    const compared = inBlock.flatMap((place): (ComparedColumn & { place: number; letter: string })[] => {
      const { letter } = columns[place]!;
      const column = counted[place]!;
      if (letter === null || column.base < Math.max(1, options.smallNumbers.percentagesFrom)) return [];
      return [{ place, letter, counted: column, populationN: columnPopulation(shape, place) }];
    });
    const letters = lettersOf(
      compared.map(({ letter }) => letter),
      (a, b) => {
        const [one, other] = [compared[a]!, compared[b]!];
        return options.weighting
          ? compareWeighted(one, other, row, options.weighting.design)
          : compareColumns(one, other, row);
      },
    );
    letters.forEach((lower, at) => found.set(compared[at]!.place, lower));
  });
  return found;
}
