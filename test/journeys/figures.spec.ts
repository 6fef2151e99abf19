import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { violations } from '../harness/accessibility';
import { DESK } from '../harness/browser';
import { admin } from '../harness/server-process';
import { signInAt, trySignIn } from './staff-page';
import { setStage } from '../harness/stage';

const WAVE = '/metingen/regierol-2024';
const NOTE = 'reconstructie, geen echte antwoorden';

describe('a researcher reads and takes along the figures of 2024', () => {
  const stage = setStage({ browser: true });
  let page: Page;

  const card = (question: string): Locator => page.getByRole('article', { name: new RegExp(question) }).first();
  const regierol = () => card('^3\\. Hoe wordt in uw gemeente invulling gegeven');
  const download = async (item: string): Promise<Buffer> => {
    await regierol()
      .getByRole('button', { name: /^Downloaden/ })
      .click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('menuitem', { name: item })
        .or(page.getByRole('link', { name: item }))
        .or(page.getByRole('button', { name: item }))
        .first()
        .click(),
    ]);
    return readFile(await file.path());
  };

  beforeAll(async () => {
    page = await stage.browser.open(DESK);
  });

  it('signs in and lands where he wanted to be', async () => {
    await page.goto(stage.server.url + WAVE);
    await page.getByLabel('E-mailadres').waitFor();
    expect(await violations(page)).toEqual([]);
    await trySignIn(page, { ...admin, password: 'een ander wachtwoord' });
    await page.getByText('Dit e-mailadres en wachtwoord horen niet bij elkaar').waitFor();
    await signInAt(page, admin);
    await regierol().waitFor();
    expect(new URL(page.url()).pathname).toBe(WAVE);
  });

  it('reads each published figure with its base, and that it is a reconstruction', async () => {
    expect(await page.getByText('37 van 342 gemeenten, 11%').isVisible()).toBe(true);
    expect(await page.getByText(new RegExp(NOTE)).first().isVisible()).toBe(true);
    expect(await regierol().getByText('n = 37 van 342 gemeenten').first().isVisible()).toBe(true);
    await regierol().getByRole('tab', { name: 'Tabel' }).click();
    await regierol().getByRole('row').first().waitFor();
    const rows = await regierol().getByRole('row').allInnerTexts();
    const figures = rows.map((row) => row.replace(/\s+/g, ' ')).join('\n');
    expect(figures).toMatch(/Ik geef zelf invulling aan de regierol.*30%.*11/);
    expect(figures).toMatch(/De regierol is uitbesteed aan de bibliotheek.*54%.*20/);
    await regierol().getByRole('tab', { name: 'Grafiek' }).click();
  });

  it('shows the interval on demand', async () => {
    await regierol().getByText('Marge tonen').click();
    await regierol().getByRole('tab', { name: 'Tabel' }).click();
    // Wilson with finite population correction for 20 of 37 with N = 342: computed with R.
    expect(
      (
        await regierol()
          .getByRole('row', { name: /uitbesteed aan de bibliotheek/ })
          .innerText()
      ).replace(/\s+/g, ' '),
    ).toMatch(/39%.*68%|39 .*68/);
    await regierol().getByRole('tab', { name: 'Grafiek' }).click();
  });

  it('filters and splits, and the address shows exactly this', async () => {
    await page.getByLabel('Grootte van de gemeente').selectOption({ label: '50.000 tot 100.000 inwoners' });
    await page.getByText(/van de 37 afgeronde vragenlijsten/).waitFor();
    const address = page.url();
    const other = await page.context().newPage();
    await other.goto(address);
    await other.getByText(/van de 37 afgeronde vragenlijsten/).waitFor();
    expect(await other.getByLabel('Grootte van de gemeente').locator('option:checked').innerText()).toBe(
      '50.000 tot 100.000 inwoners',
    );
    await other.close();
    await page.goBack();
    await page.getByText(/van de 37 afgeronde vragenlijsten/).waitFor({ state: 'hidden' });

    await page.getByLabel('Uitsplitsen naar').selectOption({ label: 'Functie' });
    await regierol().getByRole('tab', { name: 'Tabel' }).click();
    await regierol().getByText('Beleidsmedewerker cultuur').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goBack();
    await page.getByLabel('Rol van de gemeente').selectOption({ label: 'Promotor' });
    await regierol().waitFor({ state: 'hidden' });
    expect(await card('^9\\. De landelijke promotie').isVisible()).toBe(true);
    await page.goBack();
    await regierol().waitFor();
  });

  it('takes the figure along as PNG, SVG and CSV, each marked as a reconstruction', async () => {
    const svg = (await download('SVG')).toString('utf8');
    expect(svg).toMatch(/^<svg|^<\?xml/);
    expect(svg).toContain('54%');
    expect(svg).toContain(NOTE);
    expect(svg).not.toContain('<script');
    const png = await download('PNG');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const csv = (await download('CSV')).toString('utf8');
    expect(csv).toMatch(/^\ufeff/);
    expect(csv).toContain('De regierol is uitbesteed aan de bibliotheek');
    expect(csv).toContain(NOTE);
  });

  it('gets the whole wave as files', async () => {
    const names = await page
      .getByRole('region', { name: 'Downloads van deze meting' })
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    expect(names.length).toBeGreaterThanOrEqual(8);
    for (const address of names) {
      const answer = await page.request.get(address);
      expect([address, answer.status()]).toEqual([address, 200]);
      expect((await answer.body()).length).toBeGreaterThan(200);
    }
  });
});
