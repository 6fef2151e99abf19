import { choiceOf } from '../tabulate/choice';
import { trendSelectionOf } from '../trends/selection';
import { addressOfReference, figureReference } from './paste-reference';

describe('a pasted reference', () => {
  it('leads to the wave, the state, the selection and the figure', () => {
    const reference = figureReference(
      'regierol-2024@v1.p1.c0.all.742:751:742?base=eligible&by=province&filter%5Bfunctie%5D=a#1.0.0',
      'q1',
    );
    expect(reference).toMatch(/&variable=q1#1\.0\.0$/);
    const address = new URL(addressOfReference(` ${reference}\n`)!, 'http://localhost');
    expect(address.pathname).toBe('/metingen/regierol-2024');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      basis: 'gevraagd',
      per: 'province',
      'filter.functie': 'a',
      stand: 'v1.p1.c0.all.742:751:742',
    });
    expect(address.hash).toBe('#figuur-q1');
  });

  it('leads to the table that it is about', () => {
    const reference =
      'w@v1.p1.c0.all.1:1:?classes%5Binhabitants%5D=20000%2C50000&columns=province&net%5Bq1%5D=Samen%3Aa%2Cb&percent=row&rows=q1&rows=q2&weights=grootte.2&where=NOT+q1%3Aa#1.0.0';
    const address = new URL(addressOfReference(reference)!, 'http://localhost');
    expect(address.pathname).toBe('/metingen/w/tabellen');
    expect(choiceOf(address.searchParams)).toMatchObject({
      rows: ['q1', 'q2'],
      columns: ['province'],
      nets: new Map([['q1', ['Samen:a,b']]]),
      classes: new Map([['inhabitants', '20000,50000']]),
      percent: 'row',
      where: 'NOT q1:a',
      weights: 'grootte.2',
      asOf: 'v1.p1.c0.all.1:1:',
    });
  });

  it('leads to the trend that it is about', () => {
    const state = 'q1f0c93aa.m51b2de07;rapport-2020;meting-2024=v2.p1.c0.all.742:742:';
    const asked = 'filter%5Bprovince%5D=Drenthe&organisation=GM0014&panel=matched';
    const address = new URL(
      addressOfReference(`ido-monitor/trends/m.a%20b@${state}?${asked}#1.0.0`)!,
      'http://localhost',
    );
    expect(address.pathname).toBe('/onderzoeken/ido-monitor/trends/m.a%20b');
    const selection = trendSelectionOf(address.searchParams);
    expect(selection).toMatchObject({ province: 'Drenthe', panel: 'matched', organisation: 'GM0014', asOf: state });
    // The page chooses one province at a time.
    expect(addressOfReference(`ido-monitor/trends/a@${state}?${asked}&filter%5Bprovince%5D=Fryslan#1.0.0`)).toBeNull();
  });

  it('gets its figure also when nothing was selected', () => {
    expect(figureReference('w@v1.p1.c0.all.1:1:#1.0.0', 'a b')).toBe('w@v1.p1.c0.all.1:1:?variable=a%20b#1.0.0');
  });

  it.each(['', 'regierol-2024', 'https://example.nl/x@y', 'Een zin met een @ erin'])(
    'is refused when it is %p',
    (text) => {
      expect(addressOfReference(text)).toBeNull();
    },
  );
});
