import type { Suppression } from '../table';
import { boxesOf, boxKey, type Box, type DisclosureCell } from './box';
import { RowSpace } from './row-space';

/** A group that holds somebody, with what is decided about it. */
interface Group {
  readonly box: Box;
  readonly sizes: number[];
  /** Places of its cells. */
  readonly cells: number[];
  mark?: Suppression;
}

/** A group that is shown or not, and the groups that it is divided into by one dimension: by subtraction they tell of each other. */
interface Line {
  /** Which dimension divides it. */
  readonly dimension: number;
  readonly whole: Group;
  readonly parts: readonly Group[];
}

/**
 * Which groups of one variable are withheld from whoever is not in the study team (rule 4), for all tables that he may ask for together: every
 * filter on the dimensions and every crossing by one of them is a sum over boxes, so it is decided once over all boxes and never per table.
 *
 * - `primary`: more than nobody and fewer than `publishFrom` were asked, answered, or gave an opinion. All three count, whatever base is asked for.
 * - `secondary`: what is withheld within a group that is shown is together at least `publishFrom` and of at least two groups; and no withheld group
 *   is a sum or difference of groups that are shown, in any number of steps. Until both hold, the smallest group that helps goes too.
 *
 * The reader is taken to know which combinations hold nobody. Whoever has no answer on a dimension is a category of it for the caller to give: the other
 * groups and the total tell of them.
 *
 * Source: complementary suppression in linked tables, A. Hundepool et al. (2012), Statistical Disclosure Control, sections 4.4 and 4.6.
 * @param before what is withheld already, and stays so.
 * @param told per dimension the categories of which the number is told, by another table, wherever the group that they are part of is shown: they hide nothing.
 * @returns the mark of each withheld box, by `boxKey`. A box that is not in it is shown; one that holds nobody is shown as such.
 */
export function withheldBoxes(
  cells: readonly DisclosureCell[],
  publishFrom: number,
  before: ReadonlyMap<string, Suppression> = new Map(),
  told: readonly ReadonlySet<number>[] = [],
): ReadonlyMap<string, Suppression> {
  // Counted in memory or by a database, in whatever order: of two that would do, always the same goes.
  const groups = groupsOf([...cells].sort((one, other) => byPlace(one.at, other.at)));
  const small = (sizes: readonly number[]) => sizes.some((size) => size > 0 && size < publishFrom);
  for (const [key, group] of groups) {
    const mark = small(group.sizes) ? 'primary' : before.get(key);
    if (mark) group.mark = mark;
  }
  const lines = linesOf(groups);
  const inLines = new Map<Group, Line[]>();
  for (const line of lines)
    for (const part of [line.whole, ...line.parts]) inLines.set(part, [...(inLines.get(part) ?? []), line]);

  // Without dimensions there is only the whole.
  const linesAround = (group: Group) => inLines.get(group) ?? [];
  const withhold = (group: Group | undefined): boolean => {
    if (!group) return false;
    group.mark = 'secondary';
    return true;
  };
  const isTold = ({ box }: Group, dimension: number) => told[dimension]?.has(box[dimension]!) === true;
  const mendLines = () => {
    for (let changed = true; changed;) {
      changed = false;
      for (const line of lines) {
        if (line.whole.mark) continue;
        const hiding = line.parts.filter((part) => !isTold(part, line.dimension));
        const gone = hiding.filter(({ mark }) => mark);
        if (gone.length === 0 || (gone.length > 1 && !small(sumOf(gone)))) continue;
        changed = withhold(smallest(hiding.filter(({ mark }) => !mark)) ?? line.whole) || changed;
      }
    }
  };

  for (mendLines(); ; mendLines()) {
    const all = [...groups.values()];
    const known = all.filter(
      (group) =>
        !group.mark ||
        linesAround(group).some(({ whole, dimension }) => whole !== group && !whole.mark && isTold(group, dimension)),
    );
    // Who is in such a category of two dimensions cannot be asked for, and may be all who are in that of one.
    const toldBy = (group: Group) => group.box.filter((_, dimension) => isTold(group, dimension)).length;
    const secret = all.filter((group) => group.mark && !known.includes(group) && toldBy(group) < 2);
    const follows = firstThatFollows(all, known, secret);
    if (!follows) break;
    const around = linesAround(follows).flatMap(({ whole, parts }) => (whole === follows ? parts : [...parts, whole]));
    // A group that follows has one beside or above it that is shown, or it would not follow; the rest is for safety.
    const next =
      smallest(around.filter(({ mark }) => !mark)) ?? smallest([...groups.values()].filter(({ mark }) => !mark));
    if (!withhold(next)) break;
  }
  return new Map([...before, ...[...groups].flatMap(([key, { mark }]) => (mark ? [[key, mark] as const] : []))]);
}

function groupsOf(cells: readonly DisclosureCell[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  cells.forEach((cell, place) => {
    if (cell.sizes.every((size) => size === 0)) return;
    for (const box of boxesOf(cell.at)) {
      const key = boxKey(box);
      const group = groups.get(key) ?? { box, sizes: cell.sizes.map(() => 0), cells: [] };
      cell.sizes.forEach((size, measure) => (group.sizes[measure]! += size));
      group.cells.push(place);
      groups.set(key, group);
    }
  });
  return groups;
}

function byPlace(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((index, dimension) => index !== other[dimension]);
  return at < 0 ? 0 : one[at]! - other[at]!;
}

function linesOf(groups: ReadonlyMap<string, Group>): Line[] {
  const parts = new Map<string, { dimension: number; whole: Group; parts: Group[] }>();
  for (const group of groups.values()) {
    group.box.forEach((index, dimension) => {
      if (index === null) return;
      const whole = groups.get(boxKey(group.box.with(dimension, null)))!;
      const key = `${dimension}: ${boxKey(whole.box)}`;
      const line = parts.get(key) ?? { dimension, whole, parts: [] };
      line.parts.push(group);
      parts.set(key, line);
    });
  }
  return [...parts.values()];
}

function sumOf(groups: readonly Group[]): number[] {
  const sums = groups[0]!.sizes.map(() => 0);
  for (const { sizes } of groups) sizes.forEach((size, measure) => (sums[measure]! += size));
  return sums;
}

/** The one with the fewest answers; of as many, the one that comes first. */
function smallest(groups: readonly Group[]): Group | undefined {
  return groups.reduce<Group | undefined>(
    (least, group) => (!least || sizeOf(group) < sizeOf(least) ? group : least),
    undefined,
  );
}

function sizeOf({ sizes }: Group): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** One of the withheld groups that follows from those of which the number is known. */
function firstThatFollows(
  groups: readonly Group[],
  shown: readonly Group[],
  withheld: readonly Group[],
): Group | undefined {
  if (withheld.length === 0) return undefined;
  // A cell that is shown by itself is known; only the others are to be found out.
  const known = new Set(shown.flatMap(({ cells }) => (cells.length === 1 ? cells : [])));
  const unknown = [...new Set(groups.flatMap(({ cells }) => cells))].filter((place) => !known.has(place));
  const placeOf = new Map(unknown.map((place, at) => [place, at]));
  const places = ({ cells }: Group) => cells.flatMap((place) => placeOf.get(place) ?? []);
  const space = new RowSpace(unknown.length);
  for (const group of shown) space.add(places(group));
  return withheld.find((group) => space.spans(places(group)));
}

/**
 * Whether the union of boxes may be shown: a filter with several codes of a dimension. Only when each of them is, so that a union never tells more than they do.
 * @param choices per dimension the indices that the filter lets through; null where it does not filter
 */
export function markOfUnion(
  withheld: ReadonlyMap<string, Suppression>,
  choices: readonly (readonly number[] | null)[],
): Suppression | undefined {
  const boxes = choices.reduce<Box[]>(
    (made, choice) => made.flatMap((box) => (choice ?? [null]).map((index) => [...box, index])),
    [[]],
  );
  const marks = new Set(boxes.map((box) => withheld.get(boxKey(box))));
  if (marks.has('primary')) return 'primary';
  return marks.has('secondary') ? 'secondary' : undefined;
}
