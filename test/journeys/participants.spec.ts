import { API_BASE, type Participant, type ParticipantPage, routes } from '@ido/api';
import type { Page } from 'playwright-core';
import { fitsInWidth, violations } from '../harness/accessibility';
import { DESK, PHONE } from '../harness/browser';
import { admin } from '../harness/server-process';
import { setStage } from '../harness/stage';
import { signInAt } from './staff-page';

const WAVE = 'vervolgmeting-demo';
const ROOM = `/metingen/${WAVE}/deelnemers`;

describe('a researcher keeps the contacts of a wave', () => {
  const stage = setStage({ browser: true });
  let page: Page;

  const go = (path: string) => page.goto(stage.server.url + path);
  const found = async (search: string) => {
    const answer = await stage.http.send('GET', `${API_BASE}${routes.participants(WAVE)}?search=${search}`, {
      headers: { Authorization: `Bearer ${stage.staff.token}` },
    });
    return answer.json<ParticipantPage>().items;
  };
  const one = async (search: string): Promise<Participant> => {
    const [contact] = await found(search);
    if (!contact) throw new Error(`nobody is found by ${search}`);
    return contact;
  };
  const importFile = async (lines: readonly string[]) => {
    await go(`${ROOM}/importeren`);
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'contacten.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });
    await page.getByRole('button', { name: 'Bestand controleren' }).click();
    await page.getByRole('heading', { name: '2. Controle' }).waitFor();
  };

  beforeAll(async () => {
    page = await stage.browser.open(DESK);
    await go('/inloggen');
    await signInAt(page, admin);
  });

  it('imports them from a file, and sees by row what is wrong with it', async () => {
    await importFile([
      'organisatie;e-mail;naam;eigenaar',
      'GM0363;a.bakker@amsterdam.example;"Anna ""A."" Bakker";ja',
      'GM0363;a.bakker@amsterdam.example;Nog eens;',
      'Zwolle;info@gmial.com;Ineke Visser;',
      'GM9999;x@y.nl;Onbekend;',
      'GM0014;;Brievenlezer;',
    ]);
    const row = page.getByRole('row').filter({ hasText: 'GM9999' });
    expect((await row.innerText()).replace(/\s+/g, ' ')).toMatch(/^5 organisatie GM9999 .*hoort niet bij deze meting/);
    await page.getByText('Bedoelt u info@gmail.com?').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel(/sla de andere over/).check();
    await page.getByRole('button', { name: '2 rijen importeren' }).click();
    await page.getByText('2 contactpersonen zijn toegevoegd.').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Naar de deelnemers' }).click();
    await page.getByRole('link', { name: 'Anna "A." Bakker' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('adds one whose address looks odd only after saying that it is meant so', async () => {
    await go(ROOM);
    await page.getByRole('button', { name: 'Contactpersoon toevoegen' }).click();
    const form = page.getByRole('form', { name: 'Contactpersoon toevoegen' });
    await form.getByLabel('Organisatie').selectOption('GM0193');
    await form.getByLabel('Naam').fill('Ineke Visser');
    await form.getByLabel('E-mailadres').fill('ineke@hotmial.com');
    await form.getByRole('button', { name: 'Contactpersoon toevoegen' }).click();
    await form.getByText('Bedoelt u ineke@hotmail.com?').waitFor();
    expect(await violations(page)).toEqual([]);
    await form.getByLabel('Ja, dit adres is zo bedoeld').check();
    await form.getByRole('button', { name: 'Contactpersoon toevoegen' }).click();
    await page.getByText('Ineke Visser is toegevoegd.').waitFor();
    await page.getByRole('link', { name: 'Ineke Visser' }).waitFor();
  });

  it('finds them by name and filter, and shares the address of what is found', async () => {
    await go(ROOM);
    await page.getByLabel('Zoeken op organisatie').fill('ineke');
    await page.getByText('1 rij', { exact: true }).waitFor();
    await page.getByLabel('Stand').selectOption('completed');
    await page.getByText('Geen contactpersoon gevonden.').waitFor();
    expect(new URL(page.url()).search).toBe('?zoek=ineke&stand=completed');
    await page.reload();
    await page.getByText('Geen contactpersoon gevonden.').waitFor();
    await page.getByRole('button', { name: 'Filters wissen' }).click();
    await page.getByText('3 rijen', { exact: true }).waitFor();
  });

  it('corrects a contact, makes a link, and follows how far it comes', async () => {
    await go(ROOM);
    await page.getByRole('link', { name: 'Ineke Visser' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ineke Visser' }).waitFor();
    await page.getByLabel('E-mailadres').fill('i.visser@zwolle.example');
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.getByText('De wijziging is bewaard.').waitFor();
    await page.getByRole('button', { name: 'Nieuwe link maken' }).click();
    const link = await page.getByText(/\/i\/[\w-]{48}$/).innerText();
    expect(await violations(page)).toEqual([]);
    // The respondent has a browser of her own.
    const hers = await stage.browser.open(PHONE);
    const path = new URL(link.trim()).pathname;
    await hers.goto(stage.server.url + path);
    await hers.getByText('Zwolle').first().waitFor();
    await page.reload();
    await page.getByRole('cell', { name: 'gepland → geopend' }).waitFor();
    await page.getByRole('cell', { name: 'Link geopend' }).waitFor();
    await page.getByRole('button', { name: 'Links intrekken' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Links intrekken' }).click();
    await page.getByText('De links zijn ingetrokken.').waitFor();
    await hers.reload();
    await hers
      .getByText(/ingetrokken/)
      .first()
      .waitFor();
    await hers.context().close();
  });

  it('prints letters with a code for whom mail does not reach, each on a page', async () => {
    await go(`${ROOM}?zonderMail=ja`);
    await page.getByLabel('Brief voor Brievenlezer').check();
    await page.getByRole('button', { name: '1 brief maken' }).click();
    await page.getByRole('img', { name: 'QR-code van het adres hieronder' }).waitFor();
    expect(await violations(page)).toEqual([]);
    const letter = page.getByRole('article', { name: /Brievenlezer/ });
    const text = await letter.innerText();
    expect(text).toMatch(/\/i\/[\w-]{48}/);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Afdrukken' }).isVisible()).toBe(false);
    expect(await letter.isVisible()).toBe(true);
    await page.emulateMedia({ media: null });
    await page.getByRole('button', { name: 'Brieven op verstuurd zetten' }).click();
    await page.getByText('1 brief staat op verstuurd.').waitFor();
    expect((await one('brievenlezer')).state).toBe('sent');
  });

  it('removes a contact after being told what that does', async () => {
    const contact = await one('ineke');
    await go(`${ROOM}/${contact.id}`);
    await page.getByRole('button', { name: 'Contactpersoon verwijderen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Dit kan niet ongedaan worden gemaakt/).waitFor();
    await dialog.getByRole('button', { name: 'Contactpersoon verwijderen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Deelnemers' }).waitFor();
    expect(await found('ineke')).toEqual([]);
  });

  it('can do so on a phone', async () => {
    await page.setViewportSize(PHONE);
    for (const path of [ROOM, `${ROOM}/importeren`, `${ROOM}/${(await one('bakker')).id}`]) {
      await go(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByRole('heading', { level: 2 }).first().or(page.getByRole('table')).first().waitFor();
      expect([path, await fitsInWidth(page)]).toEqual([path, true]);
      expect(await violations(page)).toEqual([]);
    }
  });
});
