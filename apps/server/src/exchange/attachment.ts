/** Content type of each kind of file. */
const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  sav: 'application/x-spss-sav',
  json: 'application/json; charset=utf-8',
  'csv-metadata.json': 'application/csvm+json; charset=utf-8',
  R: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  html: 'text/html; charset=utf-8',
} as const;

export type FileExtension = keyof typeof TYPES;

/** Name of a file as it is saved: of the name only letters, digits, dots and dashes are kept, accents dropped. */
export function fileName(name: string, extension: FileExtension): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9.-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `${plain}.${extension}`;
}

/** Headers of an answer that is saved as `<name>.<extension>`. */
export function attachment(name: string, extension: FileExtension): Record<string, string> {
  return {
    'content-type': TYPES[extension],
    'content-disposition': `attachment; filename="${fileName(name, extension)}"`,
  };
}
