import fc from 'fast-check';
import { select } from './selection';
import { anyResponse, columnsOf } from './testing/responses';
import { codes, variableOf } from './testing/variables';

const regierol = variableOf('regierol', 'single', ['zelf', 'bibliotheek', 'weet-niet']);
const loketten = variableOf('loketten', 'multiple', ['balie', 'burgerzaken', 'werk']);
const doelen = variableOf('doelen', 'multiple', codes(20));
const VARIABLES = [regierol, loketten, doelen, variableOf('toelichting', 'text')];

describe('select', () => {
  const columns = columnsOf(VARIABLES, [
    { regierol: [0], loketten: [0, 1], doelen: [19] },
    { regierol: [1], loketten: [2], doelen: [0] },
    { regierol: 'missing', loketten: 'missing', doelen: [3, 17] },
    { regierol: [2] },
  ]);
  const kept = (...filters: [string, string[]][]) => {
    const selection = select(
      columns,
      filters.map(([variable, of]) => ({ variable, codes: of })),
    );
    return selection && [...selection];
  };

  it('keeps all without a filter', () => expect(kept()).toBeNull());
  it('keeps those with one of the codes of a single choice', () => {
    expect(kept(['regierol', ['zelf', 'weet-niet']])).toEqual([1, 0, 0, 1]);
  });
  it('keeps those who chose at least one of the codes of a multiple choice', () => {
    expect(kept(['loketten', ['burgerzaken', 'werk']])).toEqual([1, 1, 0, 0]);
    expect(kept(['doelen', ['a17', 'a0']])).toEqual([0, 1, 1, 0]);
  });
  it('asks all filters to hold', () => {
    expect(kept(['regierol', ['zelf', 'bibliotheek']], ['loketten', ['balie']])).toEqual([1, 0, 0, 0]);
  });
  it('keeps none where no code is given', () => expect(kept(['regierol', []])).toEqual([0, 0, 0, 0]));

  it('refuses an unknown variable and an unknown code by name', () => {
    expect(() => kept(['provincie', ['a']])).toThrow(expect.objectContaining({ name: 'UnknownVariable' }));
    expect(() => kept(['regierol', ['vng']])).toThrow(
      expect.objectContaining({ name: 'UnknownCode', variable: 'regierol', code: 'vng' }),
    );
    expect(() => kept(['toelichting', ['ja']])).toThrow(expect.objectContaining({ name: 'UnknownCode' }));
  });

  it('agrees with looking at each response', () => {
    const filters = fc.array(
      fc
        .constantFrom(regierol, loketten, doelen)
        .chain((variable) =>
          fc
            .subarray(variable.categories.map((_, at) => at))
            .map((indices) => ({ variable, indices, codes: indices.map((at) => variable.categories[at]!.code) })),
        ),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(fc.array(anyResponse(VARIABLES), { maxLength: 40 }), filters, (responses, asked) => {
        const expected = responses.map((response) =>
          asked.every(({ variable, indices }) => {
            const given = response[variable.name]!;
            return typeof given !== 'string' && given.some((at) => indices.includes(at));
          }),
        );
        const selection = select(
          columnsOf(VARIABLES, responses),
          asked.map(({ variable, codes }) => ({ variable: variable.name, codes })),
        );
        expect([...selection!].map(Boolean)).toEqual(expected);
      }),
    );
  });
});
