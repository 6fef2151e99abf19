import type { FileExtension } from './attachment';

/** What an export is about, by its file's name after the key of the wave. */
const KINDS = { answers: 'antwoorden', codebook: 'codeboek', breakdown: 'cijfers', table: 'tabel' } as const;

interface Format {
  readonly kind: keyof typeof KINDS;
  readonly extension: FileExtension;
  /** Answers themselves, for researchers. What only describes them is for whoever may read the figures. */
  readonly answers: boolean;
}

const of = (kind: Format['kind'], extension: FileExtension, answers = false): Format => ({ kind, extension, answers });

/** Every format of `exports/{format}`. */
export const FORMATS = {
  csv: of('answers', 'csv', true),
  xlsx: of('answers', 'xlsx', true),
  sav: of('answers', 'sav', true),
  json: of('answers', 'json', true),
  'csv-metadata.json': of('answers', 'csv-metadata.json'),
  r: of('answers', 'R'),
  'codebook.csv': of('codebook', 'csv'),
  'codebook.xlsx': of('codebook', 'xlsx'),
  'codebook.html': of('codebook', 'html'),
  ddi: of('codebook', 'xml'),
  'breakdown.csv': of('breakdown', 'csv'),
  'breakdown.xlsx': of('breakdown', 'xlsx'),
  'json-stat': of('breakdown', 'json'),
  'table.csv': of('table', 'csv'),
  'table.xlsx': of('table', 'xlsx'),
} as const satisfies Record<string, Format>;

export type ExportFormat = keyof typeof FORMATS;

export function isFormat(text: string): text is ExportFormat {
  return Object.hasOwn(FORMATS, text);
}

/** What the file is called, without its extension. */
export const exportName = (wave: string, kind: Format['kind']) => `${wave}-${KINDS[kind]}`;
