import { API_BASE, routes } from '@ido/api';
import type { Page } from 'playwright-core';
import { violations } from '../harness/accessibility';
import { DESK } from '../harness/browser';
import { admin } from '../harness/server-process';
import { signInAt, trySignIn } from './staff-page';
import { setStage } from '../harness/stage';

const reader = { email: 'lezer@example.nl', password: 'lezen-maar-niet-schrijven' };

describe('accounts and what they may see', () => {
  const stage = setStage({ browser: true });
  let page: Page;

  beforeAll(async () => {
    page = await stage.browser.open(DESK);
  });

  it('an administrator makes an account that may read one study', async () => {
    await page.goto(`${stage.server.url}/beheer/gebruikers`);
    await signInAt(page, admin);
    await page.getByRole('button', { name: 'Gebruiker toevoegen' }).click();
    await page.getByLabel('Naam').fill('Lezer');
    await page.getByLabel('E-mailadres').fill(reader.email);
    await page.getByLabel('Wachtwoord').first().fill(reader.password);
    await page.getByLabel('Monitor IDO').selectOption({ label: 'Lezer' });
    expect(await violations(page)).toEqual([]);
    await page
      .getByRole('button', { name: /^(Toevoegen|Bewaren|Gebruiker toevoegen)$/ })
      .last()
      .click();
    await page.getByRole('row', { name: /lezer@example\.nl/ }).waitFor();
  });

  it('a reader sees the figures, and neither answers of one municipality, nor buttons that change the wave', async () => {
    const own = await stage.browser.open(DESK);
    await own.goto(`${stage.server.url}/metingen/regierol-2024`);
    await signInAt(own, reader);
    await own.getByText('37 van 342 gemeenten, 11%').first().waitFor();
    expect(await own.getByRole('link', { name: /Antwoorden als code/ }).count()).toBe(0);
    expect(await own.getByRole('link', { name: 'Antwoorden importeren' }).count()).toBe(0);
    const microdata = await own.request.get(stage.server.url + API_BASE + routes.export('regierol-2024', 'csv'));
    expect(microdata.status()).toBe(403);

    // Of a wave that is still filled in: how far it is, and no figures.
    await own.goto(`${stage.server.url}/metingen/vervolgmeting-demo`);
    await own.getByText('De cijfers ziet u als de meting gesloten is.').waitFor();
    expect(await own.getByLabel('Uitsplitsen naar').count()).toBe(0);
    expect(await own.getByRole('link', { name: /JSON-stat/ }).count()).toBe(0);
    expect(await violations(own)).toEqual([]);
    await own.goto(`${stage.server.url}/metingen/vervolgmeting-demo/tabellen`);
    await own.getByText('wordt nog ingevuld').waitFor();

    await own.goto(`${stage.server.url}/beheer/gebruikers`);
    await own.getByText('U heeft geen toegang').waitFor();
    expect(await violations(own)).toEqual([]);
  });

  it('a group of fewer than five is withheld from a reader', async () => {
    const own = await stage.browser.open(DESK);
    await own.goto(`${stage.server.url}/metingen/regierol-2024?uitsplitsing=functie`);
    await signInAt(own, reader);
    await own.getByLabel('Uitsplitsen naar').selectOption({ label: 'Functie' });
    const card = own.getByRole('article', { name: /^3\. Hoe wordt in uw gemeente/ });
    await card.getByRole('tab', { name: 'Tabel' }).click();
    await card
      .getByText(/onderdrukt|niet getoond|weggelaten/i)
      .first()
      .waitFor();
    expect(await violations(own)).toEqual([]);
  });

  it('signs out, and the address asks to sign in again', async () => {
    await page.getByRole('button', { name: /Uw account/ }).click();
    await page
      .getByRole('menuitem', { name: 'Uitloggen' })
      .or(page.getByRole('button', { name: 'Uitloggen' }))
      .first()
      .click();
    await page.getByLabel('E-mailadres').waitFor();
    await page.goto(`${stage.server.url}/onderzoeken`);
    await page.getByLabel('E-mailadres').waitFor();
  });

  it('who guesses passwords is told to wait, also with the right one', async () => {
    const own = await stage.browser.open(DESK);
    await own.goto(`${stage.server.url}/inloggen`);
    const wait = own.getByText(/te vaak geprobeerd/);
    for (let attempt = 0; attempt < 20 && !(await wait.isVisible()); attempt += 1) {
      const answered = own.waitForResponse((response) => response.url().endsWith(API_BASE + routes.sessions));
      await trySignIn(own, { ...reader, password: `gok ${attempt}` });
      await answered;
      await own
        .getByText(/te vaak geprobeerd|horen niet bij elkaar/)
        .first()
        .waitFor();
    }
    expect(await wait.isVisible()).toBe(true);
    await trySignIn(own, reader);
    await wait.waitFor();
    expect(new URL(own.url()).pathname).toBe('/inloggen');
  });
});
