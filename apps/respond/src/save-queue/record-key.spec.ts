/** @jest-environment node */
import { recordKey } from './record-key';

const token = 'AAAAAQ-secret-token';

it.each([
  ['with https', crypto.subtle],
  ['without', undefined],
])('names the record so that the token cannot be read from it, the same each time: %s', async (_, subtle) => {
  const key = await recordKey(token, subtle);
  expect(key).not.toContain(token);
  expect(await recordKey(token, subtle)).toBe(key);
  expect(await recordKey(`${token}x`, subtle)).not.toBe(key);
});
