import type { Wave } from '@ido/api';
import { MemoryRouter } from 'react-router';
import { byName, render } from '../testing/render';
import { Downloads } from './downloads';

const wave = { key: 'vervolg', role: 'researcher', withoutMicrodata: false } as Wave;
const spssAt = (address: string) => {
  render(
    <MemoryRouter initialEntries={[address]}>
      <Downloads wave={wave} />
    </MemoryRouter>,
  );
  return byName('a', 'Antwoorden voor SPSS downloaden als SPSS').getAttribute('href');
};

describe('the answers for SPSS', () => {
  it('are weighted as the figures on the page are', () => {
    expect(spssAt('/metingen/vervolg?weging=raken.2')).toBe('/api/v1/waves/vervolg/exports/sav?weights=raken.2');
  });

  it('have no weights beside figures without them', () => {
    expect(spssAt('/metingen/vervolg')).toBe('/api/v1/waves/vervolg/exports/sav');
  });
});
