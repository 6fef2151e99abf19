import { accepts } from './negotiation.guard';

describe('an Accept header', () => {
  it.each([
    [undefined, true],
    ['', true],
    ['*/*', true],
    ['text/*', true],
    ['text/csv', true],
    ['TEXT/CSV;charset=utf-8', true],
    ['application/json', false],
    ['text/csv;q=0', false],
    ['text/html, text/csv;q=0.2', true],
    ['text/cs', false],
  ])('%p lets text/csv through: %p', (header, expected) => {
    expect(accepts(header, ['text/csv; charset=utf-8'])).toBe(expected);
  });
});
