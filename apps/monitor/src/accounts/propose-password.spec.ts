import { proposePassword } from './propose-password';

describe('a proposed password', () => {
  it('is long, readable aloud, and another one each time', () => {
    const one = proposePassword((count) => Uint8Array.from({ length: count }, () => Math.floor(Math.random() * 256)));
    const other = proposePassword((count) => Uint8Array.from({ length: count }, () => Math.floor(Math.random() * 256)));
    expect(one).toMatch(/^[a-hjkmnp-z2-9]{5}(-[a-hjkmnp-z2-9]{5}){3}$/u);
    expect(one).not.toBe(other);
  });

  it('throws away bytes that would make some letters likelier', () => {
    const bytes = [255, 254, 0];
    const drawn = proposePassword((count) => Uint8Array.from({ length: count }, (_, index) => bytes[index % 3] ?? 0));
    expect(drawn.replaceAll('-', '')).toBe('a'.repeat(20));
  });
});
