import fc from 'fast-check';
import { CategoryMatcher } from './category-matcher';
import { joinable, joinChoices, readJoined } from './joined-choices';
import { rich } from './testing/rich-questionnaire';

const variable = rich.codebook.variables.find(({ name }) => name === 'samenwerking')!;
const matcher = new CategoryMatcher(variable);
const codes = (text: string) => {
  const found = readJoined(text, matcher);
  return found.ok ? found.value.map(({ code }) => code) : found.detail;
};

describe('options joined in one cell', () => {
  it('come back whatever they are called, as codes and as labels', () => {
    fc.assert(
      fc.property(fc.subarray([...variable.categories], { minLength: 1 }), (chosen) => {
        expect(readJoined(joinChoices(chosen.map(({ code }) => joinable(code))), matcher)).toEqual({
          ok: true,
          value: chosen,
        });
        const labels = chosen.map((category) => joinable(matcher.labelText(category)));
        expect(readJoined(joinChoices(labels), matcher)).toEqual({ ok: true, value: chosen });
      }),
    );
  });

  it('may be joined by | with blanks, in any case and order, as codes and labels mixed', () => {
    expect(codes('OVERLEG,  elk kwartaal | contactpersoon')).toEqual(['contactpersoon', 'overleg']);
  });

  it('may be joined by ; or , where that can be read in one way', () => {
    expect(codes('contactpersoon;kwartaal')).toEqual(['contactpersoon', 'kwartaal']);
    expect(codes('contactpersoon, kwartaal')).toEqual(['contactpersoon', 'kwartaal']);
    expect(codes('Overleg, elk kwartaal, eisen')).toEqual(['overleg', 'eisen']);
  });

  it('are refused where a comma could be part of a label or stand between two', () => {
    const one = new CategoryMatcher({
      ...variable,
      categories: ['a', 'b', 'a, b'].map((label, index) => ({ ...variable.categories[0]!, code: `${index}`, label })),
    });
    // The whole cell is a label: that reading comes first.
    expect(readJoined('a, b', one)).toMatchObject({ ok: true, value: [{ code: '2' }] });
    expect(readJoined('b, a, b', one)).toMatchObject({
      ok: false,
      detail: expect.stringContaining('meer dan één manier'),
    });
  });

  it('prefers the code where a code and a label are the same, and refuses a label that two options share', () => {
    expect(codes('contactpersoon')).toEqual(['contactpersoon']);
    expect(codes('elk kwartaal|eisen')).toContain('past bij meer dan één antwoord');
  });

  it('are refused where there are far more than the question has', () => {
    expect(codes('eisen|'.repeat(1000))).toContain('meer antwoorden dan');
  });

  it('are refused with the option that does not exist', () => {
    expect(readJoined('contactpersoon|vergadering', matcher)).toMatchObject({ ok: false, value: 'vergadering' });
    expect(codes('vergadering')).toContain('Mogelijk zijn: contactpersoon, overleg');
  });
});
