import kwink from '../demo/kwink-2024-published.json';
import { pagesOf, questionsOf, surveyModel } from '../testing/survey-model';

const questions = questionsOf('gemeenten-regierol');
const main = questions.filter((question) => question.nr !== undefined);
const codesOf = (name: string) =>
  questions.find((question) => question.name === name)?.choices?.map((choice) => choice.value) ?? [];

test('has the eighteen questions of the enquête, in its order', () => {
  expect(main.map((question) => question.nr)).toEqual(Array.from({ length: 18 }, (_, place) => place + 1));
  const published = Object.entries(kwink.questions).map(([name, { nr }]) => [nr, name]);
  expect(main.map((question) => [question.nr, question.name])).toEqual([[1, 'gemeente'], ...published]);
});

test('every option with a published figure exists', () => {
  for (const [name, published] of Object.entries(kwink.questions)) {
    const codes = [
      ...('exact' in published ? Object.keys(published.exact) : []),
      ...('approx' in published ? Object.keys(published.approx) : []),
    ];
    expect(codesOf(name)).toEqual(expect.arrayContaining(codes));
  }
  expect(codesOf('meldingen-leert')).toEqual([...Object.keys(kwink.questions.meldingen.followUp), 'anders']);
});

test('has as many options per question as the source', () => {
  expect(main.map((question) => question.choices?.length ?? 0)).toEqual([
    0, 4, 4, 6, 3, 6, 11, 3, 3, 5, 3, 0, 2, 3, 3, 3, 5, 6,
  ]);
});

test('groups two or three main questions on a page, eight pages in all', () => {
  const perPage = pagesOf('gemeenten-regierol').map((page) => page.elements?.filter((question) => question.nr).length);
  expect(perPage).toEqual([2, 2, 2, 2, 2, 3, 3, 2]);
});

test('a question without a way out may be left open, every other closed question may not', () => {
  const closed = main.filter((question) => question.choices);
  expect(closed.filter((question) => !question.isRequired).map((question) => question.nr)).toEqual([7, 10]);
});

test.each([
  ['regierol-afdeling', 'regierol', 'iemand-anders', 'zelf'],
  ['meldingen-leert', 'meldingen', 'ja', 'nee'],
  ['netwerk-omschrijving', 'netwerk', 'ja', 'weet-niet'],
  ['aanpak-hoe', 'aanpak-bekend', 'ja', 'nee'],
  ['visie-ondersteuning-rol', 'visie-ondersteuning', 'ja', 'weet-niet'],
  ['visie-ido-rol', 'visie-ido', 'ja', 'nee'],
  ['beleidsvrijheid-ideeen', 'beleidsvrijheid', 'nee', 'ja'],
])('%s is asked after %s = %s, not after %s', (followUp, question, opens, closes) => {
  const model = surveyModel('gemeenten-regierol');
  model.setValue(question, closes);
  expect(model.getQuestionByName(followUp)?.isVisible).toBe(false);
  model.setValue(question, opens);
  expect(model.getQuestionByName(followUp)?.isVisible).toBe(true);
});

test('question 10 is asked whatever was answered to question 9', () => {
  const model = surveyModel('gemeenten-regierol');
  model.setValue('promotie-meegewerkt', 'nee');
  expect(model.getQuestionByName('promotie-kanalen')?.isVisible).toBe(true);
});

test('question 12 lists its three points', () => {
  const question = questions.find((one) => one.nr === 12);
  expect(question?.type).toBe('comment');
  expect(question?.description?.split('\n').map((line) => line.slice(0, 3))).toEqual(['a. ', 'b. ', 'c. ']);
});

test('every one of the six roles has a question', () => {
  const roles = new Set(main.flatMap((question) => question.role ?? []));
  expect([...roles].sort()).toEqual([
    'beleidsmaker',
    'dienstverlener',
    'doorverwijzer',
    'financier',
    'promotor',
    'regievoerder',
  ]);
});
