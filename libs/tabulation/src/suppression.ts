import type { GroupCounts } from './group-counts';
import type { Suppression } from './table';

/** The counts of a group that its size can be read from. */
export type GroupSizes = Pick<GroupCounts, 'eligible' | 'answered' | 'base'>;
type Measure = keyof GroupSizes;
type Marks = readonly (Suppression | undefined)[];

/** What a group holds whatever base is asked for. */
const LASTING: readonly Measure[] = ['eligible', 'answered'];
const ALL: readonly Measure[] = [...LASTING, 'base'];

/**
 * Whether a group is too small to be shown: its base, or those who were asked or answered, are more than 0 and fewer than
 * `publishFrom`. All three count whatever the base asked for, so that asking again with another base does not show what was
 * withheld. A group in which nobody was asked is shown as such: it holds nobody.
 */
export function tooFew(group: GroupSizes, publishFrom: number): boolean {
  return ALL.some((measure) => isSmall(group[measure], publishFrom));
}

/**
 * Which groups of a crossing are withheld (rule 4), in the order given. `primary`: too few itself. When the total less the
 * groups that are shown would tell how many a primary group holds, the smallest other group that holds an answer goes too, as
 * `secondary`, and so on until each primary group could be of at least two sizes.
 *
 * The reader is taken to know the total, the number without an answer on the crossing variable, and what the marks say. Where
 * every group is withheld and the marks would still tell (groups of 1 and 5: together 6), all are marked `secondary`.
 * It is decided on who was asked and who answered before it is on the base: tables of the same responses with another base withhold
 * the same groups, or without "weet ik niet" those and more, so laying them side by side tells nothing.
 *
 * What is protected is the size of a group and with it its figures. That a category which nobody in the withheld groups chose
 * was chosen by none of them stays visible, and other filters make other tables: see the remark in `breakdownOf`.
 *
 * Source: complementary suppression in one dimension, A. Hundepool et al. (2012), Statistical Disclosure Control, section 4.4.
 */
export function withheldGroups(groups: readonly GroupSizes[], publishFrom: number): Marks {
  const lasting = withPrimary(groups, [], LASTING, publishFrom);
  const marks = withSecondary(groups, lasting, LASTING, publishFrom);
  return withSecondary(groups, withPrimary(groups, marks, ALL, publishFrom), ALL, publishFrom);
}

function withPrimary(groups: readonly GroupSizes[], marks: Marks, of: readonly Measure[], publishFrom: number): Marks {
  return groups.map(
    (group, at) => marks[at] ?? (of.some((measure) => isSmall(group[measure], publishFrom)) ? 'primary' : undefined),
  );
}

function withSecondary(
  groups: readonly GroupSizes[],
  marks: Marks,
  of: readonly Measure[],
  publishFrom: number,
): Marks {
  if (!canBeComputedBack(groups, marks, of, publishFrom)) return marks;
  const next = smallestShown(groups, marks);
  if (next !== undefined) {
    return withSecondary(groups, marks.with(next, 'secondary'), of, publishFrom);
  }
  const alone = marks.filter(Boolean).length === 1;
  return alone ? marks : marks.map((mark) => mark && 'secondary');
}

/** The next to go: the fewest answers first, groups without any answer only when there is no other. */
function smallestShown(groups: readonly GroupSizes[], marks: Marks): number | undefined {
  const shown = groups.flatMap((group, at) => (marks[at] || group.eligible === 0 ? [] : [{ ...group, at }]));
  const silent = (group: GroupSizes) => Number(group.answered === 0);
  shown.sort((a, b) => silent(a) - silent(b) || a.answered - b.answered || a.eligible - b.eligible);
  return shown[0]?.at;
}

function isSmall(size: number, publishFrom: number): boolean {
  return size > 0 && size < publishFrom;
}

/** Whether subtraction leaves some withheld group that is too small one possible size. */
function canBeComputedBack(
  groups: readonly GroupSizes[],
  marks: Marks,
  measures: readonly Measure[],
  publishFrom: number,
): boolean {
  const withheld = groups.flatMap((group, at) => (marks[at] ? [{ group, mark: marks[at] }] : []));
  return measures.some((measure) => {
    // What total less shown groups tells: the withheld groups together.
    const sum = withheld.reduce((total, { group }) => total + group[measure], 0);
    const ranges = withheld.map(({ group, mark }) => knownRange(group, mark, measure, publishFrom));
    const lows = ranges.reduce((total, [low]) => total + low, 0);
    const highs = ranges.reduce((total, [, high]) => total + high, 0);
    return withheld.some(({ group }, at) => {
      if (!isSmall(group[measure], publishFrom)) return false;
      const [low, high] = ranges[at]!;
      const others = highs === Infinity ? Infinity : highs - high;
      const least = Math.max(low, sum - others);
      const most = Math.min(high, sum - (lows - low));
      // With a threshold of 2 the mark itself says that it is 1: subtraction then adds nothing.
      return most - least < Math.min(1, high - low);
    });
  });
}

/**
 * What the mark of a group tells of its size; a size that the mark does not speak of is taken to be known. A group that went as
 * secondary for its answers may be too small itself without "weet ik niet": it is protected as a primary one is.
 */
function knownRange(group: GroupSizes, mark: Suppression, measure: Measure, publishFrom: number): [number, number] {
  const size = group[measure];
  if (isSmall(size, publishFrom)) return [1, publishFrom - 1];
  if (mark === 'secondary' && size >= publishFrom) return [publishFrom, Infinity];
  return [size, size];
}
