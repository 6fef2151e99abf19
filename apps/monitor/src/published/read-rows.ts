/** One row as it was typed or pasted. */
export interface ReadRow {
  readonly label: string;
  readonly count: number | null;
  readonly percentage: number | null;
}

/** What was read, and the lines that could not be. */
export interface ReadRows {
  readonly rows: readonly ReadRow[];
  readonly unreadable: readonly string[];
}

/**
 * Reads rows as people type them or paste them from a spreadsheet: text, count, percentage; separated by tabs, otherwise by semicolons. A number with a
 * percent sign is a percentage, wherever it stands; otherwise the first number is the count and the second the percentage. Dutch numbers: `12,5`,
 * `1.234`. A first line without any number is a heading.
 */
export function readRows(text: string): ReadRows {
  const lines = text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '');
  const separator = lines.some((line) => line.includes('\t')) ? '\t' : ';';
  const rows: ReadRow[] = [];
  const unreadable: string[] = [];
  lines.forEach((line, at) => {
    const [label = '', ...cells] = line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/u, '$1'));
    const numbers = cells.filter((cell) => cell !== '');
    const heading = at === 0 && numbers.length > 0 && numbers.every((cell) => readNumber(cell) === null);
    if (heading) return;
    const row = readRow(label, cells);
    if (row) rows.push(row);
    else unreadable.push(line.trim());
  });
  return { rows, unreadable };
}

function readRow(label: string, cells: readonly string[]): ReadRow | null {
  if (label === '') return null;
  let count: number | null = null;
  let percentage: number | null = null;
  for (const [at, cell] of cells.entries()) {
    if (cell === '') continue;
    const value = readNumber(cell);
    if (value === null) return null;
    if (cell.includes('%') || at === 1) {
      if (percentage !== null || value > 100) return null;
      percentage = value;
    } else {
      if (count !== null || !Number.isInteger(value)) return null;
      count = value;
    }
  }
  return { label, count, percentage };
}

/** A number that is not negative, in Dutch notation, with or without a percent sign; null for anything else. */
export function readNumber(text: string): number | null {
  const plain = text.replace('%', '').trim();
  if (/^\d{1,3}(\.\d{3})+$/u.test(plain)) return Number(plain.replaceAll('.', ''));
  return /^\d+([.,]\d+)?$/u.test(plain) ? Number(plain.replace(',', '.')) : null;
}
