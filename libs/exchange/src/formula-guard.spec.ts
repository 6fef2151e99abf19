import fc from 'fast-check';
import { guarded, unguarded } from './formula-guard';

const risky = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '＝', 'a', '1') });

describe('formula guard', () => {
  it('leaves no text that a spreadsheet takes for a formula', () => {
    fc.assert(fc.property(risky, (text) => !/^[=+\-@\t\r\n＝]/.test(guarded(text))));
  });

  it('takes away exactly what it added', () => {
    fc.assert(fc.property(risky, (text) => unguarded(guarded(text)) === text));
  });

  it('leaves ordinary text alone, apostrophes too', () => {
    for (const text of ['', 'IDO', "'s ochtends", 'a=b', '’']) expect(guarded(text)).toBe(text);
  });

  it('guards a formula behind an apostrophe as well', () => {
    expect(guarded('=HYPERLINK("x")')).toBe('\'=HYPERLINK("x")');
    expect(guarded("'=1")).toBe("''=1");
  });
});
