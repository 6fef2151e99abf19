import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import { fitsInWidth, violations } from '../harness/accessibility';
import { Browser, DESK, PHONE } from '../harness/browser';
import { addContacts } from '../harness/contacts';
import { embeddedUrl } from '../harness/embedded-url';
import { startMailServer, type TestMailServer } from '../harness/mail-server';
import { admin, freePort, demoDataDir, ServerProcess } from '../harness/server-process';
import { signInAt } from './staff-page';

const ROOM = '/metingen/vervolgmeting-demo/berichten';
const CONTACTS = 25;

describe('messages, from their text to the answer that comes back', () => {
  const data = demoDataDir();
  let mail: TestMailServer;
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    mail = await startMailServer();
    const env = { SMTP_URL: mail.url, MAIL_RETRY_SECONDS: '1' };
    server = await ServerProcess.start({ dataDir: data.path, port: await freePort(), env });
    await addContacts(embeddedUrl(data.path), 'vervolgmeting-demo', CONTACTS);
    browser = await Browser.launch();
    page = await browser.open(DESK);
    await page.goto(server.url + ROOM);
    await signInAt(page, admin);
    await page.getByRole('heading', { level: 1, name: 'Berichten' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await mail?.close();
    data.remove();
  });

  const row = (kind: string) => page.getByRole('row', { name: new RegExp(`^${kind}`) }).first();
  const send = async (title: RegExp) => {
    await page.getByRole('button', { name: 'Versturen', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: title }).waitFor();
    await dialog.getByRole('button', { name: 'Versturen', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  const linkIn = async (at: number, path: string) => {
    const { text = '' } = await simpleParser(mail.taken[at]?.raw ?? '');
    return new RegExp(`https?://[^/\\s]+(/${path}/[\\w-]+)`).exec(text)?.[1] ?? '';
  };

  it('a wrong field is named while the text is being written, and the message cannot go', async () => {
    const text = page.getByRole('textbox', { name: 'Tekst', exact: true });
    const standard = await text.inputValue();
    await text.fill(`${standard}\n\n{{gemeentenaam}}`);
    await page.getByText('Het veld {{gemeentenaam}} bestaat niet').waitFor();
    expect(await page.getByRole('button', { name: 'Versturen', exact: true }).isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await text.fill(standard);
    await page.getByText('Het veld {{gemeentenaam}} bestaat niet').waitFor({ state: 'detached' });
  });

  it('the preview shows what somebody gets, and a test message arrives', async () => {
    await page
      .getByRole('group', { name: 'Tekst', exact: true })
      .getByText(/Beste Contact \d+,/)
      .waitFor();
    await page.getByRole('tab', { name: 'Opgemaakt' }).click();
    await page
      .frameLocator('iframe')
      .getByText(/Beste Contact \d+,/)
      .waitFor();
    await page.getByRole('tab', { name: 'Tekst' }).click();
    await page.getByRole('button', { name: 'Proefbericht naar mijzelf' }).click();
    await page.getByText(`Het proefbericht gaat naar ${admin.email}.`).waitFor();
    await row('Proefbericht').getByText('1 van 1 verstuurd').waitFor();
    expect(mail.taken.map(({ to }) => to)).toEqual([admin.email]);
  });

  it('before the invitations go it says to how many, and while they go how far it is', async () => {
    await page
      .getByText(`Dit bericht gaat nu naar ${CONTACTS} contactpersonen van ${CONTACTS} organisaties.`)
      .waitFor();
    await send(new RegExp(`^Uitnodiging versturen naar ${CONTACTS} contactpersonen\\?$`));
    await row('Uitnodiging').getByText(`${CONTACTS} van ${CONTACTS} verstuurd`).waitFor();
    expect(new Set(mail.taken.slice(1).map(({ to }) => to)).size).toBe(CONTACTS);
    await page.getByText('Op dit moment is er niemand voor wie dit bericht is.').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('the link of the invitation opens the questionnaire, and the other one lets somebody leave', async () => {
    const phone = await browser.open(PHONE);
    await phone.goto(server.url + (await linkIn(1, 'i')));
    await phone.getByRole('heading', { level: 1 }).waitFor();
    expect(await phone.title()).toContain('Monitor IDO');

    await phone.goto(server.url + (await linkIn(2, 'afmelden')));
    await phone.getByRole('heading', { level: 1, name: 'Geen berichten meer krijgen' }).waitFor();
    expect(await violations(phone)).toEqual([]);
    await phone.getByRole('button', { name: 'Afmelden' }).click();
    await phone.getByRole('heading', { level: 1, name: 'U bent afgemeld' }).waitFor();
    expect(await violations(phone)).toEqual([]);
  });

  it('a reminder does not go to who left, and what was broken off is for a person to decide', async () => {
    await page.reload();
    await page.getByLabel('Soort bericht').selectOption({ label: 'Herinnering' });
    await page.getByText(`Dit bericht gaat nu naar ${CONTACTS - 1} contactpersonen`).waitFor();
    await page.getByText(/Niet naar: heeft zich afgemeld \(1\)/).waitFor();
    const before = mail.taken.length;
    mail.breakOff(2);
    await send(/^Herinnering versturen naar 24 contactpersonen\?$/);
    await row('Herinnering').getByText('2 onzeker').waitFor();
    const panel = page.getByRole('region', { name: 'Onzekere berichten' }).first();
    await panel.waitFor();
    expect(await violations(page)).toEqual([]);
    await panel
      .getByRole('button', { name: /^Opnieuw versturen/ })
      .first()
      .click();
    await row('Herinnering').getByText('1 onzeker').waitFor();
    await panel
      .getByRole('button', { name: /^Niet versturen/ })
      .first()
      .click();
    await row('Herinnering').getByText('24 van 24 verstuurd').waitFor();
    expect(mail.taken).toHaveLength(before + CONTACTS - 2);
  });

  it('can be planned, paused and stopped', async () => {
    await page.getByLabel('Soort bericht').selectOption({ label: 'Laatste oproep' });
    await page.getByLabel('Verzenden', { exact: true }).selectOption({ label: 'Op een ander moment' });
    await page.getByLabel('Datum en tijd (in Nederland)').fill('2031-03-30T02:30');
    await page.getByRole('button', { name: 'Inplannen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('De berichten gaan op 30 maart 2031 om 02:30 uur.').waitFor();
    await dialog.getByRole('button', { name: 'Inplannen' }).click();
    await row('Laatste oproep').getByText('dit tijdstip bestaat niet').waitFor();
    await row('Laatste oproep')
      .getByRole('button', { name: /^Pauzeren/ })
      .click();
    await row('Laatste oproep').getByText('gepauzeerd').waitFor();
    await row('Laatste oproep')
      .getByRole('button', { name: /^Stoppen/ })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stoppen' }).click();
    await row('Laatste oproep').getByText('geannuleerd').waitFor();
  });

  it('is usable on a phone', async () => {
    const phone = await browser.open(PHONE);
    await phone.goto(server.url + ROOM);
    await signInAt(phone, admin);
    await phone.getByRole('heading', { level: 1, name: 'Berichten' }).waitFor();
    await phone.getByRole('group', { name: 'Tekst', exact: true }).waitFor();
    expect(await fitsInWidth(phone)).toBe(true);
    expect(await violations(phone)).toEqual([]);
  });
});
