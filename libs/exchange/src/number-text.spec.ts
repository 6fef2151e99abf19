import fc from 'fast-check';
import { numberText, readNumber } from './number-text';

const valueOf = (text: string) => {
  const number = readNumber(text);
  return number.ok ? number.value : null;
};

describe('numbers', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (value) => valueOf(numberText(value)) === value + 0,
      ),
    );
  });

  it.each([
    ['12', 12],
    ['-5', -5],
    ['+5', 5],
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['1,234', 1.234],
    ['0.123', 0.123],
    ['1234.567', 1234.567],
    ['1.2345', 1.2345],
    ['1.234,56', 1234.56],
    ['1,234.56', 1234.56],
    ['1.234.567', 1234567],
    ['1e-7', 1e-7],
  ])('reads %s', (text, value) => expect(valueOf(text)).toBe(value));

  it.each(['1.234', '12.345', '-1.000'])('refuses %s, which can be read in two ways', (text) => {
    expect(readNumber(text)).toMatchObject({ ok: false, detail: expect.stringContaining('op twee manieren') });
  });

  it.each(['twaalf', '1,2,3', '1.23.456', '€ 5', '5%', '0x10', 'Infinity', 'NaN', '1 000', '--1', ',5', '5,'])(
    'refuses %s, which is no number',
    (text) => expect(readNumber(text)).toMatchObject({ ok: false, detail: expect.stringContaining('geen getal') }),
  );

  it('refuses a number that does not fit', () => {
    expect(readNumber('1e999')).toMatchObject({ ok: false, detail: expect.stringContaining('te groot') });
  });
});
