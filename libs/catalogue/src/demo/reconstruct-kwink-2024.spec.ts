import { municipalitiesOn, provinces, sizeClass } from '../register';
import { surveyModel } from '../testing/survey-model';
import { demoInvitations, reconstructKwink2024, SYNTHETIC_NOTE, type SyntheticResponse } from './index';
import kwink from './kwink-2024-published.json';

interface Published {
  readonly nr: number;
  readonly exact?: Readonly<Record<string, readonly number[]>>;
  readonly approx?: Readonly<Record<string, readonly number[]>>;
}
const published: Readonly<Record<string, Published>> = kwink.questions;
const register = new Map(municipalitiesOn('2024-10-01').map((municipality) => [municipality.code, municipality]));

/** Codes that a respondent chose. */
const chosen = ({ answers }: SyntheticResponse, question: string): string[] => {
  const answer = answers[question];
  if (Array.isArray(answer)) return answer.map(String);
  return answer === undefined ? [] : [String(answer)];
};
const count = (responses: readonly SyntheticResponse[], question: string, code: string): number =>
  responses.filter((response) => chosen(response, question).includes(code)).length;
const answered = (responses: readonly SyntheticResponse[], question: string): number =>
  responses.filter((response) => chosen(response, question).length > 0).length;
const desks = (response: SyntheticResponse) => chosen(response, 'loketten');

const seeds: readonly (number | undefined)[] = [undefined, ...Array.from({ length: 20 }, (_, place) => place * 7919)];

describe.each(seeds)('with seed %s', (seed) => {
  const responses = reconstructKwink2024(seed);

  test('37 municipalities answered every closed question of the report', () => {
    expect(responses).toHaveLength(kwink.respondents);
    for (const [name, question] of Object.entries(kwink.questions)) {
      if (question.type !== 'open') expect([name, answered(responses, name)]).toEqual([name, 37]);
    }
  });

  test.each(Object.entries(published))('%s has every published count and percentage', (name, question) => {
    for (const [code, [exact, percentage]] of Object.entries(question.exact ?? {})) {
      const found = count(responses, name, code);
      expect([code, found]).toEqual([code, exact]);
      expect([code, Math.floor((100 * found) / 37 + 0.5)]).toEqual([code, percentage]);
    }
    for (const [code, [min, max]] of Object.entries(question.approx ?? {})) {
      expect(count(responses, name, code)).toBeGreaterThanOrEqual(min ?? 0);
      expect(count(responses, name, code)).toBeLessThanOrEqual(max ?? 0);
    }
  });

  test('assignment: most by grant decision or separately, two have none yet', () => {
    const usual =
      count(responses, 'opdracht', 'subsidiebeschikking') + count(responses, 'opdracht', 'separate-opdracht');
    expect(usual).toBeGreaterThan(37 / 2);
    expect(responses.filter(({ answers }) => /geen opdracht/.test(String(answers['opdracht-anders'])))).toHaveLength(2);
  });

  test('cooperation: eighteen take more than one measure, whether "anders" is counted or not', () => {
    const measures = responses.map((response) => chosen(response, 'samenwerking'));
    expect(measures.filter((codes) => codes.length > 1)).toHaveLength(18);
    expect(measures.filter((codes) => codes.filter((code) => code !== 'anders').length > 1)).toHaveLength(18);
  });

  test('desks: the general one is the largest, 22 name more than one, four do not know', () => {
    const largest = count(responses, 'loketten', 'advies-informatiebalie');
    const others = new Set(responses.flatMap(desks).filter((code) => code !== 'advies-informatiebalie'));
    for (const code of others) expect(count(responses, 'loketten', code)).toBeLessThan(largest);
    expect(responses.filter((response) => desks(response).length > 1)).toHaveLength(22);
    expect(responses.filter((response) => desks(response).filter((code) => code !== 'anders').length > 1)).toHaveLength(
      22,
    );
    expect(responses.filter((response) => desks(response).join() === 'anders')).toHaveLength(4);
    expect(responses.filter(({ answers }) => /weet ik niet/.test(String(answers['loketten-anders'])))).toHaveLength(4);
  });

  test('notifications: eleven see problems, six change processes', () => {
    expect(count(responses, 'meldingen-leert', 'leert-knelpunten')).toBe(11);
    expect(count(responses, 'meldingen-leert', 'leert-processen')).toBe(6);
  });

  test('support: six chose exactly one option, most want knowledge and handholds, fewer agreements than campaigns', () => {
    expect(responses.filter((response) => chosen(response, 'ondersteuning').length === 1)).toHaveLength(6);
    for (const code of ['kennis-informatie', 'praktische-handvatten']) {
      expect(count(responses, 'ondersteuning', code)).toBeGreaterThan(37 / 2);
    }
    expect(count(responses, 'ondersteuning', 'landelijke-afspraken')).toBeLessThan(
      count(responses, 'ondersteuning', 'campagnes'),
    );
  });

  test('each is another municipality of 2024, from all provinces and classes of size', () => {
    const municipalities = responses.map((response) => register.get(response.organisationCode));
    expect(new Set(responses.map((response) => response.organisationCode)).size).toBe(37);
    expect(new Set(municipalities.map((one) => one?.province))).toEqual(new Set(provinces));
    expect(new Set(municipalities.map((one) => sizeClass(one?.inhabitants ?? Number.NaN))).size).toBe(4);
    expect(responses.map(({ answers }) => answers['gemeente'])).toEqual(municipalities.map((one) => one?.name));
  });

  test('was completed while the enquête was open, in order', () => {
    const moments = responses.map(({ completedAt }) => completedAt.getTime());
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(Date.parse('2024-10-01T00:00+02:00'));
    expect(Math.max(...moments)).toBeLessThan(Date.parse('2024-10-21T00:00+02:00'));
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
  });

  test('open texts say that they are synthetic', () => {
    const isText = (name: string) => /-(anders|afdeling|omschrijving|hoe|rol|ideeen)$/.test(name);
    for (const { answers } of responses) {
      for (const [name, answer] of Object.entries(answers))
        if (isText(name)) expect(answer).toMatch(/^Synthetisch antwoord/);
    }
  });
});

test('SurveyJS accepts every response: complete, possible, and nothing on a question that was not shown', () => {
  const model = surveyModel('gemeenten-regierol');
  for (const { answers } of reconstructKwink2024()) {
    model.clear(true, true);
    model.data = structuredClone(answers);
    expect(model.validate()).toBe(true);
    for (const name of Object.keys(answers))
      expect([name, model.getQuestionByName(name)?.isVisible]).toEqual([name, true]);
    const codes = Object.entries(answers).flatMap(([name, answer]) => {
      const choices: readonly { readonly value: unknown }[] = model.getQuestionByName(name)?.choices ?? [];
      return choices.length === 0 ? [] : [answer].flat().filter((code) => !choices.some(({ value }) => value === code));
    });
    expect(codes).toEqual([]);
  }
});

test('the same seed gives the same responses, another seed others', () => {
  expect(reconstructKwink2024(5)).toEqual(reconstructKwink2024(5));
  expect(reconstructKwink2024(5)).not.toEqual(reconstructKwink2024(6));
});

test('is marked as a reconstruction', () => {
  expect(SYNTHETIC_NOTE).toBe('reconstructie, geen echte antwoorden');
});

test('the open wave invites municipalities that exist, half of them with an answer of 2024 to look back at', () => {
  expect(new Set(demoInvitations).size).toBe(12);
  for (const code of demoInvitations) expect(register.has(code)).toBe(true);
  const before = new Set(reconstructKwink2024().map((response) => response.organisationCode));
  expect(demoInvitations.slice(0, 6).every((code) => before.has(code))).toBe(true);
});
