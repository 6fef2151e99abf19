import type { ExportRow } from './export-row';
import { readResponses } from './read-responses';
import { rich } from './testing/rich-questionnaire';
import { writeResponses } from './write-responses';

const ROWS = 100_000;
/** The file is over 30 MB and its rows as objects are several times that: far over this bound if they were kept. */
const BOUND = 100 * 1024 * 1024;

const answers = {
  regierol: 'bibliotheek',
  samenwerking: ['contactpersoon', 'overleg'],
  loketten: [0.5, 3.5, 7.5],
  akkoord: true,
  cijfer: 1.5,
  bekend: { burgers: 'goed' },
  wensen: ['tijd', 'geld'],
  kosten: 12.5,
  organisatie: 'Een antwoord in eigen woorden, met “aanhalingstekens”; en een paar regels.\r\n'.repeat(3),
};

async function* rows(): AsyncGenerator<ExportRow> {
  const completedAt = new Date('2026-11-22T13:32:00Z');
  for (let index = 0; index < ROWS; index++) {
    yield { reference: `R-${index}`, organisation: 'GM0363', completedAt, answers: { ...answers } };
  }
}

it('exports and imports a hundred thousand rows without keeping them', async () => {
  const before = process.memoryUsage();
  let most = 0;
  const look = () => {
    const { heapUsed, external } = process.memoryUsage();
    most = Math.max(most, heapUsed - before.heapUsed + (external - before.external));
  };
  let bytes = 0;
  async function* counted() {
    for await (const chunk of writeResponses(rows(), rich.codebook, { values: 'labels', multiple: 'columns' })) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  let imported = 0;
  for await (const event of readResponses(counted(), rich)) {
    if (event.kind === 'row') imported++;
    else if (event.kind === 'progress') look();
    else expect(event.kind).toBe('dialect');
  }
  expect(imported).toBe(ROWS);
  expect(bytes).toBeGreaterThan(30_000_000);
  expect(most).toBeLessThan(BOUND);
}, 120_000);
