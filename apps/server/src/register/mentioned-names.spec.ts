import { mentionedNames, nameIndex } from './mentioned-names';

const index = nameIndex([
  ...['Borsele', 'Goes', 'Best', 'Ede', 'Súdwest-Fryslân', "'s-Gravenhage", 'Bergen (L.)', 'Bergen op Zoom', 'Oss'],
  'de Bibliotheek Zeeland',
]);
const found = (text: string) => mentionedNames(text, index);

describe('names of organisations in a text', () => {
  it('are whole words, in any letter case, in the order of the text', () => {
    expect(found('In goes en in BORSELE’s loket, en in Goes.')).toEqual(['Goes', 'Borsele']);
    expect(found('Borselestraat, Goesje')).toEqual([]);
  });

  it('are found without their accents, hyphens and what the register has in brackets', () => {
    expect(found('sudwest fryslan doet mee')).toEqual(['Súdwest-Fryslân']);
    expect(found('wij in Bergen')).toEqual(['Bergen (L.)']);
  });

  it('are the longest that there is at a place', () => {
    expect(found('wij van Bergen op Zoom')).toEqual(['Bergen op Zoom']);
    expect(found('bij de bibliotheek Zeeland')).toEqual(['de Bibliotheek Zeeland']);
  });

  it('have another form where everybody uses it', () => {
    expect(found('in Den Haag of ’s-Gravenhage')).toEqual(['Den Haag', "'s-Gravenhage"]);
  });

  it('can be ordinary words, but not those of fewer than four letters', () => {
    expect(found('het gaat best goed')).toEqual(['Best']);
    expect(found('in Ede en Oss')).toEqual([]);
  });

  it('are none in nothing', () => {
    expect(found('')).toEqual([]);
    expect(mentionedNames('Goes', nameIndex([]))).toEqual([]);
  });
});
