import { reconstructKwink2024 } from '@ido/catalogue';
import { writeResponses } from '@ido/exchange';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { violations } from '../harness/accessibility';
import { DESK } from '../harness/browser';
import { gemeentenRegierol } from '../harness/gemeenten-regierol';
import { admin } from '../harness/server-process';
import { signInAt } from './staff-page';
import { setStage } from '../harness/stage';

const WAVE = '/metingen/vervolgmeting-demo';

/** The responses of 2024 as the file that a researcher has from another program. */
async function responsesAsCsv(): Promise<string> {
  const rows = (async function* () {
    for (const { organisationCode, completedAt, answers } of reconstructKwink2024())
      yield { reference: '', organisation: organisationCode, completedAt, answers };
  })();
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeResponses(rows, gemeentenRegierol.codebook, { values: 'codes', multiple: 'joined' }))
    chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

describe('a researcher imports answers that were collected elsewhere', () => {
  const stage = setStage({ browser: true });
  let page: Page;
  let csv: string;

  const check = async (text: string | Buffer) => {
    await page.goto(`${stage.server.url}${WAVE}/import`);
    await page.getByRole('heading', { level: 1, name: /importeren/i }).waitFor();
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'antwoorden.csv', mimeType: 'text/csv', buffer: Buffer.from(text as string) });
    await page.getByRole('button', { name: 'Bestand controleren' }).click();
    await page.getByRole('heading', { name: '2. Controle' }).waitFor();
  };

  beforeAll(async () => {
    page = await stage.browser.open(DESK);
    csv = await responsesAsCsv();
    await page.goto(`${stage.server.url}/inloggen`);
    await signInAt(page, admin);
  });

  it('is told of every refused cell: row, column, value and reason; and nothing is stored', async () => {
    const lines = csv.split('\r\n');
    const broken = [
      lines[0],
      lines[1]?.replace(/;(zelf|bibliotheek|iemand-anders|weet-niet);/, ';misschien;'),
      ...lines.slice(2),
    ].join('\r\n');
    await check(broken);
    const row = page.getByRole('row').filter({ hasText: 'misschien' });
    await row.waitFor();
    expect((await row.innerText()).replace(/\s+/g, ' ')).toMatch(/^2 regierol misschien .+/);
    expect(await violations(page)).toEqual([]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /Alle fouten downloaden/ }).click(),
    ]);
    expect(await readFile(await file.path(), 'utf8')).toContain('misschien');
    await page.goto(stage.server.url + WAVE);
    await page.getByText('0 van 342 gemeenten').first().waitFor();
  });

  it('is told that a file is Windows-1252', async () => {
    await check(
      Buffer.from(
        csv
          .replace('Synthetisch', 'Geïnterpreteerd')
          .replace(/^\ufeff/, '')
          .replace(/[^\u0000-\u00ff]/g, '?'),
        'latin1',
      ),
    );
    await page.getByText(/Windows-1252 bewaard/).waitFor();
  });

  it('imports when all is right, and sees the figures', async () => {
    await check(csv);
    await page.getByText('Alle rijen zijn in orde').waitFor();
    await page.getByRole('button', { name: '37 rijen importeren' }).click();
    await page.getByText('37 rijen zijn geïmporteerd').waitFor();
    await page.getByRole('link', { name: 'Naar de cijfers' }).click();
    await page.getByText('37 van 342 gemeenten, 11%').first().waitFor();
    const card = page.getByRole('article', { name: /^3\. Hoe wordt in uw gemeente/ });
    await card.getByRole('tab', { name: 'Tabel' }).click();
    expect(
      (await card.getByRole('row', { name: /uitbesteed aan de bibliotheek/ }).innerText()).replace(/\s+/g, ' '),
    ).toContain('54%');
  });
});
