import { isDeepStrictEqual } from 'node:util';
import type { RegisterImport } from '@ido/api';
import type { CellError, RegisterRow } from '@ido/exchange';
import { changedEntry, problemsOf, type RegisterEntry, type RegisterProblem } from '@ido/fieldwork';
import type { RegisterFile } from './register-file';

/** How many refused cells and rows the report holds. */
const IN_REPORT = 1000;

/** What of the register changes when a file is taken over, and the report about it. */
export interface SettledRegister {
  /** New and changed entries. */
  readonly entries: readonly RegisterEntry[];
  readonly report: Omit<RegisterImport, 'dryRun'>;
}

/**
 * Holds a file against the register. Every row is judged by the register as it would be after the whole file, so that a municipality and
 * what it is merged into can come in one file, in any order.
 */
export function settleRegister(
  file: RegisterFile,
  register: ReadonlyMap<string, RegisterEntry>,
  provinces: ReadonlySet<string>,
  today: string,
): SettledRegister {
  const after = new Map(register);
  const errors = [...file.errors];
  const firstRows = new Map<string, number>();
  const made: { row: RegisterRow; entry: RegisterEntry; problems: readonly RegisterProblem[] }[] = [];
  for (const row of file.organisations) {
    const first = firstRows.get(row.code);
    if (first !== undefined) {
      errors.push({ row: row.row, ...row.cell('code'), detail: `Deze code staat ook in rij ${first}.` });
      continue;
    }
    firstRows.set(row.code, row.row);
    const { kind: _, row: __, cell: ___, ...change } = row;
    const { entry, problems } = changedEntry(register.get(row.code) ?? null, change, today);
    after.set(row.code, entry);
    made.push({ row, entry, problems });
  }
  for (const { row, entry, problems } of made) {
    // Of what is incomplete itself, the rest says little.
    const wrong = problems.length > 0 ? problems : problemsOf(entry, after, provinces);
    errors.push(...wrong.map((one) => errorOf(row, one)));
  }
  errors.sort((a, b) => a.row - b.row);
  const rejected = [...new Set(errors.map(({ row }) => row))];
  const refused = new Set(rejected);
  const accepted = made.filter(({ row }) => !refused.has(row.row));
  const changes = accepted.filter(({ entry }) => !isDeepStrictEqual(entry, register.get(entry.code)));
  const added = changes.filter(({ entry }) => !register.has(entry.code)).length;
  const report: SettledRegister['report'] = {
    status: errors.length > 0 || file.unusable ? 'refused' : 'done',
    encoding: file.encoding,
    delimiter: file.delimiter,
    rows: file.rows,
    accepted: accepted.length,
    added,
    changed: changes.length - added,
    unchanged: accepted.length - changes.length,
    rejected: rejected.slice(0, IN_REPORT),
    errorCount: errors.length,
    errors: errors.slice(0, IN_REPORT),
    detail: file.unusable ? 'Dit bestand kan niet worden geïmporteerd.' : null,
  };
  return { entries: changes.map(({ entry }) => entry), report };
}

function errorOf(row: RegisterRow, { field, detail }: RegisterProblem): CellError {
  return { row: row.row, ...row.cell(field), detail };
}
