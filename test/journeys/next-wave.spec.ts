import { API_BASE, routes } from '@ido/api';
import type { Page } from 'playwright-core';
import { fitsInWidth, violations } from '../harness/accessibility';
import { DESK, PHONE } from '../harness/browser';
import { admin } from '../harness/server-process';
import { setStage } from '../harness/stage';
import { signInAt } from './staff-page';

const FIRST = 'meting-2022';

/** Questions of a small questionnaire, as SurveyJS JSON. */
const definition = (questions: readonly object[]) => ({ title: 'Klein', pages: [{ name: 'p1', elements: questions }] });
const choice = (name: string, title: string, choices: Record<string, string>, more: object = {}) => ({
  type: 'radiogroup',
  name,
  title,
  choices: Object.entries(choices).map(([value, text]) => ({ value, text })),
  ...more,
});
const OLD = definition([
  choice('netwerk', 'Is er in uw gemeente een lokaal netwerk?', { ja: 'Ja', nee: 'Nee' }, { trendKey: 'netwerk' }),
  choice('loket', 'Hoeveel loketten zijn er?', { een: 'Eén', twee: 'Twee', meer: 'Drie of meer' }),
  { type: 'text', name: 'budget', title: 'Welk bedrag is begroot?' },
]);
const NEW = definition([
  choice('v1', 'Heeft uw gemeente een lokaal netwerk?', { ja: 'Ja', nee: 'Nee' }, { trendKey: 'netwerk' }),
  choice('loket', 'Hoeveel loketten zijn er?', { een: 'Eén', meer: 'Meer dan één' }),
]);

describe('a researcher makes the next wave from the last, with a merger in between', () => {
  const stage = setStage({ browser: true });
  let page: Page;

  const call = async (method: string, path: string, body?: unknown): Promise<void> => {
    const headers = { Authorization: `Bearer ${stage.staff.token}` };
    const answer = await stage.http.send(method, API_BASE + path, { body, headers });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  };
  const go = async (path: string, heading: string | RegExp) => {
    await page.goto(stage.server.url + path);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  };

  beforeAll(async () => {
    // The register's own merger: Brielle, Hellevoetsluis and Westvoorne became Voorne aan Zee on 1 January 2023.
    await call('POST', routes.questionnaires, { key: 'klein', title: 'Klein', audience: 'gemeenten', definition: OLD });
    await call('POST', `${routes.questionnaireVersion('klein', 1)}/publication`);
    await call('POST', routes.studies, { key: 'reeks', title: 'Reeks' });
    await call('POST', routes.waves('reeks'), {
      key: FIRST,
      title: 'Meting 2022',
      questionnaire: 'klein',
      opensAt: '2022-10-04T07:00:00Z',
    });
    await call('PUT', routes.population(FIRST), {
      rule: { kind: 'list', codes: ['GM0501', 'GM0530', 'GM0614', 'GM0034'] },
    });
    for (const [organisation, email] of [
      ['GM0501', 'a@brielle.example.nl'],
      ['GM0614', 'w@westvoorne.example.nl'],
      ['GM0034', 'al@almere.example.nl'],
    ])
      await call('POST', routes.participants(FIRST), { organisation, email, name: email?.split('@')[0] });
    await call('PATCH', routes.wave(FIRST), { status: 'open' });
    await call('POST', `${routes.questionnaire('klein')}/versions`, { definition: NEW });
    await call('POST', `${routes.questionnaireVersion('klein', 2)}/publication`);
    page = await stage.browser.open(DESK);
    await page.goto(`${stage.server.url}/inloggen`);
    await signInAt(page, admin);
  });

  it('is told what goes along, the merger in words, before anything is made', async () => {
    await go(`/metingen/${FIRST}`, 'Meting 2022');
    await page.getByRole('link', { name: 'Volgende meting' }).click();
    await page.getByRole('heading', { level: 1, name: 'Volgende meting na Meting 2022' }).waitFor();
    await page
      .getByText('Brielle, Hellevoetsluis en Westvoorne zijn samengegaan in Voorne aan Zee (1 januari 2023).')
      .waitFor();
    await page.getByText('2 gemeenten. Vorige keer waren het er 4.').waitFor();
    await page.getByText('3 contactpersonen bij 2 organisaties.').waitFor();
    await page.getByText('0 van 3 vragen zijn vergeleken en bevestigd.').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('makes the draft, in which the merged municipality stands in the place of the old ones', async () => {
    await page.getByLabel('Naam').fill('Meting 2026');
    await page.getByLabel('Kenmerk in het adres').fill('meting-2026');
    await page.getByRole('button', { name: 'Concept maken' }).click();
    await page.getByRole('heading', { level: 1, name: 'Meting 2026' }).waitFor();
    const draft = await stage.staff.wave('meting-2026');
    expect(draft).toMatchObject({ status: 'draft', population: 2, invited: 0, previousWave: FIRST });
    expect(draft.questionnaire).toMatchObject({ key: 'klein', version: 2 });
  });

  it('confirms what became of each question, with the keyboard alone', async () => {
    await go('/concordantie/klein/1/klein/2', 'Vragen vergelijken');
    await page.getByText('0 van 3 bevestigd').waitFor();
    expect(await violations(page)).toEqual([]);
    const current = page.locator('[aria-current="true"]');
    await current.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Heeft uw gemeente een lokaal netwerk?' }).waitFor();
    expect(await page.getByRole('radio', { name: 'Anders geformuleerd' }).isChecked()).toBe(true);
    await page.getByLabel('Toelichting').fill('Korter gevraagd.');
    await page.getByRole('button', { name: 'Bevestigen en verder' }).press('Enter');
    await page.getByText('1 van 3 bevestigd').waitFor();
  });

  it('puts two old answers together in one new one', async () => {
    await page.getByRole('heading', { level: 2, name: 'Hoeveel loketten zijn er?' }).waitFor();
    await page.getByLabel('“Twee” wordt').selectOption({ label: 'Meer dan één' });
    await page.getByLabel('“Drie of meer” wordt').selectOption({ label: 'Meer dan één' });
    expect(await page.getByRole('radio', { name: 'Anders ingedeeld' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Bevestigen en verder' }).click();
    await page.getByText('2 van 3 bevestigd').waitFor();
    await page.reload();
    await page.getByRole('button', { name: /Hoeveel loketten/ }).click();
    await page.getByText(/Bevestigd door/).waitFor();
    expect(await page.getByLabel('“Twee” wordt').inputValue()).toBe('meer');
  });

  it('sees who takes part again, with what merged counted for the successor', async () => {
    await stage.staff.invite(FIRST, ['GM0034']).catch(() => undefined);
    await go('/onderzoeken/reeks', 'Reeks');
    await page.getByRole('link', { name: /^Panel/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Panel van Reeks' }).waitFor();
    await page.getByLabel('Zoek een organisatie').fill('brielle');
    const row = page.getByRole('row').filter({ hasText: 'Voorne aan Zee' });
    await row.getByText('eerder: Brielle, Hellevoetsluis en Westvoorne').waitFor();
    await page.getByText('Almere').waitFor({ state: 'detached' });
    expect(await violations(page)).toEqual([]);
  });

  it('enters a table from an old report, checked while it is typed, and reads it as a wave', async () => {
    await go('/onderzoeken/reeks/tabel-uit-rapport', 'Tabel uit een rapport');
    await page.getByLabel('Naam van de meting').fill('Rapport 2020');
    await page.getByLabel('Kenmerk in het adres').fill('rapport-2020');
    await page.getByLabel('Bron').fill('Een oud rapport, 2020, bladzijde 12');
    await page.getByLabel('Populatie (N)').fill('355');
    await page.getByLabel('Gehouden op').fill('2020-10-01');
    await page.getByLabel('Vraag zoals gesteld').fill('Is er in uw gemeente een lokaal netwerk?');
    await page.getByLabel('Naam van de vraag').fill('netwerk');
    await page.getByLabel('Aantal antwoorden (n)').fill('37');
    await page.getByLabel('Antwoorden', { exact: true }).fill('Ja\t20\t45%\nNee\t17\t46%');
    await page.getByText('percentage past niet bij aantal').waitFor();
    await page.getByRole('button', { name: 'Meting toevoegen' }).click();
    await page.getByText('Los eerst op wat er niet klopt.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Antwoorden', { exact: true }).fill('Ja\t20\t54%\nNee\t17\t46%');
    await page.getByText('De tabel klopt.').waitFor();
    await page.getByRole('button', { name: 'Meting toevoegen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Rapport 2020' }).waitFor();
    await page.getByText(/^Zonder microgegevens/).waitFor();
    await page.getByRole('article', { name: /lokaal netwerk/ }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('can do all of it on a phone', async () => {
    await page.setViewportSize(PHONE);
    for (const [path, heading] of [
      [`/metingen/${FIRST}/volgende`, /^Volgende meting/],
      ['/concordantie/klein/1/klein/2', 'Vragen vergelijken'],
      ['/onderzoeken/reeks/panel', 'Panel van Reeks'],
      ['/onderzoeken/reeks/tabel-uit-rapport', 'Tabel uit een rapport'],
      ['/metingen/rapport-2020', 'Rapport 2020'],
    ] as const) {
      await go(path, heading);
      expect([path, await violations(page)]).toEqual([path, []]);
      expect([path, await fitsInWidth(page)]).toEqual([path, true]);
    }
  });
});
