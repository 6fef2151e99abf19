import type { GroupCounts } from './group-counts';
import type { Suppression } from './table';

/** The counts of a group that its size can be read from. */
export type GroupSizes = Pick<GroupCounts, 'eligible' | 'answered' | 'base'>;
const MEASURES = ['eligible', 'answered', 'base'] as const;
type Measure = (typeof MEASURES)[number];

/**
 * Whether a group is too small to be shown: its base, or those who were asked or answered, are more than 0 and fewer than
 * `publishFrom`. All three count whatever the base asked for, so that asking again with another base does not show what was
 * withheld. A group in which nobody was asked is shown as such: it holds nobody.
 */
export function tooFew(group: GroupSizes, publishFrom: number): boolean {
  return MEASURES.some((measure) => group[measure] > 0 && group[measure] < publishFrom);
}

/**
 * Which groups of a crossing are withheld (rule 4), in the order given. `primary`: too few itself. When the total less the
 * groups that are shown would tell how many a primary group holds, the smallest other group with a base goes too, as `secondary`,
 * and so on until each primary group could be of at least two sizes.
 *
 * The reader is taken to know the total, the number without an answer on the crossing variable, and what the marks say. Where
 * every group is withheld and the marks would still tell (groups of 1 and 5: together 6), all are marked `secondary`.
 * What the marks protect is the size of a group and with it its figures. They do not hide that a category which nobody in the withheld
 * groups chose was chosen by none of them, and they know nothing of other tables: see the remarks on filters in `breakdownOf`.
 *
 * Source: complementary suppression in one dimension, A. Hundepool et al. (2012), Statistical Disclosure Control, section 4.4.
 */
export function withheldGroups(groups: readonly GroupSizes[], publishFrom: number): (Suppression | undefined)[] {
  const marks = groups.map((group): Suppression | undefined => (tooFew(group, publishFrom) ? 'primary' : undefined));
  while (canBeComputedBack(groups, marks, publishFrom)) {
    const next = smallestShown(groups, marks);
    if (next === undefined) return marks.map((mark) => mark && 'secondary');
    marks[next] = 'secondary';
  }
  return marks;
}

function smallestShown(groups: readonly GroupSizes[], marks: readonly (Suppression | undefined)[]): number | undefined {
  let smallest: number | undefined;
  groups.forEach((group, at) => {
    if (marks[at] || group.base === 0) return;
    if (smallest === undefined || group.base < groups[smallest]!.base) smallest = at;
  });
  return smallest;
}

/** Whether subtraction leaves some primary group one possible size. */
function canBeComputedBack(
  groups: readonly GroupSizes[],
  marks: readonly (Suppression | undefined)[],
  publishFrom: number,
): boolean {
  const withheld = groups.flatMap((group, at) => (marks[at] ? [{ group, mark: marks[at] }] : []));
  return MEASURES.some((measure) => {
    // What total less shown groups tells: the withheld groups together.
    const sum = withheld.reduce((total, { group }) => total + group[measure], 0);
    const ranges = withheld.map(({ group, mark }) => knownRange(group, mark, measure, publishFrom));
    const lows = ranges.reduce((total, [low]) => total + low, 0);
    const highs = ranges.reduce((total, [, high]) => total + high, 0);
    return withheld.some(({ group, mark }, at) => {
      if (mark !== 'primary' || !(group[measure] > 0 && group[measure] < publishFrom)) return false;
      const [low, high] = ranges[at]!;
      const others = highs === Infinity ? Infinity : highs - high;
      const least = Math.max(low, sum - others);
      const most = Math.min(high, sum - (lows - low));
      // With a threshold of 2 the mark itself says that it is 1: subtraction then adds nothing.
      return most - least < Math.min(1, high - low);
    });
  });
}

/** What the mark of a group tells of its size; a size that the mark does not speak of is taken to be known. */
function knownRange(group: GroupSizes, mark: Suppression, measure: Measure, publishFrom: number): [number, number] {
  const size = group[measure];
  if (mark === 'primary' && size > 0 && size < publishFrom) return [1, publishFrom - 1];
  if (mark === 'secondary' && size >= publishFrom) return [publishFrom, Infinity];
  return [size, size];
}
