import fc from 'fast-check';
import { Columns } from './columns';
import { UnknownVariable } from './refusals';
import { anyResponse, columnsOf, idOf, rowOf, type Response } from './testing/responses';
import { codes, variableOf } from './testing/variables';

const VARIABLES = [
  variableOf('regierol', 'single', ['zelf', 'bibliotheek', 'weet-niet']),
  variableOf('gemeente', 'single', codes(342)),
  variableOf('samenwerking', 'multiple', [...codes(8), 'anders', 'weet-niet']),
  variableOf('doelen', 'multiple', codes(33)),
  variableOf('toelichting', 'text'),
];
const response = anyResponse(VARIABLES);

/** Every response as the values of its cells, in an order that does not depend on that of the rows. */
function contentsOf(columns: Columns): string[] {
  const cells = VARIABLES.flatMap(({ name }) => columns.cells(name));
  return Array.from({ length: columns.rows }, (_, row) => cells.map((cell) => cell[row]).join(' ')).sort();
}

describe('Columns', () => {
  it('holds each variable of a response in a cell of its own', () => {
    const columns = columnsOf(VARIABLES, [
      { regierol: [1], gemeente: [341], samenwerking: [0, 9], doelen: [0, 15, 32], toelichting: [] },
      { regierol: 'missing', gemeente: [0], samenwerking: 'missing', toelichting: 'missing' },
    ]);
    expect(columns.rows).toBe(2);
    const cells = VARIABLES.map(({ name }) => columns.cells(name).map((cell) => [...cell]));
    expect(cells).toEqual([
      [[3, 1]],
      [[343, 2]],
      [[1 + 1 + 512, 1]],
      [
        [2, 0],
        [2, 0],
        [5, 0],
      ],
      [[2, 1]],
    ]);
  });

  it('after any putting, replacing and removing is as if built afresh from what is left', () => {
    const change = fc.record({ id: fc.nat(40), response: fc.option(response) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
        const columns = new Columns(VARIABLES);
        const left = new Map<number, Response>();
        for (const { id, response } of changes) {
          if (response) {
            columns.put(idOf(id), rowOf(columns, response));
            left.set(id, response);
          } else {
            expect(columns.remove(idOf(id))).toBe(left.delete(id));
          }
          expect(columns.has(idOf(id))).toBe(left.has(id));
        }
        expect(columns.rows).toBe(left.size);
        expect(contentsOf(columns)).toEqual(contentsOf(columnsOf(VARIABLES, [...left.values()])));
      }),
    );
  });

  it('finds each of many responses again after others have gone', () => {
    const variables = [variableOf('gemeente', 'single', codes(342))];
    const columns = new Columns(variables);
    for (let at = 0; at < 20_000; at++) columns.put(idOf(at), rowOf(columns, { gemeente: [at % 342] }));
    for (let at = 0; at < 20_000; at += 3) expect(columns.remove(idOf(at))).toBe(true);
    for (let at = 0; at < 20_000; at++) expect(columns.has(idOf(at))).toBe(at % 3 !== 0);
    for (let at = 0; at < 20_000; at++) columns.put(idOf(at), rowOf(columns, { gemeente: [0] }));
    expect(columns.rows).toBe(20_000);
    expect(new Set(columns.cells('gemeente')[0])).toEqual(new Set([2]));
  });

  it('keeps nothing of the buffers that it reads from', () => {
    const columns = new Columns(VARIABLES);
    const buffer = new Uint8Array(3 + 16 + columns.coding.width);
    buffer.set(idOf(1), 3);
    buffer.set(rowOf(columns, { regierol: [2] }), 19);
    columns.put(buffer.subarray(3, 19), buffer.subarray(19));
    buffer.fill(0);
    expect(columns.has(idOf(1))).toBe(true);
    expect([...columns.cells('regierol')[0]!]).toEqual([4]);
  });

  it('refuses a row or id that cannot be, and is then as it was', () => {
    const columns = columnsOf(VARIABLES, [{ regierol: [0] }]);
    const before = contentsOf(columns);
    const impossible = rowOf(columns, {});
    impossible[0] = 5;
    expect(() => columns.put(idOf(9), impossible)).toThrow('Variable "regierol" cannot be coded 5');
    expect(() => columns.put(idOf(0), impossible)).toThrow(RangeError);
    expect(() => columns.put(idOf(0), new Uint8Array(3))).toThrow(RangeError);
    expect(() => columns.put(new Uint8Array(15), rowOf(columns, {}))).toThrow(RangeError);
    expect(contentsOf(columns)).toEqual(before);
    expect(columns.has(idOf(9))).toBe(false);
  });

  it('refuses an unknown variable by name, and two of one name', () => {
    const columns = new Columns(VARIABLES);
    expect(() => columns.cells('provincie')).toThrow(UnknownVariable);
    expect(() => columns.cells('provincie')).toThrow('There is no variable "provincie"');
    expect(() => new Columns([VARIABLES[0]!, VARIABLES[0]!])).toThrow(RangeError);
  });

  it('holds a hundred thousand responses in under 8 MB when room was reserved', () => {
    const variables = Array.from({ length: 18 }, (_, at) => variableOf(`vraag-${at}`, 'single', codes(4)));
    const columns = new Columns(variables);
    columns.reserve(100_000);
    const reserved = columns.bytes;
    for (let at = 0; at < 100_000; at++) columns.put(idOf(at), rowOf(columns, { 'vraag-0': [at % 4] }));
    expect(columns.bytes).toBe(reserved);
    expect(columns.bytes).toBeLessThan(8e6);
  });
});
