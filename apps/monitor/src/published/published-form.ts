import type { CreatePublishedTables, PublishedQuestion } from '@ido/api';
import { publishedFaults, type PublishedFault } from '@ido/tabulation';
import { readNumber, readRows, type ReadRow } from './read-rows';

/** What is filled in about the report. */
export interface ReportFields {
  readonly title: string;
  readonly key: string;
  readonly audience: string;
  readonly source: string;
  readonly population: string;
  /** `2020-10-01`. */
  readonly heldOn: string;
}

/** What is filled in about one question; `id` tells questions apart on the page. */
export interface QuestionFields {
  readonly id: number;
  readonly title: string;
  readonly variable: string;
  readonly trendKey: string;
  readonly type: 'single' | 'multiple';
  readonly base: string;
  readonly rows: string;
}

/** A question as it was read, checked while it is typed. */
export interface CheckedQuestion {
  readonly base: number | null;
  readonly rows: readonly ReadRow[];
  readonly unreadable: readonly string[];
  readonly faults: readonly PublishedFault[];
  /** Whether it can be stored. */
  readonly fine: boolean;
}

export const EMPTY_REPORT: ReportFields = {
  title: '',
  key: '',
  audience: 'gemeenten',
  source: '',
  population: '',
  heldOn: '',
};
export const emptyQuestion = (id: number): QuestionFields => ({
  id,
  title: '',
  variable: '',
  trendKey: '',
  type: 'single',
  base: '',
  rows: '',
});

/** Reads and checks the figures of a question. Without n or rows there is nothing to check yet. */
export function checkQuestion({ type, base: text, rows: typed }: QuestionFields): CheckedQuestion {
  const { rows, unreadable } = readRows(typed);
  const base = wholeNumber(text);
  const faults = base !== null && rows.length > 0 ? publishedFaults({ type, base, categories: rows }) : [];
  return {
    base,
    rows,
    unreadable,
    faults,
    fine: base !== null && rows.length > 0 && unreadable.length === 0 && faults.length === 0,
  };
}

/** A whole number of at least 1; null for anything else. */
export function wholeNumber(text: string): number | null {
  const value = readNumber(text);
  return value !== null && Number.isInteger(value) && value >= 1 ? value : null;
}

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/u;
const VARIABLE = /^[A-Za-z][A-Za-z0-9_-]*$/u;

/** Names of the fields that are not filled in as they should be, in the order of the page: `title`, `0.base`. */
export function missingFields(report: ReportFields, questions: readonly QuestionFields[]): string[] {
  const wrong: [string, boolean][] = [
    ['title', report.title.trim() === ''],
    ['key', !KEY.test(report.key.trim())],
    ['source', report.source.trim() === ''],
    ['population', report.population.trim() !== '' && wholeNumber(report.population) === null],
    ['heldOn', !/^\d{4}-\d{2}-\d{2}$/u.test(report.heldOn)],
    ...questions.flatMap((question): [string, boolean][] => [
      [`${question.id}.title`, question.title.trim() === ''],
      [`${question.id}.variable`, !VARIABLE.test(question.variable.trim())],
      [`${question.id}.base`, wholeNumber(question.base) === null],
      [`${question.id}.rows`, !checkQuestion(question).fine],
    ]),
  ];
  return wrong.flatMap(([name, holds]) => (holds ? [name] : []));
}

/** What is sent, once nothing is missing. */
export function publishedBody(report: ReportFields, questions: readonly QuestionFields[]): CreatePublishedTables {
  return {
    key: report.key.trim(),
    title: report.title.trim(),
    audience: report.audience,
    source: report.source.trim(),
    population: wholeNumber(report.population),
    opensAt: `${report.heldOn}T00:00:00.000Z`,
    closesAt: null,
    tables: questions.map((question): PublishedQuestion => {
      const { base, rows } = checkQuestion(question);
      return {
        variable: question.variable.trim(),
        title: question.title.trim(),
        type: question.type,
        ...(question.trendKey.trim() !== '' && { trendKey: question.trendKey.trim() }),
        base: base ?? 0,
        categories: rows.map((row) => ({ ...row })),
      };
    }),
  };
}
