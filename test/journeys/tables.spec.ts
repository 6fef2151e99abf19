import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { fitsInWidth, violations } from '../harness/accessibility';
import { DESK } from '../harness/browser';
import { admin } from '../harness/server-process';
import { setStage } from '../harness/stage';
import { signInAt } from './staff-page';

describe('a researcher makes, takes along and keeps a table', () => {
  const stage = setStage({ browser: true });
  let page: Page;

  beforeAll(async () => {
    page = await stage.browser.open(DESK);
    await page.goto(`${stage.server.url}/metingen/regierol-2024`);
    await signInAt(page, admin);
    await page.getByRole('link', { name: 'Tabellen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tabellen' }).waitFor();
  });

  it('begins with what to do, and chooses rows and columns', async () => {
    await page.getByText('Kies hierboven ten minste één vraag').waitFor();
    await page.getByLabel('Vraag toevoegen').selectOption({ index: 1 });
    await page.getByLabel('Kenmerk toevoegen').selectOption('sizeClass');
    const table = page.getByRole('table').first();
    await table.getByText('Totaal').waitFor();
    expect(await page.getByText(/De percentages gaan over de kolom/).isVisible()).toBe(true);
    expect(new URL(page.url()).searchParams.get('kolommen')).toBe('sizeClass');
    expect(await violations(page)).toEqual([]);
    expect(await fitsInWidth(page)).toBe(true);
  });

  it('puts a filter together that stands in words in the address, and says what is wrong with one', async () => {
    await page.getByLabel('Kenmerk', { exact: true }).selectOption('province');
    await page.getByLabel('Groningen').check();
    await page.getByLabel('Voorwaarde toevoegen met').selectOption('andNot');
    await page.getByRole('button', { name: 'Voorwaarde toevoegen' }).click();
    await page.getByText('Filter: niet (Provincie: Groningen)').waitFor();
    expect(new URL(page.url()).searchParams.get('waar')).toBe('NOT province:Groningen');
    await page.getByLabel('Filter in woorden').fill('province:');
    await page.getByRole('button', { name: 'Filter gebruiken' }).click();
    await page.getByText('Hier hoort een code.').waitFor();
    await page.goBack();
    await page.getByText('Filter: niet (Provincie: Groningen)').waitFor({ state: 'detached' });
  });

  it('names the exact test, as so few answered, and weighs the table with a weighting of the wave', async () => {
    await page.getByText(/exacte toets van Fisher, p/).waitFor();
    const definition = { method: 'class', variables: ['sizeClass'] };
    const json = { 'content-type': 'application/json' };
    const api = `${stage.server.url}/api/v1`;
    const signedIn = await fetch(`${api}/sessions`, { method: 'POST', headers: json, body: JSON.stringify(admin) });
    const { token } = (await signedIn.json()) as { token: string };
    const made = await fetch(`${api}/waves/regierol-2024/weightings`, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${token}` },
      body: JSON.stringify({ key: 'grootte', title: 'Naar grootte', definition }),
    });
    expect(made.status).toBe(201);
    await page.reload();
    await page.getByLabel('Weging').selectOption('grootte');
    await page.getByText(/toets van Rao en Scott, F/).waitFor();
    await page.getByRole('rowheader', { name: 'effectieve n' }).first().waitFor();
    expect(new URL(page.url()).searchParams.get('weging')).toBe('grootte');
    expect(await violations(page)).toEqual([]);
    await page.goBack();
    await page.getByText(/exacte toets van Fisher, p/).waitFor();
  });

  it('takes the same table along as CSV', async () => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV', exact: true }).click(),
    ]);
    expect((await readFile(await file.path())).toString('utf8')).toContain('reconstructie, geen echte antwoorden');
  });

  it('keeps it under a name, opens it by its short link, and deletes it after asking', async () => {
    await page.getByRole('button', { name: 'Bewaren onder een naam' }).click();
    await page.getByLabel('Naam van de tabel').fill('Naar grootte');
    await page.getByRole('button', { name: 'Bewaren', exact: true }).click();
    const address = page.url();
    await page.getByRole('link', { name: 'Korte link naar Naar grootte' }).click();
    await page.waitForURL(address);
    await page.getByRole('button', { name: 'Verwijderen: Naar grootte' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Verwijderen' }).click();
    await page.getByText('Er zijn nog geen bewaarde tabellen').waitFor();
  });
});
