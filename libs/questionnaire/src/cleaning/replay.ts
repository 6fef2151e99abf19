import type { Answers } from '../answers';
import { canonicalJson } from '../canonical-json';
import type { CompiledQuestionnaire } from '../compile';
import { correct, sameAnswer } from './corrected';
import { revokedEntries, type LogEntry, type RuleEffect } from './log';

/** A completed response as it was sent in. */
export interface RawResponse {
  readonly id: string;
  readonly organisation: string | null;
  readonly completedAt: Date;
  readonly answers: Answers;
}

/** What the log makes of one response. */
export interface CleanedResponse {
  readonly id: string;
  readonly organisation: string | null;
  readonly completedAt: Date;
  /** The clean answers. */
  readonly answers: Answers;
  /** Questions whose answer is not the raw one, in the order in which they stand in the answers. */
  readonly corrected: readonly string[];
  /** `excluded` or `accepted` by review; null: not judged. */
  readonly verdict: 'excluded' | 'accepted' | null;
  /** Chosen by hand as the one that counts for its organisation, by the entry with this number. */
  readonly chosenBy: number | null;
  /** Numbers of the entries that changed something, that could not be followed here, and that the respondent has overtaken. */
  readonly applied: readonly number[];
  readonly impossible: readonly number[];
  readonly outdated: readonly number[];
  /** Numbers of the rules that flag it. */
  readonly flagged: readonly number[];
}

/** A log made ready to be replayed over many responses. */
export interface ReplayPlan {
  readonly rules: readonly PlannedRule[];
  clean(response: RawResponse): CleanedResponse;
}

/** A rule of the log that is not revoked. */
export interface PlannedRule {
  readonly number: number;
  readonly effect: RuleEffect;
  readonly holds: (answers: Answers) => boolean;
}

type OfResponse = Exclude<LogEntry, { kind: 'rule' | 'revoke' }>;

/**
 * Makes a log ready to be replayed: pure, and the same raw answers and log always give the same clean answers. Entries are applied in order of
 * their number, rules over what is clean so far. An entry that would make impossible answers is passed over for that response, and said.
 * @throws RangeError for a rule that is no expression: a log holds only what was checked when it was written.
 */
export function planReplay(questionnaire: CompiledQuestionnaire, log: readonly LogEntry[]): ReplayPlan {
  const revoked = revokedEntries(log);
  const active = log.filter(({ number }) => !revoked.has(number)).sort((a, b) => a.number - b.number);
  const rules = active.flatMap((entry) => (entry.kind === 'rule' ? [plannedRule(questionnaire, entry)] : []));
  const byResponse = new Map<string, OfResponse[]>();
  for (const entry of active) {
    if (entry.kind === 'rule' || entry.kind === 'revoke') continue;
    byResponse.set(entry.response, [...(byResponse.get(entry.response) ?? []), entry]);
  }
  return { rules, clean: (response) => cleaned(questionnaire, rules, byResponse.get(response.id) ?? [], response) };
}

function cleaned(
  questionnaire: CompiledQuestionnaire,
  rules: readonly PlannedRule[],
  entries: readonly OfResponse[],
  raw: RawResponse,
): CleanedResponse {
  let answers = raw.answers;
  let verdict: CleanedResponse['verdict'] = null;
  let chosenBy: number | null = null;
  const applied: number[] = [];
  const impossible: number[] = [];
  const outdated: number[] = [];
  const change = (number: number, question: string, value: unknown) => {
    const outcome = correct(questionnaire, answers, question, value);
    if (outcome.kind === 'impossible') impossible.push(number);
    if (outcome.kind !== 'corrected') return;
    answers = outcome.answers;
    applied.push(number);
  };
  for (const step of inOrder(rules, entries)) {
    if ('effect' in step) {
      const { effect, number } = step;
      if (effect.kind === 'flag' || !step.holds(answers)) continue;
      change(number, effect.question, effect.kind === 'set' ? effect.value : null);
    } else if (step.kind === 'edit') {
      if (step.question === null) continue;
      if (!sameAnswer(raw.answers[step.question], step.was)) outdated.push(step.number);
      else change(step.number, step.question, step.value);
    } else if (step.kind === 'choose') chosenBy = step.number;
    else verdict = step.kind === 'exclude' ? 'excluded' : 'accepted';
  }
  const final = answers;
  const flagged = rules
    .filter(({ effect, holds }) => effect.kind === 'flag' && holds(final))
    .map(({ number }) => number);
  const { id, organisation, completedAt } = raw;
  const corrected = applied.length === 0 ? [] : changedQuestions(raw.answers, final);
  return {
    ...{ id, organisation, completedAt, answers: corrected.length === 0 ? raw.answers : final, corrected },
    ...{ verdict, chosenBy, applied, impossible, outdated, flagged },
  };
}

/** Rules and the entries of one response, both in order already, as one list in order. */
function inOrder(rules: readonly PlannedRule[], entries: readonly OfResponse[]): readonly (PlannedRule | OfResponse)[] {
  if (entries.length === 0) return rules;
  return [...rules, ...entries].sort((a, b) => a.number - b.number);
}

function plannedRule(
  questionnaire: CompiledQuestionnaire,
  { number, expression, effect }: Extract<LogEntry, { kind: 'rule' }>,
): PlannedRule {
  const read = questionnaire.expression(expression);
  if (read.kind === 'refused') throw new RangeError(`entry ${number} of the log is no rule: ${read.details.join(' ')}`);
  return { number, effect, holds: (answers) => read.holds(answers) };
}

function changedQuestions(raw: Answers, clean: Answers): string[] {
  const names = [...new Set([...Object.keys(raw), ...Object.keys(clean)])];
  return names.filter((name) => !sameAnswer(raw[name], clean[name]));
}

/** What counts as the clean data of one response: one line of the text that the content hash of a wave is taken over. */
export function cleanLine(id: string, counted: boolean, answers: Answers): string {
  return `${canonicalJson({ id, counted, answers })}\n`;
}
