import { surveyModel } from '../testing/survey-model';

const right = {
  jaar: '2024',
  toegekend: 40_000,
  besteed: 35_000,
  doorgeschoven: 10_000,
  idos: 2,
  vragen: 310,
  leermiddelen: 25,
  'bibliotheek-akkoord': true,
  datum: '2025-02-01',
};

/** Questions with an error and its sentence, when these figures are sent in. */
function errors(figures: Readonly<Record<string, unknown>>): [string, string][] {
  const model = surveyModel('spuk-verantwoording');
  model.data = { ...right, ...figures };
  model.validate();
  return model
    .getAllQuestions()
    .flatMap((question) => question.errors.map((error): [string, string] => [question.name, error.getText()]));
}

test('accepts figures that fit, up to exactly a quarter carried over', () => {
  expect(errors({})).toEqual([]);
});

test('refuses to carry over more than a quarter of the grant', () => {
  expect(errors({ doorgeschoven: 10_001 })).toEqual([
    ['doorgeschoven', 'U mag hooguit 25% van de uitkering van dit jaar doorschuiven.'],
  ]);
});

test('refuses more spending than this grant and a quarter of the one before', () => {
  expect(errors({ besteed: 50_000, doorgeschoven: 0 })).toEqual([]);
  expect(errors({ besteed: 50_001, doorgeschoven: 0 }).map(([question]) => question)).toContain('besteed');
  expect(errors({ besteed: 45_000, doorgeschoven: 6_000 }).map(([question]) => question)).toEqual(['doorgeschoven']);
});

test('refuses questions and courses where no IDO is paid for, and asks nothing of a municipality without', () => {
  expect(errors({ idos: 0 }).map(([question]) => question)).toEqual(['vragen', 'leermiddelen']);
  expect(errors({ idos: 0, vragen: 0, leermiddelen: 0 })).toEqual([]);
});

test('refuses negative amounts', () => {
  expect(errors({ besteed: -1 }).map(([question]) => question)).toEqual(['besteed']);
});

test('asks what the money is for only when some is carried over', () => {
  const model = surveyModel('spuk-verantwoording');
  model.data = { ...right, doorgeschoven: 0 };
  expect(model.getPanelByName('doorschuiven')?.isVisible).toBe(false);
  model.setValue('doorgeschoven', 1);
  expect(model.getPanelByName('doorschuiven')?.isVisible).toBe(true);
});
