import { trendAddress, trendQuery, trendSelectionOf } from './selection';

describe('what was chosen over trends', () => {
  const address =
    'provincie=Drenthe&grootte=klein&rol=promotor&organisatie=GM0014&tegel=netwerk&panel=zelfde&tabel=a&tabel=b&stand=q1.m2%3Bw';

  it('stands in the address and comes back from it', () => {
    const selection = trendSelectionOf(new URLSearchParams(address));
    expect(selection).toMatchObject({ province: 'Drenthe', role: 'promotor', panel: 'matched', tables: ['a', 'b'] });
    expect(selection.asOf).toBe('q1.m2;w');
    expect(trendSelectionOf(trendAddress(selection))).toEqual(selection);
  });

  it('asks the API only for what changes figures', () => {
    expect(trendQuery(trendSelectionOf(new URLSearchParams(address))).toString()).toBe(
      'filter%5Bprovince%5D=Drenthe&filter%5BsizeClass%5D=klein&panel=matched&organisation=GM0014&tile=netwerk',
    );
    expect(trendQuery(trendSelectionOf(new URLSearchParams(''))).toString()).toBe('');
  });
});
