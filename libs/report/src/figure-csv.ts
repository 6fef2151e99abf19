import { csvField, csvOf } from './csv-field';
import { dutchNumber } from './dutch-number';
import type { FigureInput } from './figure-input';
import { figureLabel, TOTAL, type FigureSpec } from './figure-spec';

/**
 * One figure as CSV that a Dutch spreadsheet opens at once: UTF-8 with BOM, `;`, decimal comma, CRLF. Shares are unrounded;
 * a withheld cell is empty and said in the column `niet getoond`.
 */
export function figureCsv(table: FigureInput, spec: FigureSpec): string {
  const order = spec.panels[0]?.marks.map((mark) => mark.code) ?? [];
  const place = new Map(order.map((code, index) => [code, index]));
  const groups =
    table.groups && table.categories.length > 0
      ? [{ ...table, label: TOTAL }, ...table.groups]
      : [{ ...table, label: '' }];
  const rows: string[][] = [
    [
      'vraag',
      'groep',
      'antwoord',
      'code',
      'aantal',
      'n',
      'percentage',
      'aandeel',
      'marge van',
      'marge tot',
      'niet getoond',
    ],
  ];
  for (const group of groups) {
    const sorted = [...group.categories].sort((a, b) => (place.get(a.code) ?? 0) - (place.get(b.code) ?? 0));
    for (const category of sorted) {
      const [low, high] = category.interval ?? [null, null];
      rows.push([
        spec.title,
        figureLabel(group.label),
        figureLabel(category.label),
        category.code,
        decimal(category.count),
        decimal(group.base),
        decimal(category.percentage),
        decimal(category.share),
        decimal(low),
        decimal(high),
        category.suppressed || group.suppressed ? 'ja' : '',
      ]);
    }
    if (group.categories.length === 0) {
      rows.push([
        spec.title,
        group.label,
        'antwoord gegeven',
        '',
        decimal(group.answered),
        decimal(group.eligible),
        '',
        '',
        '',
        '',
        '',
      ]);
    }
  }
  const remarks = [
    spec.baseLine,
    spec.note,
    `Bron: ${spec.source}`,
    spec.syntheticNote ? `Let op: ${spec.syntheticNote}` : '',
  ];
  for (const remark of remarks.filter(Boolean)) rows.push([remark]);
  return csvOf(rows.map((row) => row.map(csvField)));
}

function decimal(value: number | null): string {
  if (value === null) return '';
  return Number.isInteger(value) ? dutchNumber(value).replaceAll('.', '') : String(value).replace('.', ',');
}
