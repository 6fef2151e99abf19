import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ExportRow } from './export-row';
import { readResponses } from './read-responses';
import { rich } from './testing/rich-questionnaire';
import { writeResponses } from './write-responses';

const ROWS = 100_000;
/** The file is over 25 MB and its rows as objects are several times that: far over this bound if they were kept. */
const BOUND = 40 * 1024 * 1024;

// What is alive is counted, not what has yet to be collected: that would depend on the machine.
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
function alive(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function* rows(): AsyncGenerator<ExportRow> {
  const completedAt = new Date('2026-11-22T13:32:00Z');
  for (let index = 0; index < ROWS; index++) {
    const answers = {
      regierol: 'bibliotheek',
      samenwerking: ['contactpersoon', 'overleg'],
      akkoord: true,
      cijfer: 1.5,
      bekend: { burgers: 'goed' },
      wensen: ['tijd', 'geld'],
      kosten: index / 4,
      organisatie: 'Een antwoord in eigen woorden, met “aanhalingstekens”; en een paar regels.\r\n'.repeat(3),
    };
    yield { reference: `R-${index}`, organisation: 'GM0363', completedAt, answers };
  }
}

it('exports and imports a hundred thousand rows without keeping them', async () => {
  const before = alive();
  let most = 0;
  let bytes = 0;
  async function* counted() {
    for await (const chunk of writeResponses(rows(), rich.codebook, { values: 'codes', multiple: 'joined' })) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  let imported = 0;
  for await (const event of readResponses(counted(), rich)) {
    if (event.kind === 'row') imported++;
    else if (event.kind !== 'progress') expect(event.kind).toBe('dialect');
    else if (event.rows % 10_000 === 0) most = Math.max(most, alive() - before);
  }
  expect(imported).toBe(ROWS);
  expect(bytes).toBeGreaterThan(25_000_000);
  expect(most).toBeLessThan(BOUND);
}, 120_000);
