import { cut } from './cut';
import { unguarded } from './formula-guard';
import type { CellError } from './import-event';
import type { TableColumn, TableHeader } from './read-table';

/** A column of a file whose columns have fixed names. */
export interface NamedColumn<Field extends string> extends TableColumn {
  readonly field: Field;
}

/** What the columns of a file may be called. */
export interface ColumnNaming<Field extends string> {
  /** The field that a column of this name (lower case, trimmed) is about; undefined for what is no column of the file. */
  readonly fieldOf: (name: string) => Field | undefined;
  /** Fields without which a file says too little, with the names that they are asked for under. */
  readonly required: ReadonlyArray<{ readonly field: Field; readonly name: string }>;
  /** What the file is about, as in "Deze kolom hoort niet bij het register". */
  readonly about: string;
}

/** The header of a file with columns of fixed names, in any order. Everything that is wrong with it is reported at once. */
export function namedColumns<Field extends string>({
  fieldOf,
  required,
  about,
}: ColumnNaming<Field>): TableHeader<NamedColumn<Field>> {
  const nameOf = (cell: string) => unguarded(cell).trim();
  const field = (cell: string) => fieldOf(nameOf(cell).toLowerCase());
  return {
    known: (cells) => cells.filter((cell) => field(cell) !== undefined).length,
    read(cells, row) {
      const errors: CellError[] = [];
      const refuse = (column: string, detail: string) =>
        errors.push({ row, column: cut(column), value: cut(column), detail });
      const columns: NamedColumn<Field>[] = [];
      for (const [index, cell] of cells.entries()) {
        const name = nameOf(cell);
        const found = field(cell);
        const other = columns.find((column) => column.field === found);
        if (name === '') refuse('', `Kolom ${index + 1} heeft geen naam.`);
        else if (found === undefined) refuse(name, `Deze kolom hoort niet bij ${about}.`);
        else if (other?.name === name) refuse(name, 'Deze kolom komt twee keer voor.');
        else if (other) refuse(name, `Deze kolom zegt hetzelfde als ${other.name}.`);
        else columns.push({ name, field: found });
      }
      for (const { field: needed, name } of required) {
        if (!columns.some((column) => column.field === needed)) refuse(name, `De kolom ‘${name}’ ontbreekt.`);
      }
      return errors.length > 0 ? { ok: false, errors } : { ok: true, columns };
    },
  };
}
