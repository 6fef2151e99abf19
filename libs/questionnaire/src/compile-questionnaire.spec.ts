import fc from 'fast-check';
import { Model, Serializer } from 'survey-core';
import { FIXTURES } from './differential/fixtures';
import { plausibleAnswers } from './differential/generated-answers';
import { compileQuestionnaire, MISSING, NOT_ELIGIBLE, registerQuestionProperties, type Answers } from './index';
import { readQuestionnaire } from './read-questionnaire';

const routed = compileQuestionnaire({
  elements: [
    { type: 'radiogroup', name: 'a', choices: ['ja', 'nee'] },
    { type: 'checkbox', name: 'b', visibleIf: "{a} = 'ja'", choices: ['x', 'anders'] },
    { type: 'text', name: 'c', visibleIf: "{b} contains 'anders'" },
  ],
});

describe('what is shown', () => {
  it('follows from the answers, those to hidden questions included, as in survey-core', () => {
    expect([...routed.shown({})]).toEqual(['a']);
    expect([...routed.shown({ a: 'ja', b: ['anders'] })]).toEqual(['a', 'b', 'c']);
    expect([...routed.shown({ a: 'nee', b: ['anders'] })]).toEqual(['a', 'c']);
  });

  it('leaves out answers to hidden questions, and then what followed from them', () => {
    const answers = { a: 'nee', b: ['anders'], c: 'tekst' };
    expect(routed.withoutHidden(answers)).toEqual({ a: 'nee' });
    expect(answers).toEqual({ a: 'nee', b: ['anders'], c: 'tekst' });
    expect(routed.withoutHidden({ a: 'ja', b: ['anders'], c: 'x' })).toEqual({ a: 'ja', b: ['anders'], c: 'x' });
  });

  it('keeps names that it does not know: those are for the check to refuse', () => {
    expect(routed.withoutHidden({ onbekend: 1 })).toEqual({ onbekend: 1 });
  });

  it.each(Object.entries(FIXTURES))('leaves only answers to shown questions: %s', (_name, definition) => {
    const questionnaire = compileQuestionnaire(definition);
    fc.assert(
      fc.property(plausibleAnswers(readQuestionnaire(definition).outline), (answers) => {
        const left = questionnaire.withoutHidden(answers);
        const shown = questionnaire.shown(left);
        expect(Object.keys(left).filter((name) => !shown.has(name))).toEqual([]);
        expect(questionnaire.withoutHidden(left)).toEqual(left);
        expect(questionnaire.check(left, 'complete').filter(({ code }) => code === 'not-shown')).toEqual([]);
      }),
    );
  });
});

describe('a coded row', () => {
  const letters = Array.from({ length: 17 }, (_, index) => `o${index}`);
  const questionnaire = compileQuestionnaire({
    elements: [
      { type: 'radiogroup', name: 'a', choices: ['ja', 'nee'] },
      { type: 'checkbox', name: 'b', choices: letters },
      { type: 'matrix', name: 'm', columns: [1, 2], rows: ['r1', 'r2'] },
      { type: 'text', name: 't', visibleIf: "{a} = 'ja'" },
    ],
  });

  it('has a cell per variable: not eligible, missing, or the category', () => {
    expect([NOT_ELIGIBLE, MISSING]).toEqual([0, 1]);
    // a, b (15 options in two bytes and 2 in one), m.r1, m.r2, t
    expect([...questionnaire.encode({})]).toEqual([1, 0, 1, 1, 1, 1, 0]);
    const answers = { a: 'ja', b: ['o0', 'o14', 'o16'], m: { r2: 1 }, t: 'tekst' };
    expect([...questionnaire.encode(answers)]).toEqual([2, 0x40, 0x02, 3, 1, 2, 2]);
    expect([...questionnaire.encode({ a: 'ja', t: ' ' })].at(-1)).toBe(MISSING);
  });

  it('refuses what has not been checked', () => {
    expect(() => questionnaire.encode({ a: 'x' })).toThrow(RangeError);
    expect(() => questionnaire.decode(new Uint8Array(3))).toThrow(RangeError);
    expect(() => questionnaire.decode(Uint8Array.from([9, 0, 1, 1, 1, 1, 0]))).toThrow(RangeError);
  });

  it('writes more than 254 categories in two bytes', () => {
    const choices = Array.from({ length: 300 }, (_, index) => index);
    const long = compileQuestionnaire({ elements: [{ type: 'dropdown', name: 'd', choices }] });
    expect(long.coding.width).toBe(2);
    for (const d of choices) expect(long.decode(long.encode({ d }))).toEqual({ d });
  });

  it.each(Object.entries(FIXTURES))('loses nothing of the categories: %s', (_name, definition) => {
    const compiled = compileQuestionnaire(definition);
    const { outline } = readQuestionnaire(definition);
    fc.assert(
      fc.property(plausibleAnswers(outline), (given) => {
        const answers = compiled.withoutHidden(given);
        fc.pre(!compiled.check(answers, 'draft').length);
        const decoded = compiled.decode(compiled.encode(answers));
        const coded = outline.questions.filter(({ form }) => form.parts[0]!.categories.length > 0);
        for (const { name, form } of coded) {
          const expected = form.isEmpty(answers[name]) ? undefined : answers[name];
          expect(unordered(decoded[name], form.ordered)).toEqual(unordered(expected, form.ordered));
        }
        expect(Object.keys(decoded).every((name) => coded.some((question) => question.name === name))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

/** The order in which options were ticked is not kept, that of a ranking is. */
const unordered = (value: unknown, ordered = false) => (Array.isArray(value) && !ordered ? [...value].sort() : value);

it('remembers outcomes of rules without mixing them up', () => {
  const questionnaire = compileQuestionnaire({
    elements: [
      { type: 'text', name: 'x' },
      { type: 'checkbox', name: 'c', choices: ['a', 'b', 'ab', 1] },
      { type: 'text', name: 'y', visibleIf: "{x} = 'ab' or {c} contains 'ab'" },
    ],
  });
  const shows = (answers: Answers) => questionnaire.shown(answers).has('y');
  for (let round = 0; round < 2; round++) {
    expect(shows({ x: 'ab' })).toBe(true);
    expect(shows({ x: 'a' })).toBe(false);
    expect(shows({ c: ['a', 'b'] })).toBe(false);
    expect(shows({ c: ['ab'] })).toBe(true);
    expect(shows({ x: 'z'.repeat(5_000), c: ['ab'] })).toBe(true);
    for (let index = 0; index < 500; index++) expect(shows({ x: `x${index}` })).toBe(false);
  }
});

it('registers the properties of a question once, so that a model keeps them', () => {
  registerQuestionProperties();
  registerQuestionProperties();
  const question = { type: 'text', name: 'a', trendKey: 'k', role: 'promotor', chart: 'bar', nr: 4 };
  expect((new Model({ elements: [question] }).toJSON() as { pages: unknown[] }).pages).toMatchObject([
    { elements: [question] },
  ]);
  expect(Serializer.getProperties('question').filter(({ name }) => name === 'trendKey')).toHaveLength(1);
});
