import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { contentHash } from './index';
import { sha256 } from './sha256';

it('is the SHA-256 of the text', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }),
    { numRuns: 500 },
  );
});

it('does not change with the order of keys or with white space, and does with anything else', () => {
  const definition = { pages: [{ name: 'p', elements: [{ type: 'text', name: 'a' }] }], title: 'T' };
  const hash = contentHash(definition);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  const reordered = '{ "title":"T",\n "pages": [ {"elements":[{"name":"a","type":"text"}], "name":"p"} ] }';
  expect(contentHash(JSON.parse(reordered))).toBe(hash);
  expect(contentHash({ ...definition, title: 't' })).not.toBe(hash);
  expect(contentHash({ ...definition, pages: [...definition.pages, {}] })).not.toBe(hash);
});

it('is the same for any JSON after it was written and read again', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(contentHash(JSON.parse(JSON.stringify(value)))).toBe(contentHash(value));
    }),
  );
});

it('tells a definition with the key __proto__ from one without', () => {
  expect(contentHash(JSON.parse('{"a":1,"__proto__":{"b":2}}'))).not.toBe(contentHash({ a: 1 }));
});
