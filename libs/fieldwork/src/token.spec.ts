import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { newToken, readToken } from './token';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('answer token', () => {
  it('opens the response that it was made for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_147_483_647 }), fc.uuid(), (waveId, responseId) => {
        const { token, secretHash } = newToken(waveId, responseId);
        expect(token).toMatch(/^[A-Za-z0-9_-]{48}$/);
        expect(readToken(token)).toEqual({ waveId, responseId, secretHash });
      }),
    );
  });

  it('keeps of the secret only its SHA-256', () => {
    const { token, secretHash } = newToken(7, id);
    const secret = Buffer.from(token, 'base64url').subarray(20);
    expect(secretHash).toEqual(createHash('sha256').update(secret).digest());
    expect(secretHash).toHaveLength(32);
  });

  it('has another secret every time', () => {
    const tokens = new Set(Array.from({ length: 1000 }, () => newToken(7, id).token));
    expect(tokens.size).toBe(1000);
  });

  it('has another hash as soon as one character of the secret changes', () => {
    const { token, secretHash } = newToken(7, id);
    const changed = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
    expect(readToken(changed)?.responseId).toBe(id);
    expect(readToken(changed)?.secretHash).not.toEqual(secretHash);
  });

  it('is not found in other texts', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/^[A-Za-z0-9_-]{48}$/.test(text)),
        (text) => readToken(text) === null,
      ),
    );
    expect(readToken('_'.repeat(48))).toBeNull();
    expect(readToken(`${newToken(7, id).token}\n`)).toBeNull();
  });

  it('is not made for ids that do not fit', () => {
    expect(() => newToken(-1, id)).toThrow(RangeError);
    expect(() => newToken(2 ** 31, id)).toThrow(RangeError);
    expect(() => newToken(1, 'x')).toThrow(RangeError);
  });
});
