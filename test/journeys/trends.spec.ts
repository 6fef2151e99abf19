import { API_BASE, routes } from '@ido/api';
import { municipalitiesOn } from '@ido/catalogue';
import type { Page } from 'playwright-core';
import { fitsInWidth, violations } from '../harness/accessibility';
import { DESK, PHONE } from '../harness/browser';
import { admin } from '../harness/server-process';
import { setStage } from '../harness/stage';
import { signInAt } from './staff-page';

const definition = (title: string, desks: Record<string, string>) => ({
  title: 'Klein',
  pages: [
    {
      name: 'p1',
      elements: [
        {
          type: 'radiogroup',
          name: 'netwerk',
          title,
          trendKey: 'netwerk',
          role: 'regievoerder',
          choices: Object.entries({ ja: 'Ja', nee: 'Nee' }).map(([value, text]) => ({ value, text })),
        },
        {
          type: 'radiogroup',
          name: 'loket',
          title: 'Hoeveel loketten zijn er?',
          trendKey: 'loket',
          role: 'dienstverlener',
          choices: Object.entries(desks).map(([value, text]) => ({ value, text })),
        },
      ],
    },
  ],
});
const FIRST = definition('Is er een lokaal netwerk?', { een: 'Eén', twee: 'Twee', drie: 'Drie of meer' });
const SECOND = definition('Is er in uw gemeente een lokaal netwerk?', { een: 'Eén', meer: 'Meer dan één' });
const MERGED = ['GM0501', 'GM0614'];
const SUCCESSOR = 'GM1992';

const OWN = { email: 'voorne@example.nl', password: 'een-eigen-gemeente' };

describe('VNG reads what changed over the waves of a study', () => {
  const stage = setStage({ browser: true });
  let page: Page;

  const call = async (method: string, path: string, body?: unknown, type?: string): Promise<void> => {
    const headers = { Authorization: `Bearer ${stage.staff.token}`, ...(type && { 'Content-Type': type }) };
    const answer = await stage.http.send(method, API_BASE + path, { body, headers });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  };
  const go = async (path: string, heading: string | RegExp) => {
    await page.goto(stage.server.url + path);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  };
  const hold = async (key: string, opensAt: string, codes: readonly string[], rows: readonly string[]) => {
    await call('POST', routes.waves('reeks'), {
      key,
      title: `Meting ${opensAt.slice(0, 4)}`,
      questionnaire: 'klein',
      opensAt,
    });
    await call('PUT', routes.population(key), { rule: { kind: 'list', codes } });
    await call('PATCH', routes.wave(key), { status: 'open' });
    const invited = await stage.staff.invite(
      key,
      rows.map((row) => row.split(';')[0]!),
    );
    for (const [at, { token }] of invited.entries()) {
      const [, netwerk, loket] = rows[at]!.split(';');
      const headers = { Authorization: `Bearer ${token}`, 'Idempotency-Key': `${key}-${at}` };
      const answer = await stage.http.send('POST', API_BASE + routes.completion, {
        body: { revision: 0, answers: { netwerk, loket } },
        headers,
      });
      if (answer.status >= 300) throw new Error(answer.text);
    }
  };

  beforeAll(async () => {
    const before = new Set(municipalitiesOn('2022-10-01').map(({ code }) => code));
    const codes = municipalitiesOn('2024-10-01')
      .map(({ code }) => code)
      .filter((code) => before.has(code))
      .slice(0, 50);
    await call('POST', routes.questionnaires, {
      key: 'klein',
      title: 'Klein',
      audience: 'gemeenten',
      definition: FIRST,
    });
    await call('POST', `${routes.questionnaireVersion('klein', 1)}/publication`);
    await call('POST', routes.studies, { key: 'reeks', title: 'Reeks' });
    // Twelve of thirty get a network; so does what Brielle and Westvoorne, which had none, merged into.
    await hold(
      'meting-2022',
      '2022-10-04T07:00:00Z',
      [...codes, ...MERGED],
      [
        ...codes.slice(0, 30).map((code, at) => `${code};${at < 8 ? 'ja' : 'nee'};${at < 15 ? 'een' : 'twee'}`),
        ...MERGED.map((code) => `${code};nee;drie`),
      ],
    );
    await call('POST', `${routes.questionnaire('klein')}/versions`, { definition: SECOND });
    await call('POST', `${routes.questionnaireVersion('klein', 2)}/publication`);
    await hold(
      'meting-2024',
      '2024-10-04T07:00:00Z',
      [...codes, SUCCESSOR],
      [
        ...codes.slice(0, 40).map((code, at) => `${code};${at < 20 ? 'ja' : 'nee'};${at < 15 ? 'een' : 'meer'}`),
        `${SUCCESSOR};ja;meer`,
      ],
    );
    page = await stage.browser.open(DESK);
    await page.goto(`${stage.server.url}/inloggen`);
    await signInAt(page, admin);
  });

  it('finds it from the study, with the response and the largest change in a sentence', async () => {
    await go('/onderzoeken/reeks', 'Reeks');
    await page.getByRole('link', { name: 'Trends: wat veranderde' }).click();
    await page.getByRole('heading', { level: 1, name: 'Trends van Reeks' }).waitFor();
    await page.getByText(/^41 van 51 gemeenten, 80%/).waitFor();
    await page
      .getByText(
        /in 2024 antwoordt 51% ‘Ja’ \(n = 41\), in 2022 was dat 25% \(n = 32\); het verschil is groter dan toeval/,
      )
      .waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('sees why a line is dotted, and that the link is only a proposal', async () => {
    const card = page.getByRole('article', { name: /lokaal netwerk/ });
    await card.getByText(/2022–2024: anders geformuleerd\..*niemand heeft het bevestigd/).waitFor();
    expect(await card.locator('svg line[stroke-dasharray="2 5"]').count()).toBe(1);
    const other = page.getByRole('article', { name: /Hoeveel loketten/ });
    await other.getByText(/anders ingedeeld/).waitFor();
  });

  it('has the drawing as a table too, and a file with the same figures', async () => {
    const card = page.getByRole('article', { name: /lokaal netwerk/ });
    await card.getByRole('tab', { name: 'Tabel' }).click();
    await card.getByRole('row', { name: /2024 51%/ }).waitFor();
    expect(page.url()).toContain('tabel=netwerk');
    const download = page.waitForEvent('download');
    await card.getByRole('button', { name: /^Downloaden/ }).click();
    await card.getByRole('button', { name: /CSV/ }).click();
    expect((await download).suggestedFilename()).toBe('netwerk-ja.csv');
  });

  it('lays a municipality beside it, with what merged into it', async () => {
    await page.getByLabel('Leg ernaast').selectOption({ label: 'Voorne aan Zee' });
    const row = page.getByRole('article', { name: /lokaal netwerk/ }).getByRole('row', { name: /^2022/ });
    await row.getByText('niet').waitFor();
    expect(page.url()).toContain(`organisatie=${SUCCESSOR}`);
  });

  it('opens the question to all answers, the test and where the change comes from', async () => {
    await page.getByRole('link', { name: /^Alle antwoorden en toetsen: .*lokaal netwerk/ }).click();
    await page.getByRole('heading', { level: 1, name: /lokaal netwerk/ }).waitFor();
    await page.getByText('31 gemeenten antwoordden in beide metingen.').waitFor();
    // The margin is that of the test beside it; the others and everybody stand below.
    const table = page.getByRole('table', { name: /^Vergelijkingen/ });
    const row = (name: RegExp) => table.getByRole('row', { name }).first();
    await row(
      /^Ja dezelfde 31 gemeenten groter dan toeval \+41,9 van .* 31 exacte gepaarde toets \(McNemar\)/,
    ).waitFor();
    await row(/^Ja iedereen die antwoordde ter vergelijking \+26,2 – 32 en 41 – –/).waitFor();
    await page.getByRole('columnheader', { name: 'Bij wie beide keren antwoordde' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('can read it on a phone', async () => {
    await page.setViewportSize(PHONE);
    for (const [path, heading] of [
      ['/onderzoeken/reeks/trends', 'Trends van Reeks'],
      ['/onderzoeken/reeks/trends/netwerk', /lokaal netwerk/],
    ] as const) {
      await go(path, heading);
      expect([path, await violations(page)]).toEqual([path, []]);
      expect([path, await fitsInWidth(page)]).toEqual([path, true]);
    }
    // Every column of the comparisons is within sight, each cell with its heading.
    const region = page.getByRole('region', { name: /^Vergelijkingen/ }).first();
    expect(await region.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  });

  it('gives a municipality an account that sees its own answers beside the figures of all, and no others', async () => {
    // Of a wave that is still answered, only the research team sees figures.
    for (const wave of ['meting-2022', 'meting-2024']) await call('PATCH', routes.wave(wave), { status: 'closed' });
    await page.setViewportSize(DESK);
    await go('/beheer/gebruikers', 'Gebruikers');
    await page.getByRole('button', { name: 'Gebruiker toevoegen' }).click();
    await page.getByLabel('Naam').fill('Voorne aan Zee');
    await page.getByLabel('E-mailadres').fill(OWN.email);
    await page.getByLabel('Wachtwoord').first().fill(OWN.password);
    await page.getByLabel('Zoek een gemeente of bibliotheek').fill('Voorne');
    await page.getByRole('button', { name: `Voorne aan Zee (${SUCCESSOR})` }).click();
    await page.getByText('Kies ook een rol in een onderzoek.').waitFor();
    await page.getByLabel('Rol in Reeks').selectOption({ label: 'Lezer' });
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Gebruiker toevoegen' }).last().click();
    await page.getByText('Lezer in Reeks, eigen antwoorden van Voorne aan Zee').waitFor();

    const own = await stage.browser.open(DESK);
    await own.goto(`${stage.server.url}/onderzoeken/reeks/trends`);
    await signInAt(own, OWN);
    // It lies beside the figures by itself; the only other choice is nobody.
    await own.getByText('◆ Voorne aan Zee: gevuld is gekozen, open is niet gekozen.').waitFor();
    expect(own.url()).toContain(`organisatie=${SUCCESSOR}`);
    expect(await own.getByLabel('Leg ernaast').locator('option').allTextContents()).toEqual([
      'Niemand',
      'Voorne aan Zee',
    ]);
    await own.getByLabel('Leg ernaast').selectOption({ label: 'Niemand' });
    await own.getByText(/^◆ Voorne/).waitFor({ state: 'detached' });
    await own.getByRole('link', { name: /^Alle antwoorden en toetsen: .*lokaal netwerk/ }).click();
    await own.getByRole('heading', { level: 1, name: /lokaal netwerk/ }).waitFor();
    expect(await own.getByText(/^◆ Voorne/).count()).toBe(0);
    // A link that somebody else passed on.
    await own.goto(`${stage.server.url}/onderzoeken/reeks/trends?organisatie=GM0014`);
    await own.getByRole('heading', { level: 1, name: 'Niet uw organisatie' }).waitFor();
    await own.getByRole('link', { name: 'Deze pagina zonder keuzes' }).click();
    await own.getByText(/^◆ Voorne aan Zee/).waitFor();
    expect(await violations(own)).toEqual([]);
  });

  it('is read by anybody as far as it was released, at a desk and on a phone', async () => {
    const visitor = await stage.browser.open(DESK);
    const visit = async (path: string, heading: string | RegExp) => {
      await visitor.goto(stage.server.url + path);
      await visitor.getByRole('heading', { level: 1, name: heading }).waitFor();
      await visitor.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
    };
    await visit('/openbaar/reeks/trends', 'Trends: wat veranderde');
    await visitor.getByText('Van dit onderzoek zijn geen cijfers vrijgegeven.').waitFor();
    for (const wave of ['meting-2022', 'meting-2024']) {
      await call('POST', routes.releases(wave), { note: '' });
    }
    await visit('/openbaar/reeks', 'Reeks');
    await visitor.getByRole('link', { name: 'Trends: wat veranderde' }).click();
    await visitor.getByRole('heading', { level: 1, name: 'Trends van Reeks' }).waitFor();
    await visitor.getByText('41 van 51 gemeenten, 80%', { exact: true }).waitFor();
    await visitor.getByText(/^Vrijgegeven cijfers: 2022 op .* \(vrijgave 1\) en 2024 op/).waitFor();
    const card = visitor.getByRole('article', { name: /lokaal netwerk/ });
    await card
      .getByText('+26 procentpunt sinds 2022 · groter dan toeval (over alle antwoorden)', { exact: true })
      .waitFor();
    expect(await visitor.getByLabel('Leg ernaast').count()).toBe(0);
    expect(await visitor.getByLabel('Welke antwoorden').count()).toBe(0);
    const download = visitor.waitForEvent('download');
    await card.getByRole('button', { name: /^Downloaden/ }).click();
    await card.getByRole('button', { name: /SVG/ }).click();
    expect((await download).suggestedFilename()).toBe('netwerk-ja.svg');
    expect(await violations(visitor)).toEqual([]);

    // One fact at a time was released: choosing the size lets go of the province.
    await visitor.getByLabel('Provincie').first().selectOption({ index: 1 });
    await visitor.getByText(/^Selectie: provincie/).waitFor();
    await visitor.getByLabel('Grootte van de gemeente').selectOption({ index: 1 });
    await visitor.getByText(/^Selectie: grootte van de gemeente/).waitFor();
    expect(visitor.url()).not.toContain('provincie=');

    await visitor.setViewportSize(PHONE);
    for (const [path, heading] of [
      ['/openbaar/reeks/trends', 'Trends van Reeks'],
      ['/openbaar/reeks/trends/netwerk', /lokaal netwerk/],
    ] as const) {
      await visit(path, heading);
      expect([path, await violations(visitor)]).toEqual([path, []]);
      expect([path, await fitsInWidth(visitor)]).toEqual([path, true]);
    }
  });

  it('pastes the reference of a trend and reads the figure as it was, after an answer turned out to be wrong', async () => {
    await page.setViewportSize(DESK);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const card = () => page.getByRole('article', { name: 'Ja', exact: true });
    const figures = async () => {
      await card().getByRole('tab', { name: 'Tabel' }).click();
      const table = await card().getByRole('table').innerText();
      return [table, await page.getByRole('table').last().innerText()];
    };
    await go('/onderzoeken/reeks/trends/netwerk?panel=zelfde', /lokaal netwerk/);
    const asShown = await figures();
    await card().getByRole('button', { name: /^Downloaden/ }).click(); // prettier-ignore
    await page.getByRole('button', { name: 'Verwijzing kopiëren' }).click();
    const reference = await page.evaluate(() => navigator.clipboard.readText());
    expect(reference).toMatch(
      /^reeks\/trends\/netwerk@q\w{8}\.m\w{8};meting-2022=v1\.[^;]+;meting-2024=v2\.[^;]+\?panel=matched#/,
    );

    const headers = { Authorization: `Bearer ${stage.staff.token}` };
    const listed = await stage.http.send('GET', `${API_BASE}${routes.cleaningResponses('meting-2024')}?state=all`, {
      headers,
    });
    const [first] = listed.json<{ items: { id: string }[] }>().items;
    const entry = { kind: 'exclude', response: first!.id, reason: 'Bleek een proefinvulling' };
    await call('POST', routes.cleaningEntries('meting-2024'), entry);
    await go('/onderzoeken/reeks/trends/netwerk?panel=zelfde', /lokaal netwerk/);
    expect(await figures()).not.toEqual(asShown);

    await go('/verwijzing', 'Verwijzing openen');
    await page.getByLabel('Verwijzing').fill(reference);
    await page.getByRole('button', { name: 'Openen' }).click();
    await page.getByText('U ziet de cijfers van een eerdere stand', { exact: false }).waitFor();
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
    expect(await figures()).toEqual(asShown);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await fitsInWidth(page)).toBe(true);
    await page.getByRole('button', { name: 'Naar de cijfers van nu' }).click();
    await page.getByText('U ziet de cijfers van een eerdere stand', { exact: false }).waitFor({ state: 'detached' });
    expect(await figures()).not.toEqual(asShown);
  });
});
