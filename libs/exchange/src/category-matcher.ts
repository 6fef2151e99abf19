import type { Category, Variable } from '@ido/questionnaire';
import { type CellValue, read, refused } from './cell-value';
import { numberText } from './number-text';

/** What a spreadsheet or a person makes of a yes/no value. */
const YES = new Set(['1', 'ja', 'j', 'true', 'waar', 'x']);
const NO = new Set(['0', 'nee', 'n', 'false', 'onwaar']);

/** True, false, or null when the text says neither. */
export function yesOrNo(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : null;
}

/** Text without differences that a reader does not see: case, runs of white space, composed or decomposed accents. */
const plain = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** The code as it is written: a number with a decimal comma, since a Dutch spreadsheet takes 1.5 for the first of May. */
export function codeText({ code, value }: Category): string {
  return typeof value === 'number' ? numberText(value) : code;
}

/** Finds the category that a text means: by code, else by label, else by code in another case. */
export class CategoryMatcher {
  private readonly byCode = new Map<string, Category>();
  /** null: several categories have this label or code. */
  private readonly byLabel = new Map<string, Category | null>();
  private readonly byPlainCode = new Map<string, Category | null>();
  private readonly codeOfValue = new Map<unknown, Category>();

  constructor(readonly variable: Variable) {
    for (const category of variable.categories) {
      this.byCode.set(category.code, category);
      this.codeOfValue.set(category.value, category);
      const label = plain(category.label);
      this.byLabel.set(label, this.byLabel.has(label) ? null : category);
      const code = plain(category.code);
      this.byPlainCode.set(code, this.byPlainCode.has(code) ? null : category);
    }
    for (const category of variable.categories) {
      const text = codeText(category);
      if (!this.byCode.has(text)) this.byCode.set(text, category);
    }
  }

  /** The category, null when several have this label, undefined when there is none. */
  find(text: string): Category | null | undefined {
    const exact = this.byCode.get(text) ?? this.byCode.get(text.trim());
    if (exact) return exact;
    const key = plain(text);
    const byLabel = this.byLabel.get(key);
    if (byLabel !== undefined) return byLabel;
    const byCode = this.byPlainCode.get(key);
    if (byCode !== undefined || this.variable.questionType !== 'boolean') return byCode;
    const yes = yesOrNo(text);
    return yes === null ? undefined : this.codeOfValue.get(yes);
  }

  /** The category of a value in the answers. */
  ofValue(value: unknown): Category | undefined {
    return this.codeOfValue.get(value);
  }

  /** The label, or the code where `find` would not find this category by its label. */
  labelText(category: Category): string {
    const { label } = category;
    return label.trim() !== '' && this.find(label) === category ? label : codeText(category);
  }

  read(text: string): CellValue<Category> {
    const found = this.find(text);
    if (found) return read(found);
    return refused(text, found === null ? AMBIGUOUS : unknownCategory(this.variable));
  }
}

const AMBIGUOUS = 'Deze tekst past bij meer dan één antwoord. Gebruik de code.';

function unknownCategory(variable: Variable): string {
  const codes = variable.categories.slice(0, 8).map((category) => category.code);
  const more = variable.categories.length > codes.length ? ', …' : '';
  return `Dit antwoord bestaat niet bij deze vraag. Mogelijk zijn: ${codes.join(', ')}${more}.`;
}
