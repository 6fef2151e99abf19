import { texts } from '../texts';

/** Why a file is not even sent; null when it is. */
export function refusedFile(file: File): string | null {
  if (!/\.csv$/iu.test(file.name) && file.type !== 'text/csv') return texts.imports.notCsv;
  return file.size === 0 ? texts.imports.emptyFile : null;
}
