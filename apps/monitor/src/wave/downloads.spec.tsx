import type { Wave, Weightings } from '@ido/api';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { MemoryRouter } from 'react-router';
import { byName, render } from '../testing/render';
import { Downloads } from './downloads';

const wave = { key: 'vervolg', role: 'researcher', withoutMicrodata: false } as Wave;

function show(address: string, schemes: { key: string; title: string }[]) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(['weightings', 'vervolg'], { schemes, facts: [] } as unknown as Weightings);
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={[address]}>
        <Downloads wave={wave} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}
const raking = { key: 'raken', title: 'Raken' };
/** What the links ask for, by their formats. */
const asked = () =>
  [...document.querySelectorAll('a')].map((link) => {
    const [path, query = ''] = link.getAttribute('href')!.split('?');
    const parameters = new URLSearchParams(query);
    const raw = parameters.get('data') === 'raw' ? ' raw' : '';
    return [path!.split('/').at(-1)! + raw, parameters.get('weights')] as const;
  });

describe('the files of a wave', () => {
  it('have the weights of the figures on the page, except the answers as they were sent in', () => {
    show('/metingen/vervolg?weging=raken.2', [raking]);
    const weighted = asked().filter(([, weights]) => weights === 'raken.2');
    expect(new Set(weighted.map(([format]) => format))).toEqual(
      new Set([
        ...['breakdown.csv', 'breakdown.xlsx', 'json-stat', 'csv', 'xlsx', 'json', 'sav', 'r', 'csv-metadata.json'],
        ...['codebook.html', 'codebook.csv', 'codebook.xlsx', 'ddi'],
      ]),
    );
    expect(asked().filter(([, weights]) => weights === null)).toEqual([
      ['csv raw', null],
      ['sav raw', null],
    ]);
  });

  it('have none unless a weighting is chosen, which can be done beside them', () => {
    show('/metingen/vervolg', [raking]);
    expect(asked().every(([, weights]) => weights === null)).toBe(true);
    const choice = byName('select', 'Bestanden wegen met') as HTMLSelectElement;
    expect([...choice.options].map(({ text }) => text)).toEqual(['Zonder weging', 'Raken']);
    expect(choice.value).toBe('');
  });

  it('offer no choice of weighting where there is none', () => {
    show('/metingen/vervolg', []);
    expect(document.querySelector('select')).toBeNull();
  });
});
