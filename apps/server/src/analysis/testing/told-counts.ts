import { SumSystem } from './sum-system';

/** A respondent as far as figures are about him. */
export interface Respondent {
  /** Open dimensions, in their order; null is no answer. */
  readonly at: readonly (string | null)[];
  /** What he gave to each question: codes, none when he gave no answer. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
}

/** Who a figure is about: per dimension the categories that are let through (null among them is no answer); null where anybody is. */
export type Group = readonly (readonly (string | null)[] | null)[];

/** Which of those who gave what to a question a number counts. */
export type Counted = (codes: readonly string[]) => boolean;

/**
 * Everything that a reader was told of one wave, and everything that was withheld from him, as sums of numbers that he does not know: how many respondents of each
 * combination of the open dimensions gave each possible answer. He is taken to know which combinations hold nobody, and nothing else.
 */
export class ToldCounts {
  private readonly combinations: readonly (readonly (string | null)[])[];
  private readonly told = new Map<string, Map<string, readonly number[]>>();
  private readonly withheld = new Map<
    string,
    Map<string, { readonly sum: readonly number[]; readonly what: string }>
  >();
  /** What is said that is not so: the test misunderstands the answer, or the answer is wrong. */
  readonly wrong: string[] = [];

  /**
   * @param possible per question every answer that can be given, as codes
   * @param publishFrom groups of fewer are a secret
   */
  constructor(
    private readonly respondents: readonly Respondent[],
    private readonly possible: Readonly<Record<string, readonly (readonly string[])[]>>,
    private readonly publishFrom: number,
  ) {
    const keys = new Map(respondents.map(({ at }) => [JSON.stringify(at), at]));
    this.combinations = [...keys.values()];
    for (const question of Object.keys(possible)) {
      this.told.set(question, new Map());
      this.withheld.set(question, new Map());
    }
  }

  /**
   * A number of the answers to one question: the one that was told, or null when it was withheld. How many were asked is no secret of its own: all were, so that it is only
   * when the number of respondents is.
   */
  of(question: string, group: Group, counted: Counted, value: number | null, what: string): void {
    const inside = this.respondents.filter(({ at }) => isIn(group, at));
    const actual = inside.filter(({ answers }) => counted(answers[question] ?? [])).length;
    if (value !== null && Math.abs(value - actual) > 1e-6) this.wrong.push(`${what}: ${value} instead of ${actual}`);
    const everybody = this.possible[question]!.every(counted);
    if (value === null && everybody) return;
    this.note(question, this.sumOf(question, group, counted), value, inside.length, group, what);
  }

  /**
   * A number of respondents, whatever they answered: it tells of every question. How many have no answer on a dimension is no secret, as the table of the dimension
   * says so; what they gave to other questions is.
   */
  all(group: Group, value: number | null, what: string): void {
    const actual = this.respondents.filter(({ at }) => isIn(group, at)).length;
    if (value !== null && value !== actual) this.wrong.push(`${what}: ${value} instead of ${actual}`);
    if (value === null && group.some((codes) => codes?.every((code) => code === null))) return;
    for (const question of Object.keys(this.possible))
      this.note(
        question,
        this.sumOf(question, group, () => true),
        value,
        actual,
        group,
        what,
      );
  }

  /** How many different numbers were told and withheld. */
  get size(): { readonly told: number; readonly withheld: number } {
    const count = (of: ReadonlyMap<string, ReadonlyMap<string, unknown>>) =>
      [...of.values()].reduce((sum, one) => sum + one.size, 0);
    return { told: count(this.told), withheld: count(this.withheld) };
  }

  /** What was withheld, and follows from what was told. */
  computable(): string[] {
    return Object.keys(this.possible).flatMap((question) => {
      const width = this.combinations.length * this.possible[question]!.length;
      const system = new SumSystem(this.told.get(question)!.values(), width);
      return [...this.withheld.get(question)!.values()].flatMap(({ sum, what }) =>
        system.fixes(sum) ? [`${question}: ${what}`] : [],
      );
    });
  }

  private note(
    question: string,
    sum: readonly number[],
    value: number | null,
    size: number,
    group: Group,
    what: string,
  ): void {
    if (sum.length === 0) return;
    const key = sum.join();
    if (value !== null) this.told.get(question)!.set(key, sum);
    // Several groups together are withheld as soon as one of them is. They are a secret only while they are too few themselves.
    else if (size < this.publishFrom || group.every((codes) => codes === null || codes.length === 1))
      this.withheld.get(question)!.set(key, { sum, what });
  }

  private sumOf(question: string, group: Group, counted: Counted): number[] {
    const answers = this.possible[question]!;
    return this.combinations.flatMap((at, combination) =>
      isIn(group, at)
        ? answers.flatMap((codes, answer) => (counted(codes) ? [combination * answers.length + answer] : []))
        : [],
    );
  }
}

function isIn(group: Group, at: readonly (string | null)[]): boolean {
  return group.every((codes, dimension) => codes === null || codes.includes(at[dimension] ?? null));
}
