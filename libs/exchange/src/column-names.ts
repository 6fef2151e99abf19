import type { Category, Codebook, Variable } from '@ido/questionnaire';

/** What is known of a response besides its answers. */
export type MetadataField = 'reference' | 'organisation' | 'completedAt' | 'note' | 'weight';

const NAMES: Record<MetadataField, string> = {
  reference: 'referentie',
  organisation: 'organisatie',
  completedAt: 'afgerond',
  note: 'opmerking',
  weight: 'weging',
};
const FIELDS = Object.keys(NAMES) as MetadataField[];

/** Name of the column of a metadata field: Dutch, with `respons.` in front where a variable of the questionnaire has the name. */
export function metadataColumn(field: MetadataField, codebook: Codebook): string {
  const name = NAMES[field];
  return codebook.variables.some((variable) => variable.name === name) ? `respons.${name}` : name;
}

/** Name of the column of one option of a multiple choice. */
export function optionColumn(variable: Variable, category: Category): string {
  return `${variable.name}/${category.code}`;
}

/** What the cells of a column are about. */
export type ColumnTarget =
  | { readonly kind: 'metadata'; readonly field: MetadataField }
  /** Codes that researchers gave to a text: in an export, but no answer, so an import passes over them. */
  | { readonly kind: 'metadata'; readonly field: 'codes'; readonly name: string }
  | { readonly kind: 'variable'; readonly variable: Variable }
  | { readonly kind: 'option'; readonly variable: Variable; readonly category: Category };

/** A column of a file: its name as the file has it and what it is about. */
export interface Column {
  readonly name: string;
  readonly target: ColumnTarget;
}

/** One text for each target: two columns with the same text say the same thing. */
export function targetKey(target: ColumnTarget): string {
  if (target.kind === 'metadata') return `metadata ${target.field} ${target.field === 'codes' ? target.name : ''}`;
  return target.kind === 'variable'
    ? `variable ${target.variable.name}`
    : `option ${target.variable.name} ${target.category.code}`;
}

/** Metadata field of a column name that is no variable of the codebook. */
export function metadataField(name: string): MetadataField | undefined {
  const plain = name.toLowerCase().replace(/^respons\./, '');
  return FIELDS.find((field) => NAMES[field] === plain);
}
