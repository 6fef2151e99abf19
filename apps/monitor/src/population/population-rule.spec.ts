import { codesIn, fieldsOf, ruleOf } from './population-rule';

const choice = {
  kind: 'choice',
  type: 'library',
  provinces: ['Drenthe'],
  sizeClasses: ['klein'],
  on: '2026-01-01',
} as const;

describe('the fields of a population', () => {
  it('give back the rule that filled them in', () => {
    const rules = [null, { ...choice, provinces: [...choice.provinces], sizeClasses: [...choice.sizeClasses] }];
    for (const rule of rules) expect(ruleOf(fieldsOf(rule))).toEqual({ rule });
    expect(ruleOf(fieldsOf({ kind: 'list', codes: ['GM0109', 'GM0114'] }))).toEqual({
      rule: { kind: 'list', codes: ['GM0109', 'GM0114'] },
    });
  });

  it('take codes as they are pasted', () => {
    expect(codesIn(' gm0109\tGM0114\r\nGM0118;gm0109, ')).toEqual(['GM0109', 'GM0114', 'GM0118']);
  });

  it('say which of them is wrong', () => {
    expect(ruleOf({ ...fieldsOf(null), kind: 'list', codes: ' \n' })).toMatchObject({ wrong: 'codes' });
    expect(ruleOf({ ...fieldsOf(null), kind: 'choice', on: '1-1-2026' })).toMatchObject({ wrong: 'on' });
    expect(ruleOf({ ...fieldsOf(null), kind: 'choice' })).toMatchObject({ rule: { on: null } });
  });
});
