import { addressOfChoice, choiceOf, tableQuery } from './choice';

describe('the address of a table', () => {
  const address =
    'rijen=visie&rijen=kanalen&kolommen=province&waar=province%3ADrenthe+AND+NOT+sizeClass%3Aklein&procent=rij' +
    '&weet-ik-niet=weg&net.kanalen=Samen%3Aweb%2Ckrant&klassen.inhabitants=20000%2C50000&aantallen=ja&letters=nee';

  it('says all of the choice, and the choice gives the same address', () => {
    expect(addressOfChoice(choiceOf(new URLSearchParams(address))).toString()).toBe(address);
    expect(addressOfChoice(choiceOf(new URLSearchParams('onzin=1&procent=half'))).toString()).toBe('');
  });

  it('becomes the question to the API', () => {
    const query = tableQuery(choiceOf(new URLSearchParams(address)));
    expect(query.getAll('rows')).toEqual(['visie', 'kanalen']);
    expect([query.get('where'), query.get('percent')]).toEqual(['province:Drenthe AND NOT sizeClass:klein', 'row']);
    expect([query.get('net[kanalen]'), query.get('classes[inhabitants]')]).toEqual(['Samen:web,krant', '20000,50000']);
  });
});
