/** What of the register says which organisation became which. */
export interface MergerFacts {
  readonly code: string;
  /** First day on which it existed no more, `YYYY-MM-DD`; null while it exists. */
  readonly validTo: string | null;
  /** What it was merged into; null when it was not. */
  readonly successorCode: string | null;
}

/** The register by code, as far as mergers are concerned. */
export type MergerRegister = ReadonlyMap<string, MergerFacts>;

/**
 * The code that an organisation has on a day: its own, or that of what it was merged into by then, through as many mergers as there were.
 * A code that the register does not know stays what it is, as does one that ended without a successor.
 * @param date `YYYY-MM-DD`; on the day of the merger itself it is the successor
 * @throws RangeError when mergers go round in a circle: the register refuses those
 */
export function successorAt(code: string, date: string, register: MergerRegister): string {
  const passed = new Set<string>();
  let at = code;
  for (;;) {
    const facts = register.get(at);
    if (!facts || facts.successorCode === null || facts.validTo === null || date < facts.validTo) return at;
    passed.add(at);
    at = facts.successorCode;
    if (passed.has(at)) throw new RangeError(`The mergers of ${code} go round in a circle`);
  }
}

/** Every organisation that was merged into this one by a day, directly or through another, in order of code; without itself. */
export function predecessorsAt(code: string, date: string, register: MergerRegister): string[] {
  const predecessors = [...register.keys()].filter(
    (other) => other !== code && successorAt(other, date, register) !== other && passes(other, code, date, register),
  );
  return predecessors.sort();
}

/** Whether the mergers of `from` until a day lead to or through `to`. */
function passes(from: string, to: string, date: string, register: MergerRegister): boolean {
  for (let at: string | null = from; at !== null;) {
    if (at === to) return true;
    const facts: MergerFacts | undefined = register.get(at);
    at = facts && facts.validTo !== null && facts.validTo <= date ? facts.successorCode : null;
  }
  return false;
}

/** What came of one organisation in one wave. */
export interface WaveCodes {
  readonly wave: string;
  /** Codes of the organisations of the wave (of its population, or of who answered), as they were then. */
  readonly codes: readonly string[];
}

/**
 * Which codes of several waves are one organisation: by the code on `date`, per wave the codes that count for it (more than one where
 * organisations answered apart that have merged since). What a comparison over waves is paired by; `date` is that of its last wave.
 */
export function oneOrganisation(
  waves: readonly WaveCodes[],
  date: string,
  register: MergerRegister,
): Map<string, Map<string, string[]>> {
  const organisations = new Map<string, Map<string, string[]>>();
  for (const { wave, codes } of waves) {
    for (const code of codes) {
      const now = successorAt(code, date, register);
      const ofWave = organisations.get(now) ?? new Map<string, string[]>();
      organisations.set(now, ofWave);
      ofWave.set(wave, [...(ofWave.get(wave) ?? []), code]);
    }
  }
  return organisations;
}

/** An earlier answer of an organisation, or of one that has merged into it. */
export interface EarlierAnswer {
  readonly code: string;
  readonly name: string;
  /** ISO instant. */
  readonly completedAt: string;
}

/** Which earlier answer is shown to an organisation, and which others were merged into it since. */
export interface ShownEarlierAnswer<T extends EarlierAnswer> {
  readonly shown: T;
  /** Names of the organisations whose answers these are when they are not its own: one, or none. */
  readonly mergedFrom: readonly string[];
}

/**
 * Which of the answers of an earlier wave to show to an organisation: its own; else those of the organisation merged into it that
 * completed last, which has to be said. Null when there are none.
 */
export function earlierAnswerOf<T extends EarlierAnswer>(
  code: string,
  answers: readonly T[],
): ShownEarlierAnswer<T> | null {
  const latest = (some: readonly T[]) =>
    some.toSorted((a, b) => b.completedAt.localeCompare(a.completedAt) || a.code.localeCompare(b.code))[0];
  const own = latest(answers.filter((answer) => answer.code === code));
  if (own) return { shown: own, mergedFrom: [] };
  const merged = latest(answers);
  return merged ? { shown: merged, mergedFrom: [merged.name] } : null;
}
