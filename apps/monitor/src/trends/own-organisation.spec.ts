import { preselectedOf } from './own-organisation';

const voorne = { code: 'GM1992', name: 'Voorne aan Zee' };
const groningen = { code: 'GM0014', name: 'Groningen' };
const own = [{ organisation: 'GM1992', name: 'Voorne aan Zee', role: 'organisation-reader' as const }];

describe('the organisation that lies beside the figures by itself', () => {
  it('is the own one of who may see no others', () => {
    expect(preselectedOf([voorne], own)).toBe('GM1992');
  });

  it('is none for who may choose any, or has none here', () => {
    expect(preselectedOf([groningen, voorne], own)).toBe('');
    expect(preselectedOf([groningen, voorne], [])).toBe('');
    expect(preselectedOf([], own)).toBe('');
  });
});
