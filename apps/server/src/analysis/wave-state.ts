import { WHICH_COUNTS, type WhichCounts } from '@ido/questionnaire';

/**
 * From what figures of a wave are made, but for what is asked of them: with the same state the same question has the same answer. As text it is
 * `v1.p3.c12.all.742:751:742` (see `stateText`), short enough for an address.
 */
export interface WaveState {
  /** Number of the questionnaire version. */
  readonly version: number;
  /** Goes up with every change of the population or its classes. */
  readonly population: number;
  /** Number of the last entry of the cleaning log; 0 without one. */
  readonly cleaning: number;
  /** Which of several responses of one organisation counts. */
  readonly whichCounts: WhichCounts;
  /** Which transactions had been committed, as PostgreSQL writes a snapshot: `xmin:xmax:` and those under way in between. */
  readonly snapshot: string;
}

/** The longest that is read; so many transactions at once would not be under way. */
const MOST_TEXT = 2000;
const TEXT = new RegExp(
  `^v(\\d{1,9})\\.p(\\d{1,9})\\.c(\\d{1,9})\\.(${WHICH_COUNTS.join('|')})\\.(\\d{1,19}:\\d{1,19}:[\\d,]*)$`,
);

/** A state as it stands in a reference. */
export function stateText({ version, population, cleaning, whichCounts, snapshot }: WaveState): string {
  return `v${version}.p${population}.c${cleaning}.${whichCounts}.${snapshot}`;
}

/** The state that a text says; null for a text that is none. */
export function readState(text: string): WaveState | null {
  const found = text.length <= MOST_TEXT ? TEXT.exec(text) : null;
  if (!found) return null;
  const [, version, population, cleaning, rule, snapshot] = found;
  const whichCounts = WHICH_COUNTS.find((one) => one === rule);
  return whichCounts && isSnapshot(snapshot!)
    ? {
        version: Number(version),
        population: Number(population),
        cleaning: Number(cleaning),
        whichCounts,
        snapshot: snapshot!,
      }
    : null;
}

/** Whether PostgreSQL would take it: xmin ≤ every one under way, in order, < xmax. */
function isSnapshot(text: string): boolean {
  const [xmin, xmax, between] = text.split(':') as [string, string, string];
  const [low, high] = [BigInt(xmin), BigInt(xmax)];
  if (low < 1n || low > high || high >= 1n << 63n) return false;
  if (between === '') return true;
  const under = between.split(',');
  if (under.some((one) => !/^\d{1,19}$/.test(one))) return false;
  return under.every((one, at) => {
    const id = BigInt(one);
    return id >= low && id < high && (at === 0 || id > BigInt(under[at - 1]!));
  });
}
