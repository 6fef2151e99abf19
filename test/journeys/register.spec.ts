import { API_BASE, routes } from '@ido/api';
import type { Page } from 'playwright-core';
import { fitsInWidth, violations } from '../harness/accessibility';
import { DESK, PHONE } from '../harness/browser';
import { admin } from '../harness/server-process';
import { setStage } from '../harness/stage';
import { signInAt } from './staff-page';

const CSV = 'code;soort;naam;provincie;geldig vanaf;geldig tot;opvolger;inwoners 2026-01-01\n';
const MERGER = [
  'GM0664;;;;;2026-01-01;GM7777;',
  'GM0703;;;;;2026-01-01;GM7777;',
  'GM7777;gemeente;Nieuw-Bevelanden;Zeeland;2026-01-01;;;62.100',
  '',
].join('\n');

describe('the register and the population of a wave', () => {
  const stage = setStage({ browser: true });
  let page: Page;

  const go = async (path: string, heading: string | RegExp) => {
    await page.goto(stage.server.url + path);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  };
  const check = async (text: string) => {
    await go('/register/importeren', 'Organisaties importeren');
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'Bestand controleren' }).click();
    await page.getByRole('heading', { name: '2. Controle' }).waitFor();
  };

  beforeAll(async () => {
    page = await stage.browser.open(DESK);
    await page.goto(`${stage.server.url}/inloggen`);
    await signInAt(page, admin);
  });

  it('an organisation is found by a part of its name, and its page tells its history', async () => {
    await go('/register', 'Register');
    await page.getByLabel('Zoeken op naam of code').fill('dijk en');
    await page.waitForURL(/zoek=dijk/);
    await page.getByRole('link', { name: 'Dijk en Waard' }).click();
    await page.getByRole('heading', { level: 1, name: 'Dijk en Waard' }).waitFor();
    const mergers = page.getByRole('region', { name: 'Fusies' });
    expect(await mergers.innerText()).toMatch(/Heerhugowaard, op 1 januari 2022 .*\n.*Langedijk/);
    await page.getByRole('region', { name: 'Metingen' }).first().getByText('Regierol gemeenten 2024').waitFor();
    await page.goBack();
    // What was searched for is in the address.
    await page.getByRole('link', { name: 'Dijk en Waard' }).waitFor();
    expect(await page.getByLabel('Zoeken op naam of code').inputValue()).toBe('dijk en');
  });

  it('a library shows the municipalities that it serves', async () => {
    await go('/register?soort=library', 'Register');
    await page.getByRole('link', { name: /Zeekraal/ }).click();
    await page.getByRole('heading', { level: 1, name: /Zeekraal \(verzonnen\)/ }).waitFor();
    await page.getByRole('link', { name: 'Borsele' }).click();
    await page.getByRole('heading', { level: 1, name: 'Borsele' }).waitFor();
    await page.getByRole('link', { name: /Strandgaper/ }).waitFor();
    expect(await page.getByRole('link', { name: /Voorbeeldbibliotheek/ }).count()).toBe(2);
  });

  it('a file with something wrong in it changes nothing and says where it is', async () => {
    await check(`${CSV}GM0716;;;Holland;;;;\n`);
    const row = page.getByRole('row').filter({ hasText: 'Holland' });
    await row.waitFor();
    expect((await row.innerText()).replace(/\s+/g, ' ')).toBe('2 provincie Holland Er is geen provincie ‘Holland’.');
    expect(await page.getByRole('button', { name: 'Organisaties importeren' }).isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
  });

  it('a merger is imported after a look at what it does, and the draft wave follows', async () => {
    const body = {
      key: 'na-de-fusie',
      title: 'Na de fusie',
      questionnaire: 'gemeenten-regierol',
      population: 'municipality',
    };
    const headers = { Authorization: `Bearer ${stage.staff.token}` };
    await stage.http.send('POST', API_BASE + routes.waves('ido-monitor'), { body, headers });
    await check(CSV + MERGER);
    await page.getByText('Nieuw: 1. Gewijzigd: 2. Ongewijzigd: 0.').waitFor();
    await page.getByRole('button', { name: 'Organisaties importeren' }).click();
    await page.getByText('Het register is bijgewerkt.').waitFor();
    await go('/register/GM7777', 'Nieuw-Bevelanden');
    await page.getByText('62.100').first().waitFor();
    await go('/metingen/na-de-fusie/populatie', 'Populatie');
    await page.getByRole('heading', { name: '341 organisaties' }).waitFor();
    // What was frozen before stays as it was.
    await go('/metingen/regierol-2024/populatie', 'Populatie');
    await page.getByRole('heading', { name: '342 organisaties' }).waitFor();
    await page.getByLabel('Zoeken op naam of code').fill('goes');
    await page.getByText('(nu Nieuw-Bevelanden)').waitFor();
  });

  it('a population is chosen, frozen when the wave opens, and changed after that with a reason', async () => {
    await go('/metingen/na-de-fusie/populatie', 'Populatie');
    await page.getByRole('button', { name: 'Populatie kiezen' }).click();
    await page.getByLabel('Drenthe', { exact: true }).check();
    await page.getByLabel('Zeeland', { exact: true }).check();
    await page.getByRole('button', { name: 'Bekijken wat dit doet' }).click();
    await page.getByText(/^De populatie wordt 2\d organisaties\.$/).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Populatie bewaren' }).click();
    await page.getByText('De populatie is bewaard.').waitFor();
    await go('/metingen/na-de-fusie', 'Na de fusie');
    await page.getByRole('button', { name: 'Meting openen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Meting openen' }).click();
    await page.getByText('De meting is open.').waitFor();

    await go('/metingen/na-de-fusie/populatie', 'Populatie');
    await page.getByText(/De populatie ligt vast sinds/).waitFor();
    await page.getByRole('button', { name: 'Populatie wijzigen' }).click();
    await page.getByLabel('Met een lijst van codes').check();
    await page.getByLabel('Codes uit het register').fill('gm0109 gm0114\nGM7777');
    await page.getByRole('button', { name: 'Bekijken wat dit doet' }).click();
    await page.getByText('De populatie wordt 3 organisaties.').waitFor();
    await page.getByRole('button', { name: 'Populatie bewaren' }).click();
    await page.getByText('Geef een reden van ten minste drie tekens.').waitFor();
    await page.getByLabel('Waarom wijzigt u de populatie?').fill('Proef in drie gemeenten.');
    await page.getByRole('button', { name: 'Populatie bewaren' }).click();
    await page.getByRole('heading', { name: '3 organisaties' }).waitFor();
    await page.getByRole('cell', { name: 'Proef in drie gemeenten.' }).waitFor();
    expect((await stage.staff.wave('na-de-fusie')).population).toBe(3);
  });

  it('other limits of the size classes are used in the figures at once', async () => {
    await go('/onderzoeken/ido-monitor/grootteklassen', 'Grenzen van de grootteklassen');
    await page.getByLabel('De tweede klasse begint bij').fill('60000');
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.getByText('Vul hele getallen in, elk hoger dan het vorige.').waitFor();
    await page.getByLabel('De tweede klasse begint bij').fill('30.000');
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.getByText('De grenzen zijn bewaard.').waitFor();
    const { dimensions } = await stage.staff.breakdown('regierol-2024');
    const labels = dimensions.find(({ name }) => name === 'sizeClass')?.categories.map(({ label }) => label);
    expect(labels).toContain('tot 30.000 inwoners');
  });

  const pages = [
    ['/register', 'Register'],
    ['/register/GM0363', 'Amsterdam'],
    ['/register/BIB-DEMO-1', /verzonnen/],
    ['/register/importeren', 'Organisaties importeren'],
    ['/metingen/bibliotheken-concept/populatie', 'Populatie'],
    ['/onderzoeken/ido-monitor/grootteklassen', 'Grenzen van de grootteklassen'],
  ] as const;
  it.each(pages)('%s can be used by everybody, on a phone and at a desk', async (path, heading) => {
    await go(path, heading);
    for (const view of [PHONE, DESK, { width: 320, height: 256 }]) {
      await page.setViewportSize(view);
      expect(await violations(page)).toEqual([]);
      expect(await fitsInWidth(page)).toBe(true);
    }
    await page.setViewportSize(DESK);
  });
});
