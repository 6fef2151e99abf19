import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

const RSCRIPT = process.env.RSCRIPT ?? '/usr/bin/Rscript';

const succeeds = (code: string) => spawnSync(RSCRIPT, ['-e', code]).status === 0;

/** R is not asked of whoever tests: what it reads is compared where it is installed. */
export const hasR = existsSync(RSCRIPT);
export const hasHaven = hasR && succeeds('library(haven)');

/**
 * The rows of a data frame as R has them after `code`, which reads the files and leaves the frame in `antwoorden`: factors as their labels,
 * choices as TRUE or FALSE, and nothing for what is missing.
 */
export function readWithR(files: Readonly<Record<string, Buffer>>, code: string): Record<string, string>[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'ido-r-'));
  try {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes);
    const write = `write.csv(lapply(antwoorden, as.character), 'gelezen.csv', na = '', row.names = FALSE, fileEncoding = 'UTF-8')
names(antwoorden) |> writeLines('namen.txt', useBytes = TRUE)`;
    writeFileSync(path.join(folder, 'lees.R'), `${code}\n${write}\n`);
    const { status, stderr } = spawnSync(RSCRIPT, ['lees.R'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    if (status !== 0) throw new Error(`R: ${stderr}`);
    const names = readFileSync(path.join(folder, 'namen.txt'), 'utf8').trim().split('\n');
    const rows: string[][] = parse(readFileSync(path.join(folder, 'gelezen.csv')), { from: 2 });
    return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
