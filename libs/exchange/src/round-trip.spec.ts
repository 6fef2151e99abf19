import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type CompiledQuestionnaire, compileQuestionnaire } from '@ido/questionnaire';
import fc from 'fast-check';
import type { ExportOptions, ExportRow } from './export-row';
import type { ImportEvent, RowEvent } from './import-event';
import { readResponses } from './read-responses';
import { answersTo, hardText } from './testing/answers-arbitrary';
import { rich } from './testing/rich-questionnaire';
import { chunksOf, collect, collectBytes, each } from './testing/streams';
import { writeResponses } from './write-responses';

const FORMS: ExportOptions[] = (['codes', 'labels'] as const).flatMap((values) =>
  (['joined', 'columns'] as const).map((multiple) => ({ values, multiple })),
);

const catalogue = path.join(__dirname, '../../catalogue/src/questionnaires');
const questionnaires: [string, CompiledQuestionnaire][] = [
  ['every question type', rich],
  ...readdirSync(catalogue, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }): [string, CompiledQuestionnaire] => {
      const file = path.join(catalogue, name, 'questionnaire.json');
      return [name, compileQuestionnaire(JSON.parse(readFileSync(file, 'utf8')))];
    }),
];

const metadata = {
  reference: hardText.map((text) => `R${text}`),
  organisation: fc.option(fc.constantFrom('GM0363', 'GM0014', '=GM'), { nil: null }),
  completedAt: fc.option(fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }), {
    nil: null,
  }),
};

const isRow = (event: ImportEvent): event is RowEvent => event.kind === 'row';

describe.each(questionnaires)('export → import → export of %s', (_name, questionnaire) => {
  const { codebook } = questionnaire;
  const weight = fc.option(fc.double({ min: 0.01, max: 40, noNaN: true }), { nil: null });
  const rowOf = fc.record<ExportRow>({ ...metadata, answers: answersTo(questionnaire), weight });

  it.each(FORMS)(
    'gives the same bytes and the same coded rows with %o',
    async (form) => {
      await fc.assert(
        fc.asyncProperty(fc.array(rowOf, { maxLength: 4 }), fc.boolean(), fc.boolean(), async (rows, noted, weighs) => {
          const note = noted ? 'reconstructie, geen echte antwoorden' : null;
          const options = { ...form, note, weighted: weighs ? 'Raking (raking.1)' : null };
          const first = await collectBytes(writeResponses(each(rows), codebook, options));
          const events = await collect(readResponses(chunksOf(first), questionnaire, { requireAll: false }));
          expect(events.filter(({ kind }) => kind === 'refused' || kind === 'unusable')).toEqual([]);
          const back = events.filter(isRow);
          expect(back.map(({ answers }) => questionnaire.encode(answers))).toEqual(
            rows.map(({ answers }) => questionnaire.encode(answers)),
          );
          // The import passes over weights: they are made of the responses anew.
          const again = back.map((row, at) => ({ ...row, weight: rows[at]!.weight ?? null }));
          const second = await collectBytes(writeResponses(each(again), codebook, options));
          expect(second.equals(first)).toBe(true);
        }),
        { numRuns: 60 },
      );
    },
    60_000,
  );
});

it('brings answers back as they were, in whatever chunks the file comes', async () => {
  const rowOf = fc.record<ExportRow>({ ...metadata, answers: answersTo(rich) });
  await fc.assert(
    fc.asyncProperty(rowOf, fc.integer({ min: 1, max: 50 }), async (row, size) => {
      const bytes = await collectBytes(
        writeResponses(each([row]), rich.codebook, { values: 'codes', multiple: 'joined' }),
      );
      const [back] = (await collect(readResponses(chunksOf(bytes, size), rich, { requireAll: false }))).filter(isRow);
      const sorted = (value: unknown) => (Array.isArray(value) ? new Set(value) : value);
      const plain = (answers: Record<string, unknown>) => ({
        ...answers,
        samenwerking: sorted(answers.samenwerking),
        loketten: sorted(answers.loketten),
      });
      expect(plain(back!.answers)).toEqual(plain(row.answers));
      const { reference, organisation, completedAt } = row;
      expect(back).toMatchObject({ reference, organisation, completedAt });
    }),
    { numRuns: 200 },
  );
}, 60_000);
