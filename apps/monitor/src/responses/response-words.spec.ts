import { respondentName, responseState } from './response-words';

const draft = { status: 'draft', declinedAt: null, erasedAt: null, reopenedAt: null } as const;
const AT = '2026-03-01T10:00:00.000Z';

describe('how far a response is', () => {
  it('is told in words', () => {
    expect(responseState(draft)).toBe('Bezig');
    expect(responseState({ ...draft, status: 'complete' })).toBe('Verzonden');
    expect(responseState({ ...draft, declinedAt: AT })).toBe('Doet niet mee');
  });

  it('tells a reopened draft from one that was never sent', () => {
    expect(responseState({ ...draft, reopenedAt: AT })).toMatch(/Heropend/);
    expect(responseState({ ...draft, status: 'complete', reopenedAt: AT })).toBe('Verzonden');
  });

  it('says of removed answers that they were removed, until somebody fills in again', () => {
    expect(responseState({ ...draft, status: 'invited', declinedAt: AT, erasedAt: AT })).toBe('Antwoorden verwijderd');
    expect(responseState({ ...draft, erasedAt: AT })).toBe('Bezig');
  });
});

it('a response without organisation is named too', () => {
  expect(respondentName({ organisation: null })).toBe('Zonder organisatie');
  expect(respondentName({ organisation: { code: 'GM0014', name: 'Groningen' } })).toBe('Groningen');
});
