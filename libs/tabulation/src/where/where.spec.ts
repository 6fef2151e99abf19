import fc from 'fast-check';
import { columnsOf, anyResponse } from '../testing/responses';
import { variableOf } from '../testing/variables';
import { holds, leavesOf, type Condition } from './condition';
import { openChoices } from './open-choices';
import { parseWhere } from './parse-where';
import { printWhere } from './print-where';
import { selectWhere } from './select-where';
import { UnreadableFilter } from './words';

const province = variableOf('province', 'single', ['Groningen', 'Drenthe', 'Flevoland']);
const sizeClass = variableOf('sizeClass', 'single', ['klein', 'groot']);
const channels = variableOf('channels', 'multiple', ['web', 'krant', 'weet-niet']);
const variables = [province, sizeClass, channels];

const is = fc.constantFrom(...variables).chain(({ name, categories }) =>
  fc
    .subarray(
      categories.map(({ code }) => code),
      { minLength: 1 },
    )
    .map((codes): Condition => ({ kind: 'is', variable: name, codes })),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    is,
    tie('condition').map((inner): Condition => ({ kind: 'not', condition: inner })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('condition'), { minLength: 2, maxLength: 3 }))
      .map(([kind, conditions]): Condition => ({ kind, conditions })),
  ),
}));

const refusal = (text: string) => {
  try {
    parseWhere(text);
  } catch (error) {
    if (error instanceof UnreadableFilter) return [error.position, error.detail];
    throw error;
  }
  throw new Error('it was read');
};

describe('a filter in words', () => {
  it('reads NOT before AND before OR', () => {
    expect(parseWhere('province:Groningen,Drenthe AND NOT sizeClass:klein OR channels:web')).toEqual({
      kind: 'or',
      conditions: [
        {
          kind: 'and',
          conditions: [
            { kind: 'is', variable: 'province', codes: ['Groningen', 'Drenthe'] },
            { kind: 'not', condition: { kind: 'is', variable: 'sizeClass', codes: ['klein'] } },
          ],
        },
        { kind: 'is', variable: 'channels', codes: ['web'] },
      ],
    });
  });

  it('takes what has spaces, signs or a joining word in it between quotes', () => {
    expect(parseWhere('province:"Zuid-Holland, west","zegt ""ja""" AND "AND":"OR"')).toEqual({
      kind: 'and',
      conditions: [
        { kind: 'is', variable: 'province', codes: ['Zuid-Holland, west', 'zegt "ja"'] },
        { kind: 'is', variable: 'AND', codes: ['OR'] },
      ],
    });
  });

  it('says where it cannot be read, and why', () => {
    expect(refusal('')).toEqual([1, 'Hier hoort een variabele.']);
    expect(refusal('province:')).toEqual([10, 'Hier hoort een code.']);
    expect(refusal('province Groningen')).toEqual([10, 'Na ‘province’ hoort een dubbele punt en een code.']);
    expect(refusal('(a:b')).toEqual([5, 'Hier mist een haakje: ).']);
    expect(refusal('a:b c:d')).toEqual([5, 'Hier staat ‘c’. Verwacht: AND, OR of het einde.']);
    expect(refusal('a:"b')).toEqual([3, 'Dit aanhalingsteken wordt niet gesloten.']);
    expect(refusal(`${'('.repeat(20)}a:b${')'.repeat(20)}`)[1]).toMatch(/meer dan 10 haakjes/);
    expect(refusal(`a:${Array.from({ length: 501 }, (_, k) => k).join()}`)[1]).toMatch(/niet meer dan 500 codes/);
    expect(refusal('a'.repeat(4001))[1]).toMatch(/niet langer dan 4000/);
  });

  it('reads back what it writes', () => {
    const word = fc.string({ maxLength: 6 });
    const any = fc
      .tuple(word, fc.uniqueArray(word, { minLength: 1, maxLength: 3 }))
      .map(([variable, codes]): Condition => ({ kind: 'is', variable, codes }));
    fc.assert(fc.property(any, (written) => expect(parseWhere(printWhere(written))).toEqual(written)));
    fc.assert(
      fc.property(condition, (written) =>
        expect(printWhere(parseWhere(printWhere(written)))).toBe(printWhere(written)),
      ),
    );
  });
});

describe('the responses for which a condition holds', () => {
  it('are those for which it holds one by one; NOT takes who gave no answer along', () => {
    fc.assert(
      fc.property(fc.array(anyResponse(variables), { maxLength: 30 }), condition, (responses, asked) => {
        const selection = selectWhere(columnsOf(variables, responses), asked)!;
        const expected = responses.map((response) =>
          holds(asked, (name, codes) => {
            const given = response[name];
            const { categories } = variables.find((one) => one.name === name)!;
            return Array.isArray(given) && given.some((at: number) => codes.includes(categories[at]!.code));
          }),
        );
        expect([...selection].map(Boolean)).toEqual(expected);
      }),
    );
  });

  it('are all of them without a condition', () => {
    expect(selectWhere(columnsOf(variables, [{}]), null)).toBeNull();
  });
});

describe('what a condition lets through of open dimensions', () => {
  const open = [province, sizeClass];
  const choices = (text: string) => openChoices(parseWhere(text), open);

  it('is a choice of each, with who gave no answer where it is denied', () => {
    expect(choices('province:Groningen AND NOT sizeClass:klein')).toEqual(
      new Map([
        ['province', ['Groningen']],
        ['sizeClass', ['groot', null]],
      ]),
    );
    expect(choices('province:Groningen OR province:Drenthe')).toEqual(
      new Map([['province', ['Groningen', 'Drenthe']]]),
    );
  });

  it('is none when it is no choice of each, or about something else', () => {
    expect(choices('province:Groningen OR sizeClass:klein')).toBeUndefined();
    expect(choices('province:Groningen AND channels:web')).toBeUndefined();
  });

  it('lets through exactly whom the condition does', () => {
    fc.assert(
      fc.property(condition, anyResponse(open), (asked, response) => {
        if (!leavesOf(asked).every(({ variable }) => variable !== 'channels')) return;
        const through = openChoices(asked, open);
        if (!through) return;
        const inside = [...through].every(([name, codes]) => {
          const given = response[name];
          const { categories } = open.find((one) => one.name === name)!;
          return codes.includes(Array.isArray(given) ? categories[given[0] as number]!.code : null);
        });
        expect(inside).toBe(selectWhere(columnsOf(open, [response]), asked)![0] === 1);
      }),
    );
  });
});
