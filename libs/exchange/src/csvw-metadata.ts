import type { Codebook, Variable } from '@ido/questionnaire';
import { metadataColumn, optionColumn } from './column-names';
import { codebookSheet } from './codebook-export';
import type { ExportOptions } from './export-row';
import { guarded } from './formula-guard';
import { weightTitle } from './weight-variable';

export interface CsvwFiles {
  /** Names of the files as they are downloaded: addresses relative to that of the metadata. */
  readonly responses: string;
  readonly codebook: string;
  readonly title: string;
}

interface Column {
  readonly titles: string;
  readonly description?: string;
  readonly datatype: string | object;
  readonly separator?: string;
  /** A code that the codebook, the second table, explains. */
  readonly variable?: string;
}

/**
 * CSV on the Web metadata (W3C, "Metadata Vocabulary for Tabular Data", 2015) of the CSV that `writeResponses` gives with the same
 * options, and of the CSV of the codebook, which says what the codes mean.
 */
export function csvwMetadata(codebook: Codebook, options: ExportOptions, files: CsvwFiles): Uint8Array {
  const { note, weighted } = options;
  const columns: Column[] = [
    { titles: metadataColumn('reference', codebook), datatype: 'string', description: 'Referentie van de respons' },
    { titles: metadataColumn('organisation', codebook), datatype: 'string', description: 'Code in het register' },
    { titles: metadataColumn('completedAt', codebook), datatype: 'dateTime', description: 'Afgerond op, in UTC' },
    ...codebook.variables.flatMap((variable) => columnsOf(variable, options)),
    ...(note ? [{ titles: metadataColumn('note', codebook), datatype: 'string' }] : []),
    ...(weighted
      ? [
          {
            titles: metadataColumn('weight', codebook),
            datatype: DATATYPES.number,
            description: weightTitle(weighted),
          },
        ]
      : []),
  ];
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'nl' }],
    'dc:title': files.title,
    ...(note ? { 'dc:description': note } : {}),
    dialect: { delimiter: ';', encoding: 'utf-8', header: true, lineTerminators: ['\r\n'], quoteChar: '"' },
    tables: [
      {
        url: files.responses,
        'dc:title': 'Antwoorden',
        tableSchema: { columns: columns.map(columnJson) },
      },
      {
        url: files.codebook,
        'dc:title': 'Codeboek: wat de variabelen en codes betekenen',
        tableSchema: {
          columns: codebookSheet(codebook).header.map((titles) => columnJson({ titles, datatype: 'string' })),
        },
      },
    ],
  };
  return Buffer.from(`${JSON.stringify(metadata, null, 2)}\n`);
}

function columnsOf(variable: Variable, { multiple }: ExportOptions): Column[] {
  const { name: titles, title: description, type } = variable;
  if (type === 'multiple' && multiple === 'columns') {
    return variable.categories.map((category) => ({
      titles: optionColumn(variable, category),
      description: `${description} – ${category.label}`,
      datatype: { base: 'boolean', format: '1|0' },
    }));
  }
  if (type === 'multiple') return [{ titles, description, datatype: 'string', separator: '|' }];
  return [{ titles, description, datatype: DATATYPES[type] }];
}

const DATATYPES = {
  single: 'string',
  text: 'string',
  number: { base: 'double', format: { decimalChar: ',' } },
  date: 'date',
} as const;

function columnJson({ titles, description, datatype, separator }: Column) {
  return {
    name: columnName(titles),
    titles: guarded(titles),
    ...(description === undefined ? {} : { 'dc:description': description }),
    datatype,
    null: '',
    ...(separator === undefined ? {} : { separator }),
  };
}

/** A name of a column may only hold letters, digits, `_`, `.` and percent-encoded bytes, and does not begin with `_`. */
function columnName(title: string): string {
  const encoded = encodeURIComponent(title).replace(
    /[-!'()*~]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return encoded.startsWith('_') ? `%5F${encoded.slice(1)}` : encoded;
}
