import type { CompiledQuestionnaire, Variable } from '@ido/questionnaire';
import { CategoryMatcher } from './category-matcher';
import { type Column, type ColumnTarget, metadataField, targetKey } from './column-names';
import { MAX_COLUMNS } from './csv-records';
import { unguarded } from './formula-guard';
import type { CellError } from './import-event';
import { cut } from './cut';
import { rankedValues } from './ranked-values';

/** Longer than any question with an option: not worth looking for. */
const LONGEST_NAME = 5_000;

/** `question.code`, with a number where the questionnaire has that name itself, and with a code where there is a column for each. */
const CODES_OF = /^(.+)\.code\d*(?:\/[^/]*)?$/;

/** Which column names a questionnaire has. Made once per import. */
export class ColumnNames {
  private readonly variables: ReadonlyMap<string, Variable>;
  private readonly matchers = new Map<Variable, CategoryMatcher>();
  private readonly ranked: ReadonlyMap<string, unknown>;

  constructor(questionnaire: CompiledQuestionnaire) {
    this.variables = new Map(questionnaire.codebook.variables.map((variable) => [variable.name, variable]));
    this.ranked = rankedValues(questionnaire);
  }

  /** Finds the categories of a variable; one matcher for all columns of it. */
  matcher(variable: Variable): CategoryMatcher {
    let matcher = this.matchers.get(variable);
    if (!matcher) this.matchers.set(variable, (matcher = new CategoryMatcher(variable)));
    return matcher;
  }

  /** What stands in the answers for an item of a ranking. */
  rankedValue(variable: Variable): unknown {
    return this.ranked.get(variable.name);
  }

  /** What a column of this name is about: a variable, else metadata, else an option (`question/code` or `question/label`). */
  target(name: string): ColumnTarget | undefined {
    if (name.length > LONGEST_NAME) return undefined;
    const variable = this.variables.get(name);
    if (variable) return { kind: 'variable', variable };
    const field = metadataField(name);
    if (field) return { kind: 'metadata', field };
    for (let slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      const multiple = this.variables.get(name.slice(0, slash).trim());
      if (multiple?.type !== 'multiple') continue;
      const category = this.matcher(multiple).find(name.slice(slash + 1));
      if (category) return { kind: 'option', variable: multiple, category };
    }
    const coded = this.variables.get(CODES_OF.exec(name)?.[1] ?? '');
    return coded?.type === 'text' ? { kind: 'metadata', field: 'codes', name } : undefined;
  }
}

/** The columns of a header, or why it cannot be used. */
export type Header =
  | { readonly ok: true; readonly columns: readonly Column[] }
  | { readonly ok: false; readonly errors: readonly CellError[] };

/** How many cells of a header are columns of the questionnaire: tells which delimiter a file has. */
export function knownColumns(cells: readonly string[], names: ColumnNames): number {
  return cells.filter((cell) => names.target(unguarded(cell).trim())).length;
}

/** Reads a header. Everything that is wrong with it is reported at once. */
export function readHeader(cells: readonly string[], row: number, names: ColumnNames): Header {
  const errors: CellError[] = [];
  const refuse = (column: string, detail: string) =>
    errors.push({ row, column: cut(column), value: cut(column), detail });
  if (cells.length > MAX_COLUMNS) {
    refuse('', `Het bestand heeft meer dan ${MAX_COLUMNS} kolommen.`);
    return { ok: false, errors };
  }
  const columns: Column[] = [];
  const seen = new Map<string, string>();
  const forms = new Map<string, ColumnTarget['kind']>();
  for (const [index, cell] of cells.entries()) {
    const name = unguarded(cell).trim();
    const target = names.target(name);
    if (name === '') refuse('', `Kolom ${index + 1} heeft geen naam.`);
    else if (!target) refuse(name, 'Deze kolom hoort niet bij de vragenlijst.');
    else if (seen.has(targetKey(target))) {
      const other = seen.get(targetKey(target))!;
      refuse(name, other === name ? 'Deze kolom komt twee keer voor.' : `Deze kolom zegt hetzelfde als ${other}.`);
    } else if (target.kind !== 'metadata' && (forms.get(target.variable.name) ?? target.kind) !== target.kind) {
      refuse(name, 'Deze vraag staat er als één kolom en ook als een kolom per antwoord. Kies één van de twee.');
    } else {
      seen.set(targetKey(target), name);
      if (target.kind !== 'metadata') forms.set(target.variable.name, target.kind);
      columns.push({ name, target });
    }
  }
  if (errors.length === 0 && forms.size === 0) refuse('', 'De kopregel bevat geen enkele vraag van de vragenlijst.');
  if (columns.length === 0 && errors.length > 0) {
    errors.unshift({
      row,
      column: '',
      value: '',
      detail: 'De eerste regel moet de namen van de kolommen bevatten; geen enkele naam is herkend.',
    });
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, columns };
}
