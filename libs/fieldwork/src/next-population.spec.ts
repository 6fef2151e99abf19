import { nextPopulation, type PopulationOrganisation } from './next-population';

const organisation = (code: string, more: Partial<PopulationOrganisation> = {}): PopulationOrganisation => ({
  code,
  type: 'municipality',
  province: 'Zuid-Holland',
  sizeClass: 'klein',
  validFrom: '2022-01-01',
  validTo: null,
  successorCode: null,
  ...more,
});
const gone = { validTo: '2023-01-01', successorCode: 'Voorne aan Zee' };
const register = [
  organisation('Brielle', gone),
  organisation('Hellevoetsluis', gone),
  organisation('Voorne aan Zee', { validFrom: '2023-01-01', sizeClass: 'groot' }),
  organisation('Amsterdam', { province: 'Noord-Holland', sizeClass: 'zeer-groot' }),
  organisation('Weesp', { province: 'Noord-Holland', validTo: '2022-03-24', successorCode: 'Amsterdam' }),
  organisation('Bonaire', { validTo: '2023-06-01' }),
  organisation('Ede', { province: 'Gelderland' }),
];
const member = (code: string) => {
  const { province, sizeClass } = register.find((one) => one.code === code)!;
  return { code, province, sizeClass };
};
const before = ['Brielle', 'Hellevoetsluis', 'Amsterdam', 'Weesp', 'Bonaire'].map(member);

describe('the population of the next wave', () => {
  it('has the successor in the place of what merged, and says so', () => {
    const { members, changes, rule } = nextPopulation(before, null, register, '2024-10-01');
    expect(members).toEqual(['Amsterdam', 'Voorne aan Zee']);
    expect(changes).toEqual([
      { kind: 'ended', code: 'Bonaire', on: '2023-06-01' },
      { kind: 'merged', from: ['Brielle', 'Hellevoetsluis'], to: 'Voorne aan Zee', already: false, on: '2023-01-01' },
      { kind: 'merged', from: ['Weesp'], to: 'Amsterdam', already: true, on: '2022-03-24' },
    ]);
    expect(rule).toEqual({ kind: 'list', codes: members });
  });

  it('is the same on a day before the mergers', () => {
    const { members, changes } = nextPopulation(before, null, register, '2022-02-01');
    expect(members).toEqual(before.map(({ code }) => code).sort());
    expect(changes).toEqual([]);
  });

  it('follows the rule of the wave before, so that who is new comes in and who no longer fits goes', () => {
    const rule = {
      kind: 'choice',
      type: 'municipality',
      provinces: ['Noord-Holland', 'Gelderland'],
      sizeClasses: [],
      on: '2022-02-01',
    } as const;
    const next = nextPopulation(before, rule, register, '2024-10-01');
    expect(next.members).toEqual(['Amsterdam', 'Ede']);
    expect(next.changes.filter(({ kind }) => kind === 'added' || kind === 'outside')).toEqual([
      { kind: 'added', code: 'Ede', on: '2022-01-01' },
      { kind: 'outside', code: 'Voorne aan Zee' },
    ]);
    expect(next.rule).toEqual({ ...rule, on: null });
  });

  it('says who is in another class now', () => {
    const grown = [{ ...member('Amsterdam'), sizeClass: 'groot' }];
    expect(nextPopulation(grown, null, register, '2024-10-01').changes).toEqual([
      { kind: 'reclassified', code: 'Amsterdam', what: 'sizeClass', from: 'groot', to: 'zeer-groot' },
    ]);
  });
});
