import { API_BASE, routes, type Breakdown } from '@ido/api';
import type { Page } from 'playwright-core';
import { fitsInWidth, violations } from '../harness/accessibility';
import { DESK, PHONE } from '../harness/browser';
import { admin } from '../harness/server-process';
import { setStage } from '../harness/stage';
import { signInAt } from './staff-page';

const WAVE = 'coderen-2026';
const SECOND = { email: 'bram@example.nl', password: 'een lang wachtwoord' };
const TEXTS = ['Meer geld voor de bibliotheek', 'Voorbeelden van andere gemeenten', 'Geld en voorbeelden', 'meer tijd'];

describe('two researchers code open answers with the keyboard', () => {
  const stage = setStage({ browser: true });
  let first: Page;
  let second: Page;

  const call = async (method: string, path: string, body?: unknown): Promise<void> => {
    const headers = { Authorization: `Bearer ${stage.staff.token}` };
    const answer = await stage.http.send(method, API_BASE + path, { body, headers });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  };
  const openAs = async (account: { email: string; password: string }): Promise<Page> => {
    const page = await stage.browser.open(DESK);
    await page.goto(`${stage.server.url}/inloggen`);
    await signInAt(page, account);
    await page.goto(`${stage.server.url}/metingen/${WAVE}/coderen`);
    await page.getByText('Antwoord 1 van', { exact: false }).waitFor();
    return page;
  };
  const saved = (page: Page) => page.getByText('Alles is bewaard').waitFor();

  beforeAll(async () => {
    const definition = {
      title: 'Klein',
      pages: [{ name: 'p1', elements: [{ type: 'comment', name: 'nodig', title: 'Wat heeft u nodig?' }] }],
    };
    await call('POST', routes.questionnaires, { key: 'klein', title: 'Klein', audience: 'gemeenten', definition });
    await call('POST', `${routes.questionnaireVersion('klein', 1)}/publication`);
    await call('POST', routes.studies, { key: 'codering', title: 'Codering' });
    await call('POST', routes.waves('codering'), { key: WAVE, title: 'Coderen', questionnaire: 'klein', openAccess: true, opensAt: '2026-01-01T07:00:00Z' }); // prettier-ignore
    await call('PATCH', routes.wave(WAVE), { status: 'open' });
    for (const nodig of [...TEXTS, 'Meer tijd'])
      await call('POST', routes.responses(WAVE), { complete: true, answers: { nodig } });
    await call('POST', routes.accounts, { ...SECOND, name: 'Bram', studies: [{ study: 'codering', role: 'researcher' }] }); // prettier-ignore
    first = await openAs(admin);
  });

  it('the first makes codes while he codes, and codes identical answers along', async () => {
    for (const label of ['Geld', 'Voorbeelden', 'Tijd']) {
      await first.keyboard.press('+');
      await first.keyboard.type(label);
      await first.keyboard.press('Enter');
      await first.getByRole('checkbox', { name: label }).waitFor();
      await first.keyboard.press('Enter');
    }
    // The third answer got "Tijd" while it was typed, and the codes that it is about now.
    await first.keyboard.press('ArrowUp');
    for (const key of ['3', '1', '2', 'Enter']) await first.keyboard.press(key);
    for (const key of ['3', '=']) await first.keyboard.press(key);
    await first.getByText('1 gelijk antwoord is ook gecodeerd.').waitFor();
    await saved(first);
    await first.getByRole('option', { name: 'Wat heeft u nodig? (5 van 5 gecodeerd)' }).waitFor({ state: 'attached' });
    expect(await violations(first)).toEqual([]);
    await first.reload();
    await first.getByText('Antwoord 1 van 5').waitFor();
    const list = first.getByRole('navigation', { name: 'Antwoorden' });
    expect(await list.getByText('niet gecodeerd').count()).toBe(0);
  });

  it('the second codes all five with two keys each, and does not see what the first chose', async () => {
    second = await openAs(SECOND);
    expect(await second.getByText('1 andere codeur').isVisible()).toBe(true);
    for (const key of ['1', '2', '2', '3', '3']) {
      await second.keyboard.press(key);
      await second.keyboard.press('Enter');
    }
    await saved(second);
    await second.getByRole('tab', { name: 'Overeenstemming' }).click();
    await second.getByText('5 antwoorden door beiden gecodeerd', { exact: false }).waitFor();
    expect(await violations(second)).toEqual([]);
  });

  it('the difference is settled, taken back, and gone once the two agree; the figure follows each time', async () => {
    const counted = async () => {
      const path = `${API_BASE}${routes.breakdownOf(WAVE, 'nodig.code')}`;
      const answer = await stage.http.send('GET', path, { headers: { Authorization: `Bearer ${stage.staff.token}` } });
      const [table] = answer.json<Breakdown>().variables;
      return [table!.answered, ...table!.categories.map(({ count }) => count)];
    };
    await second.goto(`${stage.server.url}/metingen/${WAVE}/coderen?vraag=nodig&toon=disagreement`);
    await second.getByText('Antwoord 1 van 1', { exact: false }).waitFor();
    await second.getByText('Codeurs verschillen: telt nog niet mee.').waitFor();
    // Having coded it himself he sees what the other chose.
    await second.getByRole('listitem').filter({ hasText: ': Geld en Voorbeelden' }).waitFor();
    expect(await counted()).toEqual([4, 1, 1, 2]);
    await second.getByRole('button', { name: 'Vaststellen zoals ik koos' }).click();
    await second.getByText('Vastgesteld. Telt mee als: Voorbeelden').waitFor();
    expect(await violations(second)).toEqual([]);
    expect(await counted()).toEqual([5, 1, 2, 2]);
    await second.getByRole('button', { name: 'Vaststelling terugnemen' }).click();
    await second.getByText('Codeurs verschillen: telt nog niet mee.').waitFor();
    expect(await counted()).toEqual([4, 1, 1, 2]);
    await second.getByRole('checkbox', { name: 'Geld' }).check();
    await saved(second);
    await second.getByText('Codeurs zijn het eens. Telt mee als: Geld en Voorbeelden').waitFor();
    expect(await counted()).toEqual([5, 2, 2, 2]);
  });

  it('makes it a behoefte of a role, with a quotation without names', async () => {
    await first.goto(`${stage.server.url}/metingen/${WAVE}/coderen?vraag=nodig&deel=codes`);
    await first.getByRole('button', { name: 'Code ‘Geld’ wijzigen' }).click();
    await first.getByLabel('Soort').selectOption({ label: 'Behoefte' });
    await first.getByRole('dialog').getByLabel('Rol').selectOption({ label: 'Financier' });
    await first.getByRole('button', { name: 'Bewaren' }).click();
    await first.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await violations(first)).toEqual([]);
    await first.getByRole('tab', { name: 'Antwoorden' }).click();
    await first.getByRole('button', { name: 'Als citaat gebruiken' }).click();
    const quotation = first.getByLabel('Citaat voor buiten het onderzoeksteam');
    await quotation.fill('Meer geld voor borsele');
    await first.getByRole('button', { name: 'Citaat bewaren' }).click();
    await first
      .getByText('In dit citaat staat ‘Borsele’. Haal namen van gemeenten weg, of bewaar het zo.', { exact: true })
      .waitFor();
    await quotation.fill('Meer geld');
    await first.getByRole('button', { name: 'Citaat bewaren' }).click();
    await first.getByText('‘Meer geld’').waitFor();
  });

  it('does not overwrite the sentence that the other wrote meanwhile, unless chosen', async () => {
    const write = async (page: Page, text: string) => {
      await page.getByRole('textbox', { name: 'Invulling van de rol' }).fill(text);
      await page.getByRole('button', { name: 'Bewaren' }).click();
    };
    for (const page of [first, second]) {
      await page.goto(`${stage.server.url}/onderzoeken/codering/bevindingen`);
      await page.getByRole('button', { name: 'Zin schrijven: Promotor' }).click();
    }
    await write(second, 'De helft doet aan promotie.');
    await second.getByRole('dialog').waitFor({ state: 'detached' });
    await write(first, 'Weinig promotie.');
    await first.getByText('Bram wijzigde deze tekst intussen in: ‘De helft doet aan promotie.’').waitFor();
    expect(await violations(first)).toEqual([]);
    await first.getByRole('button', { name: 'De andere tekst laten staan' }).click();
    await first.getByText('De helft doet aan promotie.').waitFor();
    await first.getByRole('button', { name: 'Zin wijzigen: Promotor' }).click();
    await second.getByRole('button', { name: 'Zin wijzigen: Promotor' }).click();
    await write(second, 'Ongeveer de helft doet aan promotie.');
    await second.getByRole('dialog').waitFor({ state: 'detached' });
    await write(first, 'Meer dan de helft doet aan promotie.');
    await first.getByRole('button', { name: 'Mijn tekst bewaren' }).click();
    await first.getByText('Meer dan de helft doet aan promotie.').waitFor();
    await first.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('sees the figure of the codes, and the table of findings with a focus group beside it', async () => {
    await first.goto(`${stage.server.url}/metingen/${WAVE}`);
    await first.getByRole('article', { name: /gecodeerd/ }).getByText('5 van de 5 antwoorden').waitFor(); // prettier-ignore
    await first.goto(`${stage.server.url}/onderzoeken/codering/bevindingen`);
    await first.getByText('2 van 5 antwoorden').waitFor();
    await first.getByText('‘Meer geld’').waitFor();
    await first.getByRole('button', { name: 'Bevinding toevoegen' }).click();
    await first.getByLabel('Bevinding in één zin').fill('Beperkte middelen');
    await first.getByLabel('Naam van de bron').fill('Focusgroep in Goes');
    await first.getByLabel('Aantal deelnemers').fill('8');
    await first.getByRole('button', { name: 'Bewaren' }).click();
    await first.getByText('In de naam van de bron staat ‘Goes’.', { exact: false }).waitFor();
    expect(await violations(first)).toEqual([]);
    await first.getByRole('button', { name: 'Zo bewaren' }).click();
    await first.getByText('Focusgroep: Focusgroep in Goes, 8 deelnemers').waitFor();
    await first.getByText('Let op: in een citaat of de bron staat ‘Goes’.').waitFor();
    await first.getByRole('button', { name: 'Zin schrijven: Financier' }).click();
    await first.getByRole('textbox', { name: 'Invulling van de rol' }).fill('Meestal via subsidie.');
    await first.getByRole('button', { name: 'Bewaren' }).click();
    await first.getByText('Meestal via subsidie.').waitFor();
    expect(await violations(first)).toEqual([]);
    await first.setViewportSize(PHONE);
    for (const path of [`/metingen/${WAVE}/coderen`, '/onderzoeken/codering/bevindingen']) {
      await first.goto(stage.server.url + path);
      await first.getByRole('heading', { level: 1 }).waitFor();
      await first.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
      expect([path, await violations(first)]).toEqual([path, []]);
      expect([path, await fitsInWidth(first)]).toEqual([path, true]);
    }
  });
});
