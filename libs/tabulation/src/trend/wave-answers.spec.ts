import fc from 'fast-check';
import { Columns } from '../columns';
import { anyResponse, idOf, rowOf, type Response } from '../testing/responses';
import { codes, variableOf } from '../testing/variables';
import { variableHistograms } from '../variable-histograms';
import { answersInColumns, answersInHistograms, answersInTable, answersOfOwners } from './wave-answers';

const soort = variableOf('soort', 'single', ['een', 'twee', 'drie']);
const kanalen = variableOf('kanalen', 'multiple', ['krant', 'web', 'weet-niet']);
const lang = variableOf('lang', 'multiple', codes(20));

function columnsWith(responses: readonly Response[], ownerOf: readonly number[] = []): Columns {
  const columns = new Columns([soort, kanalen, lang]);
  responses.forEach((response, at) => columns.put(idOf(at), rowOf(columns, response), ownerOf[at]));
  return columns;
}
const owners = (organisationOf: number[], organisations: number) => ({
  organisationOf: Int32Array.from(organisationOf),
  organisations,
});

describe('answers of owners', () => {
  it('are those of the organisations that they are now, and divided when they differ or one of them was', () => {
    const ofOwner = {
      responses: Int32Array.from([1, 2, 1, 0, 1, 3]),
      chosen: Int32Array.from([1, 1, 2, 0, 4, 4]),
      divided: Uint8Array.from([0, 0, 0, 0, 0, 1]),
    };
    const { responses, chosen, divided } = answersOfOwners(ofOwner, owners([0, 0, 1, 1, 2, 2], 4));
    expect([...responses]).toEqual([3, 1, 4, 0]);
    expect([...chosen]).toEqual([1, 2, 4, 0]);
    expect([...divided]).toEqual([0, 0, 1, 0]);
    expect([...answersOfOwners(ofOwner, owners([0, 0, 0, 1, 2, 3], 4)).divided]).toEqual([1, 0, 0, 1]);
  });
});

describe('answers of a wave by organisation', () => {
  it('counts in the categories of the segment, over who answered', () => {
    const columns = columnsWith([{ soort: [0] }, { soort: [1] }, { soort: [2] }, { soort: 'missing' }, {}]);
    expect(answersInColumns(columns, soort, [0, 1, 1], 3, null)).toEqual({
      eligible: 4,
      n: 3,
      counts: [1, 2, null],
      organisations: null,
    });
  });

  it('counts who chose one or another of two options that count as one only once', () => {
    const columns = columnsWith([{ kanalen: [0, 1] }, { kanalen: [1] }, { kanalen: [2] }]);
    expect(answersInColumns(columns, kanalen, [0, 0, 1], 2, null).counts).toEqual([2, 1]);
  });

  it('puts what merged together, and marks organisations whose responses differ', () => {
    // Owners 0 and 1 have merged into organisation 0; 2 and 3 into 1.
    const columns = columnsWith([{ soort: [1] }, { soort: [2] }, { soort: [0] }, { soort: [1] }], [0, 1, 2, 3]);
    const { organisations } = answersInColumns(columns, soort, [0, 1, 1], 2, owners([0, 0, 1, 1], 2));
    expect(organisations).toEqual({
      responses: Int32Array.of(2, 2),
      chosen: Int32Array.of(0b10, 0b01),
      divided: Uint8Array.of(0, 1),
    });
  });

  it('keeps the owner of a row when another row is removed', () => {
    const columns = columnsWith([{ soort: [0] }, { soort: [1] }, { soort: [2] }], [0, 1, 2]);
    columns.remove(idOf(0));
    const { organisations } = answersInColumns(columns, soort, [0, 1, 2], 3, owners([0, 1, 2], 3));
    expect([...organisations!.chosen]).toEqual([0, 0b10, 0b100]);
    expect([...organisations!.responses]).toEqual([0, 1, 1]);
  });

  it('is the same from histograms, as far as those can tell', () => {
    fc.assert(
      fc.property(fc.array(anyResponse([soort, kanalen, lang]), { maxLength: 60 }), (responses) => {
        const columns = columnsWith(responses);
        for (const [variable, categoryOf] of [
          [soort, [1, 0, 0]],
          [kanalen, [0, 0, 1]],
          [lang, lang.categories.map((_, at) => (at < 3 ? 0 : at === 17 ? 1 : -1))],
        ] as const) {
          const there = answersInColumns(columns, variable, categoryOf, 2, null);
          const histograms = variableHistograms(columns, variable, null);
          expect(
            answersInHistograms(variable, histograms, { eligible: there.eligible!, answered: there.n }, categoryOf, 2),
          ).toEqual(there);
        }
      }),
    );
  });

  it('does not guess how many chose one or another option where the cells do not say', () => {
    const columns = columnsWith([{ lang: [0, 19] }]);
    const across = lang.categories.map((_, at) => (at === 0 || at === 19 ? 0 : -1));
    expect(
      answersInHistograms(lang, variableHistograms(columns, lang, null), { eligible: 1, answered: 1 }, across, 1)
        .counts,
    ).toEqual([null]);
  });

  it('adds up a published table, but not options of a multiple choice', () => {
    const table = (type: 'single' | 'multiple') => ({
      type,
      base: 20,
      categories: [3, 4, 13].map((count, at) => ({
        code: `a${at}`,
        label: '',
        kind: 'substantive' as const,
        count,
        share: null,
        percentage: null,
        interval: null,
      })),
    });
    expect(answersInTable(table('single'), [0, 0, 1], 2)).toEqual({
      eligible: null,
      n: 20,
      counts: [7, 13],
      organisations: null,
    });
    expect(answersInTable(table('multiple'), [0, 0, 1], 2).counts).toEqual([null, 13]);
  });
});
