import { API_BASE, routes, type Release } from '@ido/api';
import type { Locator, Page } from 'playwright-core';
import { fitsInWidth, violations } from '../harness/accessibility';
import { DESK } from '../harness/browser';
import { admin } from '../harness/server-process';
import { setStage } from '../harness/stage';
import { signInAt } from './staff-page';

const STUDY = 'ido-monitor';
const KEY = 'regierol-2024';
const WAVE = `/metingen/${KEY}`;
/** Narrower than the phone of other journeys. */
const SMALL_PHONE = { width: 375, height: 812 };

describe('a researcher releases figures, corrects an answer and releases again; anybody sees what was released', () => {
  const stage = setStage({ browser: true });
  let page: Page;
  let visitor: Page;
  let reference: string;
  let asShown: string;

  const settled = async (at: Page) => {
    await at.getByRole('heading', { level: 1 }).waitFor();
    await at.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  };
  const go = async (path: string, at = page) => {
    await at.goto(stage.server.url + path);
    await settled(at);
  };
  const card = (at = page): Locator => at.getByRole('article', { name: /Hoe wordt in uw gemeente invulling/ }).first();
  /** Every number of the figure, as its table has them. */
  const numbers = async (at = page) => {
    await card(at).getByRole('tab', { name: 'Tabel' }).click();
    return card(at).getByRole('table').innerText();
  };
  const releases = async (): Promise<Release[]> => {
    const headers = { Authorization: `Bearer ${stage.staff.token}` };
    const answer = await stage.http.send('GET', `${API_BASE}${routes.releases(KEY)}`, { headers });
    return answer.json<{ items: Release[] }>().items;
  };
  const release = async (note: string) => {
    const number = (await releases()).length + 1;
    await go(`${WAVE}/publiceren`);
    await page.getByLabel('Toelichting bij deze vrijgave').fill(note);
    await page.getByRole('button', { name: 'Cijfers vrijgeven' }).click();
    await page.getByText(`Vrijgave ${number} is gemaakt.`).waitFor();
    return number;
  };
  const picture = (name: string, at = page) => {
    const folder = process.env['PICTURES'];
    return folder === undefined ? null : at.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };

  beforeAll(async () => {
    page = await stage.browser.open(DESK);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    visitor = await stage.browser.open(DESK);
    await page.goto(`${stage.server.url}/inloggen`);
    await signInAt(page, admin);
  });

  it('nothing is to be seen before it is released', async () => {
    await go(`/openbaar/${STUDY}`, visitor);
    await visitor.getByText('Van dit onderzoek zijn geen cijfers vrijgegeven.').waitFor();
    await go(`${WAVE}/publiceren`);
    await page.getByText('Er is nog niets vrijgegeven.').waitFor();
    await picture('publiceren-leeg');
    expect(await violations(page)).toEqual([]);
  });

  it('releases, and a visitor without an account sees that wave and no other', async () => {
    await release('Eerste cijfers');
    await page.getByText(/37 responsen/).waitFor();
    expect(await violations(page)).toEqual([]);
    await go(`/openbaar/${STUDY}`, visitor);
    const waves = visitor.getByRole('list').filter({ has: visitor.getByRole('heading', { level: 3 }) });
    expect(await waves.getByRole('link').allInnerTexts()).toEqual(['Regierol gemeenten 2024']);
    expect(await violations(visitor)).toEqual([]);
    await waves.getByRole('link').click();
    await visitor.getByText('(vrijgave 1)', { exact: false }).waitFor();
    await visitor.getByText('Toelichting: Eerste cijfers').waitFor();
    await card(visitor).getByText('n = 37', { exact: false }).first().waitFor();
    expect(await violations(visitor)).toEqual([]);
    // The figures themselves are for whoever has an account.
    await visitor.goto(stage.server.url + WAVE);
    await visitor.waitForURL((url) => url.pathname === '/inloggen');
  });

  it('copies the reference of a figure', async () => {
    await go(WAVE);
    asShown = await numbers();
    await card().getByRole('button', { name: /^Downloaden/ }).click(); // prettier-ignore
    await page.getByRole('button', { name: 'Verwijzing kopiëren' }).click();
    reference = await page.evaluate(() => navigator.clipboard.readText());
    expect(reference).toMatch(/^regierol-2024@v\d+\.p\d+\.c0\.all\.[\d:,]+\?variable=[^#]+#\d/);
  });

  it('corrects an answer, and releases again with the list of what changed', async () => {
    await go(`${WAVE}/schoonmaken?stand=all`);
    await page.getByRole('link', { name: /^Bekijken/ }).first().click(); // prettier-ignore
    await settled(page);
    await page.getByRole('button', { name: 'Uitsluiten' }).click();
    await page.getByLabel('Reden').fill('Bleek een proefinvulling');
    await page.getByRole('dialog').getByRole('button', { name: 'Uitsluiten' }).click();
    await page.getByText(/Het staat in het logboek/).waitFor();
    const number = await release('Een proefinvulling is weggelaten');
    await page.getByText(/36 responsen, \d+ aantallen veranderd sinds de vorige vrijgave/).waitFor();
    await page.getByRole('button', { name: 'Veranderingen tonen' }).click();
    const changes = page.getByRole('table', { name: `Aantallen die in vrijgave ${number} anders zijn dan daarvoor` });
    const changed = changes
      .getByRole('row', {
        name: /^Hoe wordt in uw gemeente invulling gegeven aan de regierol.*aantal antwoorden \(n\) \d+ \d+$/,
      })
      .first();
    await changed.waitFor();
    expect((await changed.getByRole('cell').allInnerTexts()).slice(-2)).toEqual(['37', '36']);
    await picture('publiceren');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Opnieuw berekenen' }).first().click();
    await page.getByText('De cijfers zijn opnieuw berekend en zijn precies gelijk.').waitFor();
    await visitor.goto(`${stage.server.url}/openbaar/${STUDY}/${KEY}`);
    await card(visitor).getByText('n = 36', { exact: false }).first().waitFor();
  });

  it('pastes the reference and sees the figure as it was', async () => {
    await go(WAVE);
    expect(await numbers()).not.toBe(asShown);
    await go('/verwijzing');
    await page.getByLabel('Verwijzing').fill('zomaar iets');
    await page.getByRole('button', { name: 'Openen' }).click();
    await page.getByText('Dit is geen verwijzing naar een cijfer.', { exact: false }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Verwijzing').fill(reference);
    await page.getByRole('button', { name: 'Openen' }).click();
    await page.getByText('U ziet de cijfers van een eerdere stand', { exact: false }).waitFor();
    expect(await numbers()).toBe(asShown);
    await picture('eerdere-stand');
    await page.getByRole('button', { name: 'Naar de cijfers van nu' }).click();
    await card().getByText('n = 36', { exact: false }).first().waitFor();
  });

  it('says of a reference that it cannot be read, and does not speak of an earlier state', async () => {
    await go('/verwijzing');
    await page.getByLabel('Verwijzing').fill(`${KEY}@onzin#1.0.0`);
    await page.getByRole('button', { name: 'Openen' }).click();
    await page.getByText('Deze verwijzing naar een cijfer klopt niet.', { exact: false }).waitFor();
    expect(await page.getByText('U ziet de cijfers van een eerdere stand', { exact: false }).count()).toBe(0);
    await page.getByRole('link', { name: 'Naar de cijfers van nu' }).click();
    await card().getByText('n = 36', { exact: false }).first().waitFor();
  });

  it('can be done and read on a phone', async () => {
    for (const at of [page, visitor]) await at.setViewportSize(SMALL_PHONE);
    for (const path of [`${WAVE}/publiceren`, '/verwijzing']) {
      await go(path);
      await picture(`telefoon${path.replaceAll('/', '-')}`);
      expect([path, await fitsInWidth(page)]).toEqual([path, true]);
    }
    for (const path of [`/openbaar/${STUDY}`, `/openbaar/${STUDY}/${KEY}`, `/openbaar/${STUDY}/${KEY}?per=province`]) {
      await go(path, visitor);
      await picture(`telefoon${path.replaceAll(/[/?=]/g, '-')}`, visitor);
      expect([path, await fitsInWidth(visitor)]).toEqual([path, true]);
    }
  });
});
