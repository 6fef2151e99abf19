import { answeredPages, takeableAnswers } from './answer-lines';
import { answersCopy } from './answers-copy';
import { answersToSend } from './answers-to-send';
import { differencesOf } from './differences';
import { respondentModel, shownQuestions } from './respondent-model';
import { definition } from './testing-definition';

beforeAll(() => {
  globalThis.structuredClone ??= <T>(value: T): T =>
    value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
});

const answers = {
  gemeente: 'Emmen',
  samenwerking: ['overleg', 'anders'],
  'samenwerking-anders': 'Samen <lunchen>',
  netwerk: true,
  omschrijving: 'Zorg\nWelzijn',
};

describe('what is sent', () => {
  it('leaves out answers to questions that are hidden now, and leaves the respondent his', () => {
    const changed = { ...answers, samenwerking: ['overleg'], netwerk: false };
    expect(answersToSend(definition, changed)).toEqual({
      gemeente: 'Emmen',
      samenwerking: ['overleg'],
      netwerk: false,
    });
    expect(changed.omschrijving).toBe('Zorg\nWelzijn');
  });

  it('is everything when everything is shown', () => {
    expect(answersToSend(definition, answers)).toEqual(answers);
  });
});

describe('the questions', () => {
  it('come back with their answer after they were hidden', () => {
    const model = respondentModel(definition, answers);
    model.setValue('netwerk', false);
    expect(shownQuestions(model).map(({ name }) => name)).not.toContain('omschrijving');
    model.setValue('netwerk', true);
    expect(model.getValue('omschrijving')).toBe('Zorg\nWelzijn');
  });

  it('let an exclusive option stand alone', () => {
    const model = respondentModel(definition, answers);
    const question = model.getQuestionByName('samenwerking');
    question.renderedValue = ['overleg', 'anders', 'weet-niet'];
    expect([...question.value]).toEqual(['weet-niet']);
  });
});

describe('answers in words', () => {
  it('list each option, with the number of the source where there is one', () => {
    const [first, second] = answeredPages(definition, answers);
    expect(first?.questions.map(({ number, lines }) => [number, lines])).toEqual([
      ['1', ['Emmen']],
      ['2', ['Overleg', 'Anders, namelijk:']],
      [null, ['Samen <lunchen>']],
    ]);
    expect(second?.questions.map(({ lines }) => lines)).toEqual([['Ja'], ['Zorg', 'Welzijn']]);
  });

  it('go into a copy in which nothing that was typed can run', () => {
    const head = { language: 'nl', title: 'Proef', facts: [['Kenmerk', 'K7QF']] as const, noAnswer: 'Geen antwoord' };
    const page = answersCopy(head, answeredPages(definition, { ...answers, gemeente: '<script>alert(1)</script>' }));
    const copy = new DOMParser().parseFromString(page, 'text/html');
    expect(copy.querySelector('script')).toBeNull();
    expect(copy.body.textContent).toContain('<script>alert(1)</script>');
    expect(copy.body.textContent).toContain('Samen <lunchen>');
    expect(copy.body.textContent).toContain('K7QF');
  });

  it('lie side by side where two devices differ', () => {
    const mine = new Map<string, unknown>([['samenwerking', ['afspraken']]]);
    expect(differencesOf(definition, mine, answers)).toEqual([
      {
        name: 'samenwerking',
        title: 'Wat hebt u gedaan?',
        mine: ['Afspraken'],
        newest: ['Overleg', 'Anders, namelijk:'],
      },
    ]);
  });
});

it('shows of the wave before what was typed at "anders"', () => {
  const takeable = takeableAnswers(definition, answers);
  expect(takeable.get('samenwerking')).toEqual(['Overleg', 'Anders, namelijk: Samen <lunchen>']);
});

it('offers only those answers of the wave before that can still be given', () => {
  const previous = { gemeente: 'Emmen', samenwerking: ['overleg', 'verdwenen'], vervallen: 'x' };
  expect([...takeableAnswers(definition, previous)]).toEqual([['gemeente', ['Emmen']]]);
});
