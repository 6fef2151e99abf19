import type { Page } from 'playwright-core';
import { fitsInWidth, violations } from '../harness/accessibility';
import { DESK, PHONE } from '../harness/browser';
import { admin } from '../harness/server-process';
import { setStage } from '../harness/stage';
import { signInAt } from './staff-page';

describe('an administrator makes a study and its first wave on the screen', () => {
  const stage = setStage({ browser: true });
  let page: Page;
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

  beforeAll(async () => {
    page = await stage.browser.open(DESK);
    await page.goto(`${stage.server.url}/inloggen`);
    await signInAt(page, admin);
    await heading('Onderzoeken');
  });

  it('says what is missing, and leads to the study when it is made', async () => {
    await page.getByRole('button', { name: 'Nieuw onderzoek' }).click();
    await page.getByRole('button', { name: 'Onderzoek maken' }).click();
    await page.getByText('Vul een naam in.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Naam').fill('Monitor loketten');
    await page.getByLabel('Kenmerk in het adres').fill('monitor-loketten');
    await page.getByRole('button', { name: 'Onderzoek maken' }).click();
    await heading('Monitor loketten');
    await page.getByText('Dit onderzoek heeft nog geen metingen.').waitFor();
  });

  it('takes who is asked from the questionnaire, and says when an address is taken', async () => {
    await page.getByRole('link', { name: 'Nieuwe meting' }).click();
    await heading('Nieuwe meting');
    await page.getByLabel('Vragenlijst').selectOption({ value: 'gemeenten-regierol' });
    expect(await page.getByLabel('Wie doen er mee?').inputValue()).toBe('municipality');
    await page.getByLabel('Naam').fill('Nulmeting 2026');
    await page.getByLabel('Kenmerk in het adres').fill('vervolgmeting-demo');
    await page.getByRole('button', { name: 'Concept maken' }).click();
    await page
      .getByText(/bestaat al/)
      .first()
      .waitFor();
    await page.setViewportSize(PHONE);
    expect(await fitsInWidth(page)).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize(DESK);
    await page.getByLabel('Kenmerk in het adres').fill('nulmeting-2026');
    await page.getByRole('button', { name: 'Concept maken' }).click();
    await heading('Nulmeting 2026');
    await page.getByText('In voorbereiding').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/metingen/nulmeting-2026');
  });
});
