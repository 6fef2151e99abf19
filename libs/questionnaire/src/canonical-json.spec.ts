import fc from 'fast-check';
import { canonicalJson } from './index';

it('does not change with the order of keys or with white space, and does with anything else', () => {
  const definition = { pages: [{ name: 'p', elements: [{ type: 'text', name: 'a' }] }], title: 'T' };
  const text = canonicalJson(definition);
  const reordered = '{ "title":"T",\n "pages": [ {"elements":[{"name":"a","type":"text"}], "name":"p"} ] }';
  expect(canonicalJson(JSON.parse(reordered))).toBe(text);
  expect(canonicalJson({ ...definition, title: 't' })).not.toBe(text);
  expect(canonicalJson({ ...definition, pages: [...definition.pages, {}] })).not.toBe(text);
});

it('is the same for any JSON after it was written and read again, and says the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it('tells a definition with the key __proto__ from one without', () => {
  expect(canonicalJson(JSON.parse('{"a":1,"__proto__":{"b":2}}'))).not.toBe(canonicalJson({ a: 1 }));
});
