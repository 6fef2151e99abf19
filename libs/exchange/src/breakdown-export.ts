import type { CategoryFigure, GroupFigures, NoteCode, VariableTable } from '@ido/tabulation';
import type { Cell, Sheet } from './cell';
import { csvFile } from './csv-text';
import { writeWorkbook } from './xlsx-workbook';

/** What a file with figures says about where they come from. */
export interface BreakdownMeta {
  /** Title of the wave. */
  readonly wave: string;
  /** Size of the population; null when unknown. */
  readonly population: number | null;
  /** Number of complete responses; null when it is withheld. */
  readonly responses: number | null;
  /** Title of the crossing variable that the groups are categories of. */
  readonly by?: string | null;
  /** Title of the weighting that the shares were made with. */
  readonly weighting?: string | null;
  /** Why the figures are not from real answers; null when they are. */
  readonly note?: string | null;
}

const HEADER = [
  'meting',
  'populatie',
  'responsen',
  'variabele',
  'vraag',
  'uitgesplitst naar',
  'groepscode',
  'groep',
  'code',
  'antwoord',
  'aantal',
  'basis',
  'gesteld aan',
  'beantwoord',
  'niet beantwoord',
  'aandeel',
  'percentage',
  'ondergrens 95%',
  'bovengrens 95%',
  'toelichting',
] as const;

const NOTES: Record<NoteCode, string> = {
  multiple: 'Meer antwoorden mogelijk; percentages tellen niet op tot 100.',
  'over-eligible': 'Percentages over iedereen aan wie de vraag is gesteld.',
  'without-dont-know': 'Zonder ‘weet ik niet’.',
  'small-base': 'Te weinig antwoorden voor percentages.',
  'no-base': 'Geen antwoorden.',
  weighted: 'Aandelen en percentages zijn gewogen; aantallen niet.',
  suppressed: 'Kleine aantallen zijn onderdrukt.',
  coded: 'Gecodeerde open antwoorden; zonder antwoorden die nog niet zijn gecodeerd.',
  'no-categories': 'Open vraag: alleen het aantal antwoorden.',
  'without-microdata': 'Uit een rapport, zonder microgegevens.',
  'derived-counts': 'Aantallen berekend uit percentages.',
};

const SUPPRESSED = 'onderdrukt';

/**
 * Breakdowns as a table: one row per variable, group and category. Shares and bounds are unrounded in [0, 1], percentages whole.
 * What is withheld says "onderdrukt"; what does not exist (no base, too small for percentages) is empty.
 */
function breakdownSheet(
  tables: readonly VariableTable[],
  meta: BreakdownMeta,
): Sheet & { readonly records: Iterable<readonly Cell[]> } {
  const records = tables.flatMap((table) => {
    const notes = table.notes.map((note) => NOTES[note]).join(' ');
    const groups = [
      { code: '', label: 'Totaal', by: null, figures: table as GroupFigures },
      ...(table.groups ?? []).map((group) => ({
        code: group.code,
        label: group.label,
        by: meta.by ?? null,
        figures: group,
      })),
    ];
    return groups.flatMap(({ code, label, by, figures }) => {
      const before: Cell[] = [meta.wave, meta.population, meta.responses, table.name, table.title, by, code, label];
      return figureRows(figures).map((cells) => [
        ...before,
        ...cells,
        notes,
        ...weighted(meta, figures),
        ...(meta.note ? [meta.note] : []),
      ]);
    });
  });
  return {
    name: 'Uitsplitsing',
    header: [...HEADER, ...(meta.weighting ? ['weging', 'effectieve n'] : []), ...(meta.note ? ['opmerking'] : [])],
    records,
  };
}

/** Rule 6: beside weighted figures stands the effective n. */
function weighted({ weighting }: BreakdownMeta, { effectiveN }: GroupFigures): Cell[] {
  return weighting ? [weighting, effectiveN ?? null] : [];
}

function figureRows(figures: GroupFigures): Cell[][] {
  const count = (value: number | null, withheld: boolean) => value ?? (withheld ? SUPPRESSED : null);
  const whole = figures.suppressed !== undefined;
  const base = [figures.base, figures.eligible, figures.answered, figures.missing].map((value) => count(value, whole));
  if (figures.categories.length === 0) {
    return [[null, 'beantwoord', count(figures.answered, whole), ...base, null, null, null, null]];
  }
  return figures.categories.map((category: CategoryFigure) => {
    const withheld = whole || category.suppressed !== undefined;
    const figure = (value: number | null | undefined) => count(value ?? null, withheld);
    const { interval } = category;
    return [
      category.code,
      category.label,
      figure(category.count),
      ...base,
      figure(category.share),
      figure(category.percentage),
      figure(interval?.[0]),
      figure(interval?.[1]),
    ];
  });
}

/** Breakdowns as CSV for a Dutch spreadsheet: one row per variable, group and category, with a note in each row when there is one. */
export function breakdownCsv(tables: readonly VariableTable[], meta: BreakdownMeta): Uint8Array {
  const { header, records } = breakdownSheet(tables, meta);
  return csvFile(header, records);
}

/** The same as an XLSX workbook, written to a stream that is then ended. Rejects when the stream fails. */
export async function breakdownXlsx(
  tables: readonly VariableTable[],
  meta: BreakdownMeta,
  stream: NodeJS.WritableStream,
): Promise<void> {
  await writeWorkbook([breakdownSheet(tables, meta)], stream);
}
