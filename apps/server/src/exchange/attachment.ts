/** Content type of each kind of file. */
const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Headers of an answer that is saved as `<name>.<extension>`; of the name only letters, digits, dots and dashes are kept, accents dropped. */
export function attachment(name: string, extension: keyof typeof TYPES): Record<string, string> {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9.-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return {
    'content-type': TYPES[extension],
    'content-disposition': `attachment; filename="${plain}.${extension}"`,
  };
}
