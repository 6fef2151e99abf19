import { parseWhere } from '@ido/tabulation';
import { filterWords } from './filter-words';

const province = { code: 'Drenthe', label: 'Drenthe' };
const variables = [
  { name: 'province', title: 'Provincie', categories: [province, { code: 'Groningen', label: 'Groningen' }] },
  { name: 'sizeClass', title: 'Grootte', categories: [{ code: 'klein', label: 'tot 20.000 inwoners' }] },
];

describe('a filter in words', () => {
  it.each([
    ['province:Drenthe,Groningen', 'Provincie: Drenthe, Groningen'],
    ['province:Drenthe AND NOT sizeClass:klein', 'Provincie: Drenthe en niet (Grootte: tot 20.000 inwoners)'],
    [
      '(province:Drenthe OR province:Groningen) AND sizeClass:klein',
      '(Provincie: Drenthe of Provincie: Groningen) en Grootte: tot 20.000 inwoners',
    ],
    ['NOT (province:Drenthe OR regierol:zelf)', 'niet (Provincie: Drenthe of regierol: zelf)'],
  ])('says %s', (where, words) => {
    expect(filterWords(parseWhere(where), variables)).toBe(words);
  });
});
