import type { Answers, Category, Codebook, Variable } from '@ido/questionnaire';
import { placeOf } from './answer-place';
import { CategoryMatcher, codeText } from './category-matcher';
import type { Cell } from './cell';
import { metadataColumn, optionColumn } from './column-names';
import type { ExportOptions, ExportRow } from './export-row';
import { joinable, joinChoices } from './joined-choices';

/** One column of an export: its name and what stands in it. */
export interface ExportColumn {
  readonly name: string;
  cell(row: ExportRow): Cell;
}

/** The columns of an export, in their order: metadata, variables as in the questionnaire, note, weight. */
export function exportColumns(codebook: Codebook, options: ExportOptions): ExportColumn[] {
  const { note, weighted } = options;
  const metadata = (field: Parameters<typeof metadataColumn>[0], cell: ExportColumn['cell']): ExportColumn => ({
    name: metadataColumn(field, codebook),
    cell,
  });
  return [
    metadata('reference', (row) => row.reference),
    metadata('organisation', (row) => row.organisation),
    metadata('completedAt', (row) => row.completedAt?.toISOString() ?? null),
    ...codebook.variables.flatMap((variable) => columnsOf(variable, options)),
    ...(note ? [metadata('note', () => note)] : []),
    ...(weighted ? [metadata('weight', (row) => row.weight ?? null)] : []),
  ];
}

function columnsOf(variable: Variable, options: ExportOptions): ExportColumn[] {
  const { name, type } = variable;
  const valueOf = placeOf(variable);
  if (type === 'multiple') return multipleColumns(variable, valueOf, options);
  if (type === 'single') {
    const texts = categoryTexts(variable, options);
    return [{ name, cell: ({ answers }) => textOf(valueOf(answers), texts) }];
  }
  if (type === 'number') {
    return [
      {
        name,
        cell: ({ answers }) => {
          const value = valueOf(answers);
          return typeof value === 'number' && Number.isFinite(value) ? value : plainText(value);
        },
      },
    ];
  }
  if (type === 'date') {
    return [
      {
        name,
        cell: ({ answers }) => {
          const value = valueOf(answers);
          return typeof value === 'string' && ISO_DATE.test(value) ? { date: value } : plainText(value);
        },
      },
    ];
  }
  return [{ name, cell: ({ answers }) => plainText(valueOf(answers)) }];
}

function multipleColumns(
  variable: Variable,
  valueOf: (answers: Answers) => unknown,
  options: ExportOptions,
): ExportColumn[] {
  if (options.multiple === 'columns') {
    return variable.categories.map((category) => ({
      name: optionColumn(variable, category),
      cell: ({ answers }) => {
        const chosen = valueOf(answers);
        if (!Array.isArray(chosen) || chosen.length === 0) return null;
        return chosen.includes(category.value) ? 1 : 0;
      },
    }));
  }
  const texts = new Map([...categoryTexts(variable, options)].map(([value, text]) => [value, joinable(text)]));
  return [
    {
      name: variable.name,
      cell: ({ answers }) => {
        const chosen = valueOf(answers);
        return Array.isArray(chosen) && chosen.length > 0 ? joinedText(chosen, texts) : null;
      },
    },
  ];
}

/** Options in the order of the codebook, whatever order they were chosen in; after them what is no option. */
function joinedText(chosen: readonly unknown[], texts: ReadonlyMap<unknown, string>): string {
  const parts: string[] = [];
  for (const [value, text] of texts) if (chosen.includes(value)) parts.push(text);
  if (parts.length === chosen.length) return joinChoices(parts);
  const unknown = chosen.filter((value) => !texts.has(value)).map((value) => joinable(plainText(value) ?? ''));
  return joinChoices([...parts, ...unknown]);
}

/** Text of each category, as code or label, by its value in the answers. */
function categoryTexts(variable: Variable, { values }: ExportOptions): ReadonlyMap<unknown, string> {
  const matcher = new CategoryMatcher(variable);
  const text = (category: Category) => (values === 'labels' ? matcher.labelText(category) : codeText(category));
  return new Map(variable.categories.map((category) => [category.value, text(category)]));
}

/** Text of a value; one that is no category, as a draft may have, is shown as it is. */
const textOf = (value: unknown, texts: ReadonlyMap<unknown, string>) => texts.get(value) ?? plainText(value);

function plainText(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
