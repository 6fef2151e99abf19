import { ROLES } from '@ido/questionnaire';
import { Model } from 'survey-core';
import { pagesOf, questionsOf, surveyModel, type Element } from '../testing/survey-model';
import { questionnaires } from './index';

const keys = questionnaires.map((questionnaire) => questionnaire.key);
const isText = (question: Element): boolean =>
  question.type === 'comment' || (question.type === 'text' && question.inputType === undefined);

/** Every `visibleIf` of a questionnaire, of panels too. */
const conditionsOf = (key: string): string[] => {
  const within = (elements: readonly Element[]): string[] =>
    elements.flatMap((element) => [
      ...(element.visibleIf ? [element.visibleIf] : []),
      ...within(element.elements ?? []),
    ]);
  return within(pagesOf(key));
};

test('the catalogue has the five questionnaires of the monitor, each with title and audience', () => {
  expect(questionnaires.map(({ key, audience }) => [key, audience])).toEqual([
    ['gemeenten-regierol', 'gemeenten'],
    ['bibliotheken-ido', 'bibliotheken'],
    ['outputregistratie', 'IDO-locaties'],
    ['bezoekersbeleving', 'bezoekers'],
    ['spuk-verantwoording', 'gemeenten'],
  ]);
  for (const { title, definition } of questionnaires) {
    expect(title).not.toBe('');
    expect(definition['locale']).toBe('nl');
  }
});

test('together they use every kind of question that the platform supports', () => {
  const kinds = keys.flatMap((key) =>
    questionsOf(key).map((question) => (question.type === 'text' ? (question.inputType ?? 'text') : question.type)),
  );
  expect([...new Set(kinds)].sort()).toEqual([
    'boolean',
    'checkbox',
    'comment',
    'date',
    'dropdown',
    'matrix',
    'number',
    'radiogroup',
    'ranking',
    'rating',
    'text',
  ]);
  expect(
    keys.some((key) =>
      pagesOf(key).some((page) => page.elements?.some((one) => one.type === 'panel' && one.visibleIf)),
    ),
  ).toBe(true);
});

describe.each(keys)('%s', (key) => {
  const questions = questionsOf(key);

  test('is read by SurveyJS without an error, and no question is lost', () => {
    const model = surveyModel(key);
    expect(model.jsonErrors ?? []).toEqual([]);
    expect(model.getAllQuestions(false, false, true).map((question) => question.name)).toEqual(
      questions.map((one) => one.name),
    );
  });

  test('has unique names and every question a title', () => {
    expect(new Set(questions.map((question) => question.name)).size).toBe(questions.length);
    for (const question of questions) expect(question.title).toBeTruthy();
    for (const page of pagesOf(key)) expect(page.title).toBeTruthy();
  });

  test('routes only on questions and answers that exist, and asked before', () => {
    for (const condition of conditionsOf(key)) {
      const parts = condition.split(/ and | or /);
      for (const part of parts) {
        const [, name, , text] = /^\{([^}]+)\} (=|contains|>) (?:'([^']+)'|\d+)$/.exec(part) ?? [];
        const asked = questions.find((question) => question.name === name);
        expect({ condition, asked: asked?.name }).toEqual({ condition, asked: name });
        if (text !== undefined) expect(asked?.choices?.map((choice) => choice.value)).toContain(text);
      }
    }
    for (const question of questions.filter((one) => one.visibleIf)) {
      for (const [, name] of question.visibleIf?.matchAll(/\{([^}]+)\}/g) ?? []) {
        expect(questions.findIndex((one) => one.name === name)).toBeLessThan(questions.indexOf(question));
      }
    }
  });

  test('"weet ik niet" and "geen" exclude the other options of a multiple choice, and nothing else does', () => {
    for (const question of questions.filter((one) => one.type === 'checkbox')) {
      const exclusive = question.choices?.filter((choice) => choice.isExclusive).map((choice) => choice.value);
      const expected = question.choices
        ?.map((choice) => choice.value)
        .filter((code) => ['weet-niet', 'geen'].includes(code));
      expect([question.name, exclusive]).toEqual([question.name, expected]);
    }
  });

  test('"Anders, namelijk:" is followed by its text, shown when it was chosen and at no other time', () => {
    questions.forEach((question, place) => {
      if (!question.choices?.some((choice) => choice.value === 'anders')) return;
      const text = questions[place + 1];
      expect(text).toMatchObject({ name: `${question.name}-anders`, type: 'text', title: 'Anders, namelijk:' });
      const model = surveyModel(key);
      const shown = (): boolean => model.getQuestionByName(`${question.name}-anders`)?.isVisible ?? false;
      expect(shown()).toBe(false);
      openTheWayTo(model, question, questions);
      model.setValue(question.name, question.type === 'checkbox' ? ['anders'] : 'anders');
      expect([question.name, shown()]).toEqual([question.name, true]);
    });
  });

  test('texts have a largest length, numbers bounds', () => {
    for (const question of questions.filter(isText)) expect(question.maxLength).toBeGreaterThan(0);
    for (const question of questions.filter((one) => one.inputType === 'number')) {
      expect(question.min).toBeGreaterThanOrEqual(0);
      expect(question.max).toBeGreaterThan(question.min ?? 0);
    }
  });

  test('says how to draw each question, numbers the main ones and names only the six roles', () => {
    const numbers = questions.flatMap((question) => (question.nr === undefined ? [] : [question.nr]));
    expect(numbers).toEqual(numbers.map((_, place) => place + 1));
    for (const question of questions) {
      expect(['pie', 'bar', 'none']).toContain(question.chart);
      if (question.role !== undefined) expect(ROLES).toContain(question.role);
    }
    const trendKeys = questions.flatMap((question) => question.trendKey ?? []);
    expect(new Set(trendKeys).size).toBe(trendKeys.length);
  });
});

test('what mirrors a question to municipalities can be laid beside it', () => {
  const keysOf = (key: string) => questionsOf(key).flatMap((question) => question.trendKey ?? []);
  const municipalities = new Set(keysOf('gemeenten-regierol'));
  expect(keysOf('bibliotheken-ido').filter((trendKey) => municipalities.has(trendKey))).toEqual([
    'regierol',
    'opdracht',
    'samenwerking',
    'locatiebesluit',
    'loketten',
    'meldingen',
    'promotie-meegewerkt',
    'financiering',
    'netwerk',
  ]);
});

test('a visit is registered in few taps: one page of contact, one of the question, and at most five required', () => {
  expect(pagesOf('outputregistratie')).toHaveLength(2);
  expect(questionsOf('outputregistratie').filter((question) => question.isRequired)).toHaveLength(5);
});

/** Answers the question that this one is asked after, when it is. */
function openTheWayTo(model: Model, question: Element, questions: readonly Element[]): void {
  const [, name, code] = /^\{([^}]+)\} = '([^']+)'/.exec(question.visibleIf ?? '') ?? [];
  if (name === undefined) return;
  const before = questions.find((one) => one.name === name);
  if (before) openTheWayTo(model, before, questions);
  model.setValue(name, code);
}
