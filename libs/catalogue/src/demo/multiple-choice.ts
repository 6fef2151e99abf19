import { countsWithinBounds, type Bounds } from './counts-within-bounds';
import { fillMargins } from './fill-margins';
import type { Random } from './random';

/** What is known of the answers to a multiple choice question. All bounds are numbers of respondents. */
export interface MultipleChoiceFacts {
  readonly respondents: number;
  /** How often each option is chosen, without `anders` and `weet-niet`. */
  readonly options: ReadonlyMap<string, Bounds>;
  /** Respondents that choose two options or more, `anders` not counted. */
  readonly several: Bounds;
  /** Respondents that choose `anders`, and how many of them nothing else. The others have two options or more beside it, so that counting `anders` or not makes no difference to `several`. */
  readonly other: Bounds;
  readonly otherAlone: Bounds;
  readonly dontKnow?: Bounds;
  /** Respondents that leave the question open. */
  readonly silent?: Bounds;
  /** What else the counts must meet. */
  readonly accept?: (counts: ReadonlyMap<string, number>) => boolean;
}

/** Draws after which the facts are taken to contradict each other. */
const MOST_DRAWS = 100_000;
const NOBODY: Bounds = [0, 0];

/**
 * Draws the answers of all respondents to one multiple choice question, in random order; an empty list is no answer.
 * @throws RangeError when no answers that meet the facts were found
 */
export function multipleChoice(random: Random, facts: MultipleChoiceFacts): string[][] {
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const answers = attempt(random, facts);
    if (answers) return random.shuffle(answers);
  }
  throw new RangeError(`No answers meet the facts on ${[...facts.options.keys()].join(', ')}`);
}

function attempt(random: Random, facts: MultipleChoiceFacts): string[][] | null {
  const several = random.integer(...facts.several);
  const other = random.integer(...facts.other);
  const alone = Math.min(other, random.integer(...facts.otherAlone));
  const dontKnow = random.integer(...(facts.dontKnow ?? NOBODY));
  const silent = random.integer(...(facts.silent ?? NOBODY));
  const one = facts.respondents - several - alone - dontKnow - silent;
  if (one < 0 || other - alone > several || alone < facts.otherAlone[0]) return null;

  const counts = new Map([...facts.options].map(([code, bounds]) => [code, random.integer(...bounds)]));
  if (facts.accept && !facts.accept(counts)) return null;
  const bySeveral = [...counts.values()].reduce((sum, count) => sum + count, 0) - one;
  if (bySeveral < 2 * several || bySeveral > counts.size * several) return null;

  const each = countsWithinBounds(random, new Array<Bounds>(several).fill([2, counts.size]), bySeveral);
  const chosen = fillMargins(random, counts, [...each, ...new Array<number>(one).fill(1)]);
  if (!chosen) return null;
  const inOrder = [...counts.keys()];
  return [
    ...chosen.map((options, row) => [
      ...inOrder.filter((code) => options.has(code)),
      ...(row < other - alone ? ['anders'] : []),
    ]),
    ...new Array<string[]>(alone).fill(['anders']),
    ...new Array<string[]>(dontKnow).fill(['weet-niet']),
    ...new Array<string[]>(silent).fill([]),
  ];
}
