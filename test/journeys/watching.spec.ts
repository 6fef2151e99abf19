import { API_BASE, type OrganisationProgress, type Page, routes } from '@ido/api';
import type { Page as BrowserPage } from 'playwright-core';
import { fitsInWidth, violations } from '../harness/accessibility';
import { DESK, PHONE } from '../harness/browser';
import { Respondent } from '../harness/respondent';
import { admin } from '../harness/server-process';
import { setStage } from '../harness/stage';
import { signInAt } from './staff-page';

const WAVE = 'vervolgmeting-demo';
const ROOM = `/metingen/${WAVE}/veldwerk`;

describe('watching a wave', () => {
  const stage = setStage({ browser: true });

  const openRoom = async (viewport = DESK, path = ROOM): Promise<BrowserPage> => {
    const page = await stage.browser.open(viewport);
    await page.goto(stage.server.url + path);
    await signInAt(page, admin);
    await page.waitForURL((url) => url.pathname === path);
    return page;
  };
  const numberOf = (page: BrowserPage, term: string) =>
    page
      .locator('.ido-numbers > div', { has: page.getByText(term, { exact: true }) })
      .locator('strong')
      .innerText();
  const shows = (page: BrowserPage, text: string | RegExp) => page.getByText(text).first().waitFor();

  it('shows how far the wave is and follows what respondents do without being reloaded', async () => {
    const [invitation] = await stage.staff.invite(WAVE, ['GM0014']);
    const page = await openRoom();
    await shows(page, 'Deze pagina wordt vanzelf bijgewerkt.');
    const before = Number(await numberOf(page, 'Begonnen'));
    const respondent = new Respondent(stage.http, invitation?.token ?? '');
    await respondent.open();
    await respondent.save({ functie: 'anders' });
    await page.waitForFunction(
      ([expected]) =>
        [...document.querySelectorAll('.ido-numbers > div')].some((div) =>
          div.textContent?.startsWith(`Begonnen${expected}`),
        ),
      [before + 1],
    );
    // The list says where the draft was left.
    await page.getByLabel('Zoeken op naam of code').fill('GM0014');
    const row = page.getByRole('row', { name: /GM0014/ });
    await row.getByText('begonnen').waitFor();
    expect(await row.innerText()).toMatch(/vragen beantwoord/);
    expect(new URL(page.url()).searchParams.get('zoek')).toBe('GM0014');
    await page.context().close();
  });

  it('narrows the list by keyboard and gives the call list', async () => {
    const page = await openRoom();
    const state = page.getByLabel('Stand', { exact: true });
    await state.focus();
    await page.keyboard.type('begonnen');
    await page
      .getByRole('row', { name: /begonnen/ })
      .first()
      .waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Bellijst (Excel)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${WAVE}-bellijst.xlsx`);
    await page.context().close();
  });

  it('warns of a target that is behind, and moves the closing date with days of grace', async () => {
    const page = await openRoom();
    await page.getByRole('button', { name: 'Doelen wijzigen' }).click();
    await page.getByLabel('Alle organisaties, in procenten').fill('veel');
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await shows(page, 'Vul een heel getal in van 1 tot en met 100');
    await page.getByLabel('Alle organisaties, in procenten').fill('50');
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await shows(page, 'De doelen zijn bewaard.');
    await shows(page, /Alle organisaties: .* van 171/);

    await page.getByRole('button', { name: 'Datum wijzigen' }).click();
    await page.getByLabel('Laatste dag om te antwoorden').fill('2099-10-24');
    await page.getByLabel('Dagen respijt voor wie is begonnen').fill('7');
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await shows(page, 'De datum is bewaard.');
    await shows(page, /De meting sluit op 25 oktober 2099 om 00:00 uur/);
    await shows(page, /nog 7 dagen afronden: tot 1 november 2099 om 00:00 uur/);
    await page.context().close();
  });

  it('can be used by all, on a desk and on a phone', async () => {
    for (const viewport of [DESK, PHONE]) {
      const page = await openRoom(viewport);
      await page.getByRole('heading', { name: 'Organisaties' }).waitFor();
      await page.getByRole('row').nth(5).waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await fitsInWidth(page)).toBe(true);
      await page
        .getByRole('navigation', { name: 'Onderdelen van deze meting' })
        .getByRole('link', { name: 'Vragenlijst' })
        .click();
      await shows(page, /Wordt alleen gesteld als bij vraag 11 “Ja” is gekozen/);
      expect(await violations(page)).toEqual([]);
      expect(await fitsInWidth(page)).toBe(true);
      await page.context().close();
    }
  });

  it('lists every organisation of the population once', async () => {
    const headers = { Authorization: `Bearer ${stage.staff.token}` };
    const codes: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '?limit=100' : `?limit=100&cursor=${cursor}`;
      const answer = await stage.http.send('GET', `${API_BASE}${routes.progressOrganisations(WAVE)}${query}`, {
        headers,
      });
      const page: Page<OrganisationProgress> = answer.json();
      codes.push(...page.items.map(({ code }) => code));
      cursor = page.next;
    } while (cursor !== null);
    expect(codes).toHaveLength(342);
    expect(new Set(codes).size).toBe(342);
  });
});
