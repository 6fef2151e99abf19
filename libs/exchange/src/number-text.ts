import { type CellValue, read, refused } from './cell-value';

const PLAIN = /^[+-]?\d+([.,]\d+)?(e[+-]?\d+)?$/i;
const ONE_GROUP = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;
const DUTCH_THOUSANDS = /^[+-]?[1-9]\d{0,2}(\.\d{3})+,\d+$|^[+-]?[1-9]\d{0,2}(\.\d{3}){2,}$/;
const ENGLISH_THOUSANDS = /^[+-]?[1-9]\d{0,2}(,\d{3})+\.\d+$/;

/** A number as a Dutch spreadsheet reads it: decimal comma, no thousands separator; the shortest form that gives the same number back. */
export function numberText(value: number): string {
  return String(value).replace('.', ',');
}

/**
 * The number in a cell: decimal comma or point, thousands separators where they cannot be taken for a decimal. Refuses `1.234`,
 * which is a thousand to one reader and one and a bit to the other; a comma is always a decimal comma, as the export writes it.
 */
export function readNumber(text: string): CellValue<number> {
  if (ONE_GROUP.test(text)) {
    return refused(
      text,
      'Dit getal is op twee manieren te lezen: duizendtal of decimaal. Schrijf het zonder punt, of met een decimale komma.',
    );
  }
  const plain = DUTCH_THOUSANDS.test(text)
    ? text.replaceAll('.', '').replace(',', '.')
    : ENGLISH_THOUSANDS.test(text)
      ? text.replaceAll(',', '')
      : text.replace(',', '.');
  if (!PLAIN.test(plain)) return refused(text, 'Dit is geen getal. Gebruik alleen cijfers en een decimale komma.');
  const value = Number(plain);
  if (!Number.isFinite(value)) return refused(text, 'Dit getal is te groot.');
  return read(value === 0 ? 0 : value);
}
