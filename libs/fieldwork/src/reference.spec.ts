import { newReference, readReference, REFERENCE_ALPHABET } from './reference';

describe('reference', () => {
  it('is three blocks of four characters without lookalikes', () => {
    for (let k = 0; k < 500; k++)
      expect(newReference()).toMatch(/^[2346789A-HJKMNP-RT-Z]{4}(-[2346789A-HJKMNP-RT-Z]{4}){2}$/);
    expect(new Set(REFERENCE_ALPHABET).size).toBe(28);
    expect(REFERENCE_ALPHABET).not.toMatch(/[01OIL5S]/);
  });

  it('differs from one response to the next', () => {
    expect(new Set(Array.from({ length: 5000 }, newReference)).size).toBe(5000);
  });

  it('is understood as people type it', () => {
    expect(readReference('k7qf 2mxd9rtb')).toBe('K7QF-2MXD-9RTB');
    expect(readReference(' K7QF-2MXD-9RTB ')).toBe('K7QF-2MXD-9RTB');
  });

  it('is refused when it cannot be one', () => {
    for (const text of ['', 'K7QF-2MXD', 'K7QF-2MXD-9RTBB', 'K7QF-2MXD-9RTO', 'K7QF-2MXD-9RT1'])
      expect(readReference(text)).toBeNull();
  });
});
