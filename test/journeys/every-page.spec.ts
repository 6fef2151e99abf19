import type { Page } from 'playwright-core';
import { fitsInWidth, violations } from '../harness/accessibility';
import { DESK, PHONE } from '../harness/browser';
import { admin } from '../harness/server-process';
import { signInAt } from './staff-page';
import { setStage } from '../harness/stage';

/** 1280 pixels at 400% is 320. */
const ZOOMED = { width: 320, height: 256 };

const pages = [
  ['studies', '/onderzoeken', 'Onderzoeken'],
  ['a study', '/onderzoeken/ido-monitor', 'Monitor IDO'],
  ['trends of a study', '/onderzoeken/ido-monitor/trends', 'Trends van Monitor IDO'],
  ['one trend', '/onderzoeken/ido-monitor/trends/netwerk', 'netwerk'],
  ['a wave with figures', '/metingen/regierol-2024', 'Regierol gemeenten 2024'],
  ['figures of one role', '/metingen/regierol-2024?rol=promotor', 'Regierol gemeenten 2024'],
  ['a wave without answers', '/metingen/vervolgmeting-demo', 'Vervolgmeting (demo)'],
  ['a wave without population', '/metingen/outputregistratie-demo', 'Outputregistratie (demo)'],
  ['responses of a wave', '/metingen/regierol-2024/antwoorden', 'Antwoorden'],
  ['cleaning a wave', '/metingen/regierol-2024/schoonmaken', 'Schoonmaken'],
  ['rules of cleaning', '/metingen/regierol-2024/schoonmaken?deel=instellingen', 'Schoonmaken'],
  ['weighting a wave', '/metingen/regierol-2024/weging', 'Weging'],
  ['tables without a choice', '/metingen/regierol-2024/tabellen', 'Tabellen'],
  [
    'a table',
    '/metingen/regierol-2024/tabellen?rijen=regierol&kolommen=province&kolommen=sizeClass&aantallen=ja',
    'Tabellen',
  ],
  ['an import', '/metingen/vervolgmeting-demo/import', 'importeren'],
  ['coding of open answers', '/metingen/regierol-2024/coderen', 'Coderen'],
  ['findings', '/onderzoeken/ido-monitor/bevindingen', 'Bevindingen'],
  ['messages', '/metingen/vervolgmeting-demo/berichten', 'Berichten'],
  ['releasing figures', '/metingen/regierol-2024/publiceren', 'Publiceren'],
  ['small numbers', '/onderzoeken/ido-monitor/kleine-aantallen', 'Kleine aantallen'],
  ['opening a reference', '/verwijzing', 'Verwijzing openen'],
  ['accounts', '/beheer/gebruikers', 'Gebruikers'],
  ['access tokens', '/toegangssleutels', 'Toegangssleutels'],
  ['an address that does not exist', '/bestaat/niet', 'Pagina niet gevonden'],
  ['a wave that does not exist', '/metingen/bestaat-niet', 'niet gevonden'],
] as const;

describe('every page of the monitor', () => {
  const stage = setStage({ browser: true });
  let page: Page;

  beforeAll(async () => {
    page = await stage.browser.open(DESK);
    await page.goto(`${stage.server.url}/inloggen`);
    await signInAt(page, admin);
  });

  const show = async (path: string, heading: string): Promise<void> => {
    await page.setViewportSize(DESK);
    await page.goto(stage.server.url + path);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  };

  // One visit, and then the same page at each size: as somebody who turns the phone or zooms in sees it.
  it.each(pages)(
    '%s has a title of its own, no violation of WCAG 2.1 A and AA, and fits at 400%%',
    async (_, path, heading) => {
      await show(path, heading);
      expect((await page.title()).toLowerCase()).toContain(heading.toLowerCase());
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize(PHONE);
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize(ZOOMED);
      expect(await fitsInWidth(page)).toBe(true);
    },
  );

  it('the first Tab goes to the link that skips to the content, and Enter goes there', async () => {
    await show('/metingen/regierol-2024', 'Regierol gemeenten 2024');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Direct naar de inhoud');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  it('a printed wave has its figures and tables, and none of the controls', async () => {
    await show('/metingen/regierol-2024', 'Regierol gemeenten 2024');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByLabel('Provincie').isVisible()).toBe(false);
    expect(await page.getByText('reconstructie, geen echte antwoorden').first().isVisible()).toBe(true);
    const card = page.getByRole('article', { name: /^3\. Hoe wordt in uw gemeente/ });
    expect(await card.locator('svg').first().isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
  });
});
