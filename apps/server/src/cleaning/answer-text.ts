import type { ReviewedAnswer } from '@ido/api';
import type { Answers, Codebook, Variable } from '@ido/questionnaire';

/** What review shows of every question of a response, in the order of the questionnaire. */
export function reviewedAnswers(
  codebook: Codebook,
  titles: ReadonlyMap<string, string>,
  shown: ReadonlySet<string>,
  raw: Answers,
  clean: Answers,
): ReviewedAnswer[] {
  const questions = new Map<string, Variable[]>();
  for (const variable of codebook.variables) {
    questions.set(variable.question, [...(questions.get(variable.question) ?? []), variable]);
  }
  return [...questions].map(([question, variables]) => {
    const [first] = variables as [Variable, ...Variable[]];
    const matrix = first.questionType === 'matrix';
    return {
      question,
      title: titles.get(question) ?? question,
      questionType: first.questionType,
      shown: shown.has(question),
      raw: raw[question] ?? null,
      clean: clean[question] ?? null,
      rawText: answerText(variables, raw[question]),
      cleanText: answerText(variables, clean[question]),
      options: first.questionType === 'ranking' ? [] : first.categories.map(({ value, label }) => ({ value, label })),
      rows: matrix ? variables.map((row) => ({ code: row.item ?? row.name, label: itemLabel(row) })) : [],
      multiple: first.type === 'multiple',
      number: first.type === 'number',
    };
  });
}

/** An answer to a question in words: labels of categories, rows of a matrix with theirs; empty when there is none. */
export function answerText(variables: readonly Variable[], value: unknown): string {
  const [first] = variables;
  if (first === undefined || value === undefined || value === null || value === '') return '';
  if (first.questionType === 'ranking' && Array.isArray(value)) {
    const items = new Map(variables.map((variable) => [variable.item, itemLabel(variable)]));
    return value.map((item, at) => `${at + 1}. ${items.get(String(item)) ?? String(item)}`).join('; ');
  }
  if (first.questionType === 'matrix' && typeof value === 'object') {
    const rows = variables.flatMap((row) => {
      const given = (value as Answers)[row.item ?? ''];
      return given === undefined || given === null ? [] : [`${itemLabel(row)}: ${labelOf(row, given)}`];
    });
    return rows.join('; ');
  }
  return [value]
    .flat()
    .map((one) => labelOf(first, one))
    .join('; ');
}

function labelOf({ categories }: Variable, value: unknown): string {
  return categories.find((category) => category.value === value)?.label ?? String(value);
}

/** The codebook's title of a row is "question – row". */
function itemLabel({ title, item }: Variable): string {
  const end = title.lastIndexOf(' – ');
  return end < 0 ? (item ?? title) : title.slice(end + 3);
}
