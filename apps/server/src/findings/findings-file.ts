import { PassThrough, type Readable } from 'node:stream';
import type { Finding, Findings, RoleName } from '@ido/api';
import { csvFile, writeWorkbook, type Cell, type Sheet } from '@ido/exchange';

const HEADER = [
  'Rol',
  'Invulling van de rol',
  'Soort',
  'Bevinding',
  'Aantal',
  'Van',
  'Bron',
  'Datum',
  'Deelnemers',
  'Citaten',
  'Opmerking',
] as const;

const ROLES: Readonly<Record<RoleName, string>> = {
  financier: 'Financier',
  promotor: 'Promotor',
  regievoerder: 'Regievoerder',
  doorverwijzer: 'Doorverwijzer',
  dienstverlener: 'Dienstverlener',
  beleidsmaker: 'Beleidsmaker',
};
const KINDS = { knelpunt: 'Knelpunt', behoefte: 'Behoefte' } as const;
const SOURCES = { 'open-answer': 'Open antwoorden', 'focus-group': 'Focusgroep', meeting: 'Gesprek' } as const;
const SUPPRESSED = 'Te weinig antwoorden om te laten zien.';

/** The table of needs as a sheet: a row per finding, a row for a role without any. */
function findingsSheet({ roles, wave }: Findings): Sheet & { readonly records: Iterable<readonly Cell[]> } {
  const note = wave?.syntheticNote ?? null;
  const records = roles.flatMap(({ role, state, findings }): Cell[][] => {
    const first = [ROLES[role], state === '' ? null : state];
    if (findings.length === 0) return [[...first, null, null, null, null, null, null, null, null, note]];
    return findings.map((finding) => [...first, ...cellsOf(finding), remark(finding, note)]);
  });
  return { name: 'Bevindingen', header: HEADER, records };
}

function cellsOf({ kind, text, count, base, source, quotations }: Finding): Cell[] {
  return [
    KINDS[kind],
    text,
    count,
    base,
    `${SOURCES[source.kind]}: ${source.title}`,
    source.date === null ? null : { date: source.date },
    source.participants,
    quotations.length === 0 ? null : quotations.map((quotation) => `‘${quotation}’`).join(' | '),
  ];
}

const remark = ({ suppressed }: Finding, note: string | null) =>
  [...(suppressed ? [SUPPRESSED] : []), ...(note === null ? [] : [note])].join(' ') || null;

/** The findings as CSV for a Dutch spreadsheet, or as a workbook. */
export function findingsFile(findings: Findings, form: 'csv' | 'xlsx'): Readable | Buffer {
  const sheet = findingsSheet(findings);
  if (form === 'csv') return Buffer.from(csvFile(sheet.header, sheet.records));
  const stream = new PassThrough();
  writeWorkbook([sheet], stream).catch((error: Error) => stream.destroy(error));
  return stream;
}
