import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

/** The cases of an SPSS file as PSPP reads them, by the names of the variables. Throws with what PSPP says when it is not content. */
export function readSav(bytes: Buffer): Record<string, string>[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'ido-sav-'));
  try {
    const [sav, csv] = [path.join(folder, 'a.sav'), path.join(folder, 'a.csv')];
    writeFileSync(sav, bytes);
    const { status, stdout, stderr } = spawnSync(process.env.PSPP_CONVERT ?? '/usr/bin/pspp-convert', [sav, csv], {
      encoding: 'utf8',
    });
    // A warning is a file that is not as it should be.
    if (status !== 0 || stdout + stderr !== '') throw new Error(`pspp-convert: ${stdout}${stderr}`);
    return parse(readFileSync(csv), { columns: true, bom: true });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The date of a DATE variable in the CSV of PSPP (`11/22/2026`) as the answers have it. */
export const dateOf = (text: string) => text.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$1-$2');
