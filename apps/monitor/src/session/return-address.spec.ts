import { returnAddress, signInAddress } from './return-address';

const after = (address: string) => returnAddress(new URL(address, 'https://monitor.example').searchParams);

describe('the way back after signing in', () => {
  it('leads to the page that was asked for, selection and figure included', () => {
    const asked = '/metingen/regierol-2024?filter.province=Utrecht&per=functie#figuur-netwerk';
    expect(after(signInAddress(asked))).toBe(asked);
  });

  it('leads to the start without a page to go back to', () => {
    expect(after('/inloggen')).toBe('/');
    expect(signInAddress('/')).toBe('/inloggen');
  });

  it('never leads to another site', () => {
    for (const evil of [
      '//evil.example',
      'https://evil.example/',
      '/\\evil.example',
      'javascript:alert(1)',
      '/\t/evil.example',
    ]) {
      expect(after(`/inloggen?naar=${encodeURIComponent(evil)}`)).toMatch(/^\/(?![/\\])/u);
    }
  });

  it('does not go round in circles', () => {
    expect(after('/inloggen?naar=%2Finloggen%3Fnaar%3D%2F')).toBe('/');
  });
});
