import type { CategoryKind, Codebook, VariableType } from '@ido/questionnaire';
import type { Cell, Sheet } from './cell';
import { codeText } from './category-matcher';
import { csvFile } from './csv-text';
import { writeWorkbook } from './xlsx-workbook';

const HEADER = [
  'variabele',
  'vraag',
  'type',
  'code',
  'label',
  'soort',
  'sluit andere uit',
  'rol',
  'trendsleutel',
  'pagina',
  'verplicht',
  'afhankelijk van eerdere antwoorden',
] as const;

export const VARIABLE_TYPES: Record<VariableType, string> = {
  single: 'één antwoord',
  multiple: 'meer antwoorden',
  number: 'getal',
  text: 'tekst',
  date: 'datum',
};
export const CATEGORY_KINDS: Record<CategoryKind, string> = {
  substantive: 'inhoudelijk',
  other: 'anders',
  dontKnow: 'weet niet',
};

const yesNo = (value: boolean) => (value ? 'ja' : 'nee');

/** The codebook as a table: one row per category, one row for a variable without categories. */
export function codebookSheet(codebook: Codebook): Sheet & { readonly records: Iterable<readonly Cell[]> } {
  const records = codebook.variables.flatMap((variable) => {
    const before = [variable.name, variable.title, VARIABLE_TYPES[variable.type]];
    const after = [
      variable.role ?? null,
      variable.trendKey ?? null,
      variable.page ?? null,
      yesNo(variable.required),
      yesNo(variable.routed),
    ];
    if (variable.categories.length === 0) return [[...before, null, null, null, null, ...after]];
    return variable.categories.map((category) => [
      ...before,
      codeText(category),
      category.label,
      CATEGORY_KINDS[category.kind],
      variable.type === 'multiple' ? yesNo(category.exclusive) : null,
      ...after,
    ]);
  });
  return { name: 'Codeboek', header: HEADER, records };
}

/** The codebook as CSV for a Dutch spreadsheet: one row per category, one row for a variable without categories. */
export function codebookCsv(codebook: Codebook): Uint8Array {
  const { header, records } = codebookSheet(codebook);
  return csvFile(header, records);
}

/** The same as an XLSX workbook, written to a stream that is then ended. Rejects when the stream fails. */
export async function codebookXlsx(codebook: Codebook, stream: NodeJS.WritableStream): Promise<void> {
  await writeWorkbook([codebookSheet(codebook)], stream);
}
