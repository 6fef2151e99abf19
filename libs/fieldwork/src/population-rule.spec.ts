import fc from 'fast-check';
import {
  populationCounts,
  populationDifference,
  selectPopulation,
  type PopulationCandidate,
  type PopulationRule,
} from './population-rule';

const municipality = (code: string, province: string | null, sizeClass: string | null): PopulationCandidate => ({
  code,
  type: 'municipality',
  province,
  sizeClass,
  validFrom: '2022-01-01',
  validTo: null,
});
const register: PopulationCandidate[] = [
  municipality('GM1', 'Drenthe', 'klein'),
  municipality('GM2', 'Drenthe', 'groot'),
  municipality('GM3', 'Zeeland', 'klein'),
  municipality('GM4', 'Zeeland', null),
  { ...municipality('GM5', 'Zeeland', 'klein'), validTo: '2023-01-01' },
  { ...municipality('BIB1', 'Zeeland', null), type: 'library' },
];
const choice = (rest: Partial<Extract<PopulationRule, { kind: 'choice' }>>): PopulationRule => ({
  kind: 'choice',
  type: 'municipality',
  provinces: [],
  sizeClasses: [],
  on: null,
  ...rest,
});
const codes = (rule: PopulationRule, today = '2024-10-01') =>
  selectPopulation(rule, register, today).members.map(({ code }) => code);

describe('a population', () => {
  it('is everyone of a type that exists on the day', () => {
    expect(codes(choice({}))).toEqual(['GM1', 'GM2', 'GM3', 'GM4']);
    expect(codes(choice({}), '2022-12-31')).toEqual(['GM1', 'GM2', 'GM3', 'GM4', 'GM5']);
    expect(codes(choice({ on: '2022-12-31' }))).toContain('GM5');
    expect(codes(choice({ type: 'library' }))).toEqual(['BIB1']);
  });

  it('is narrowed down by province and by size; who has no size class is in none', () => {
    expect(codes(choice({ provinces: ['Zeeland'] }))).toEqual(['GM3', 'GM4']);
    expect(codes(choice({ sizeClasses: ['klein'] }))).toEqual(['GM1', 'GM3']);
    expect(codes(choice({ provinces: ['Drenthe'], sizeClasses: ['klein', 'middel'] }))).toEqual(['GM1']);
  });

  it('is a list as it is given, with what the register does not know by name', () => {
    const chosen = selectPopulation({ kind: 'list', codes: ['GM5', 'GM1', 'GM404', 'BIB1'] }, register, '2024-10-01');
    expect(chosen.members.map(({ code }) => code)).toEqual(['GM1', 'GM5', 'BIB1']);
    expect(chosen.unknown).toEqual(['GM404']);
  });

  it('has an N per province and size class, the unknown last', () => {
    const { members } = selectPopulation(choice({}), register, '2024-10-01');
    expect(populationCounts(members)).toEqual({
      total: 4,
      provinces: [
        { code: 'Drenthe', n: 2 },
        { code: 'Zeeland', n: 2 },
      ],
      sizeClasses: [
        { code: 'groot', n: 1 },
        { code: 'klein', n: 2 },
        { code: null, n: 1 },
      ],
      cells: [
        { province: 'Drenthe', sizeClass: 'groot', n: 1 },
        { province: 'Drenthe', sizeClass: 'klein', n: 1 },
        { province: 'Zeeland', sizeClass: 'klein', n: 1 },
        { province: 'Zeeland', sizeClass: null, n: 1 },
      ],
    });
  });

  it('adds up, whichever way it is counted', () => {
    const member = fc.record({
      province: fc.constantFrom('Drenthe', 'Zeeland', null),
      sizeClass: fc.constantFrom('klein', 'groot', null),
    });
    const sum = (counts: readonly { n: number }[]) => counts.reduce((total, { n }) => total + n, 0);
    fc.assert(
      fc.property(fc.array(member), (members) => {
        const { total, provinces, sizeClasses, cells } = populationCounts(members);
        expect([sum(provinces), sum(sizeClasses), sum(cells)]).toEqual([total, total, total]);
      }),
    );
  });

  it('that changes says who comes and who goes, and the change leads from one to the other', () => {
    expect(populationDifference(['A', 'B'], ['C', 'B'])).toEqual({ added: ['C'], removed: ['A'] });
    const some = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E'));
    fc.assert(
      fc.property(some, some, (before, after) => {
        const { added, removed } = populationDifference(before, after);
        const became = [...before.filter((code) => !removed.includes(code)), ...added];
        expect(became.sort()).toEqual([...after].sort());
      }),
    );
  });
});
