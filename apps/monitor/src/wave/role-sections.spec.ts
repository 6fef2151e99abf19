import type { VariableBreakdown } from '@ido/api';
import { roleSections, rolesOf } from './role-sections';

function variable(name: string, role?: VariableBreakdown['role']): VariableBreakdown {
  const figures = { eligible: 0, answered: 0, missing: 0, base: 0, categories: [] };
  return { name, title: name, type: 'single', role, notes: [], note: '', ...figures };
}
const variables = [
  variable('functie'),
  variable('opdracht', 'financier'),
  variable('opdracht-anders'),
  variable('promotie', 'promotor'),
  variable('samenwerking', 'financier'),
];
const names = (role: VariableBreakdown['role'] | null) =>
  roleSections(variables, role ?? null).map((section) => section.variables.map(({ name }) => name));

describe('questions by role', () => {
  it('keeps the order of the questionnaire within a role, and a follow-up with its question', () => {
    expect(names(null)).toEqual([['functie'], ['opdracht', 'opdracht-anders', 'samenwerking'], ['promotie']]);
  });

  it('shows one role alone', () => {
    expect(names('promotor')).toEqual([['promotie']]);
    expect(names('beleidsmaker')).toEqual([]);
  });

  it('offers only the roles that are asked about', () => {
    expect(rolesOf(variables)).toEqual(['financier', 'promotor']);
  });
});
