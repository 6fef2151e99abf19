import type { OrganisationDetail } from '@ido/api';
import { changeOf, type OrganisationFields } from './organisation-change';

const library: OrganisationDetail = {
  code: 'BIB-1',
  type: 'library',
  name: 'Bibliotheek',
  province: 'Drenthe',
  inhabitants: null,
  validFrom: '2022-01-01',
  validTo: null,
  successorCode: null,
  note: '',
  inhabitantsHistory: [],
  successor: null,
  predecessors: [],
  municipalities: [
    { code: 'GM0109', name: 'Coevorden', validFrom: '2022-01-01', validTo: null },
    { code: 'GM0114', name: 'Emmen', validFrom: '2022-01-01', validTo: '2024-01-01' },
  ],
  libraries: [],
  waves: [],
  changedAt: null,
};
const fields: OrganisationFields = {
  name: 'Bibliotheek',
  province: 'Drenthe',
  validTo: '',
  successor: '',
  counted: '',
  countedOn: '',
  serves: 'GM0109',
  servesFrom: '',
  note: '',
};

describe('the form of an organisation', () => {
  it('leaves the service area alone when it was not touched, and names all of it when it was', () => {
    expect(changeOf(library, fields).change).not.toHaveProperty('serves');
    const more = { ...fields, serves: 'gm0109, gm0118', servesFrom: '2026-01-01' };
    expect(changeOf(library, more).change).toMatchObject({
      serves: ['GM0109', 'GM0118'],
      servesFrom: '2026-01-01',
    });
  });

  it('adds a count with its day, and clears what was emptied', () => {
    const counted = { ...fields, counted: '143.373', countedOn: '2026-01-01', province: '' };
    expect(changeOf(library, counted).change).toMatchObject({
      inhabitants: [{ referenceDate: '2026-01-01', inhabitants: 143_373 }],
      province: null,
      validTo: null,
    });
  });

  it('says which field is wrong and changes nothing', () => {
    const { change, wrong } = changeOf(library, { ...fields, name: '', counted: 'veel' });
    expect(change).toBeNull();
    expect(Object.keys(wrong).sort()).toEqual(['counted', 'countedOn', 'name']);
  });
});
