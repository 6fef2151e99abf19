import type { Locator, Page } from 'playwright-core';
import { violations } from '../harness/accessibility';
import { DESK, PHONE } from '../harness/browser';
import { admin } from '../harness/server-process';
import { signInAt } from './staff-page';
import { setStage } from '../harness/stage';

const WAVE = '/metingen/regierol-2024';

describe('a researcher cleans and weights a wave', () => {
  const stage = setStage({ browser: true });
  let page: Page;

  const go = async (path: string, heading: string) => {
    await page.goto(stage.server.url + path);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  };
  const card = (): Locator => page.getByRole('article', { name: /^3\. Hoe wordt in uw gemeente/ }).first();
  /** "n = 37 van 342 gemeenten" of the third question. */
  const base = async () => {
    await go(WAVE, 'Regierol gemeenten 2024');
    await card().waitFor();
    return card().locator('.ido-card__base').innerText();
  };
  const giveReason = async (button: string, reason: string) => {
    await page.getByLabel('Reden').fill(reason);
    await page.getByRole('dialog').getByRole('button', { name: button }).click();
    await page.getByText(/Het staat in het logboek/).waitFor();
  };
  const picture = (name: string) => {
    const folder = process.env['PICTURES'];
    return folder === undefined ? null : page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };

  beforeAll(async () => {
    page = await stage.browser.open(DESK);
    await page.goto(`${stage.server.url}/inloggen`);
    await signInAt(page, admin);
  });

  it('excludes a response with a reason, and the figures follow', async () => {
    expect(await base()).toContain('n = 37');
    await page.getByRole('link', { name: 'Schoonmaken' }).click();
    await page.getByRole('heading', { level: 1, name: 'Schoonmaken' }).waitFor();
    await page.getByText('Er is niets meer te bekijken').waitFor();
    await page.getByLabel('Laat zien').selectOption({ label: 'Alle responsen' });
    await page
      .getByRole('link', { name: /^Bekijken/ })
      .first()
      .waitFor();
    await picture('responsen');
    expect(await violations(page)).toEqual([]);
    await page
      .getByRole('link', { name: /^Bekijken/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Uitsluiten' }).click();
    await giveReason('Uitsluiten', 'Testrespons van het bureau');
    await picture('respons');
    expect(await violations(page)).toEqual([]);
    expect(await base()).toContain('n = 36');
    await page.getByText('1 respons uitgesloten.').waitFor();
  });

  it('writes a rule after seeing what it does; one that cannot be read is refused', async () => {
    await go(`${WAVE}/schoonmaken?deel=instellingen`, 'Schoonmaken');
    await page.getByRole('button', { name: 'Regel toevoegen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Wanneer geldt de regel?').fill("{onbekend} = 'ja'");
    await dialog.getByLabel('Naam van wat opvalt').fill('Weet het niet');
    await dialog.getByLabel('Reden').fill('Afspraak met de begeleidingscommissie');
    await dialog.getByRole('button', { name: 'Bekijk wat de regel doet' }).click();
    await dialog.getByText(/dat is geen vraag van deze vragenlijst/).waitFor();
    const name = (await dialog.locator('details code').first().textContent()) ?? '';
    await dialog.getByLabel('Wanneer geldt de regel?').fill(`${name} notempty`);
    await dialog.getByRole('button', { name: 'Bekijk wat de regel doet' }).click();
    await dialog.getByText(/De regel raakt \d+ responsen\./).waitFor();
    await picture('regel');
    await dialog.getByRole('button', { name: 'Regel vastleggen' }).click();
    await page.getByText('Het staat in het logboek').waitFor();
    await page.getByRole('button', { name: 'Nu controleren' }).click();
    await page.getByText(/Klopt: 37 responsen, byte voor byte hetzelfde/).waitFor();
    await picture('instellingen');
    expect(await violations(page)).toEqual([]);
  });

  it('weights, sees what that does to the effective n, and reads weighted figures', async () => {
    await go(`${WAVE}/weging`, 'Weging');
    await page.getByText('Er zijn nog geen wegingen').waitFor();
    await page.getByLabel('Kenmerk').selectOption({ label: 'Grootte van de gemeente' });
    await page.getByRole('button', { name: 'Bekijk de weging' }).click();
    await page.getByRole('heading', { name: 'Hoe past deze weging?' }).waitFor();
    await page.getByText('Effectieve n', { exact: true }).first().waitFor();
    await page.getByLabel('Naam van de weging').fill('Per grootteklasse');
    await page.getByRole('button', { name: 'Weging bewaren' }).click();
    await page.getByText('De weging is bewaard').waitFor();
    await picture('weging');
    expect(await violations(page)).toEqual([]);
    await go(WAVE, 'Regierol gemeenten 2024');
    await page.getByLabel('Weging').selectOption({ label: 'Per grootteklasse' });
    await card()
      .getByText(/De percentages zijn gewogen \(Per grootteklasse\)\. .*De effectieve n is/)
      .waitFor();
    expect(new URL(page.url()).search).toContain('weging=per-grootteklasse');
    await picture('gewogen');
    expect(await violations(page)).toEqual([]);
  });

  it('names classes that nobody answered of, and takes them together', async () => {
    await go(`${WAVE}/weging`, 'Weging');
    await page.getByLabel('Kenmerk').selectOption({ label: 'Provincie' });
    await page.getByRole('button', { name: 'Bekijk de weging' }).click();
    const fitted = page.getByRole('heading', { name: 'Hoe past deze weging?' });
    const empty = page.getByText(/deed niemand mee/);
    await fitted.or(empty).first().waitFor();
    if (await empty.isVisible()) {
      for (const field of await page.getByLabel(/samennemen met$/).all()) await field.selectOption({ index: 1 });
      await page.getByRole('button', { name: 'Samennemen' }).click();
    }
    await fitted.waitFor();
  });

  it('revokes what was decided, and the figures come back', async () => {
    await go(`${WAVE}/schoonmaken?deel=logboek`, 'Schoonmaken');
    await page.getByRole('button', { name: 'Regel 1 intrekken' }).click();
    await giveReason('Intrekken', 'Was toch geen test');
    await page.getByText('Ingetrokken met regel 3').waitFor();
    await picture('logboek');
    expect(await violations(page)).toEqual([]);
    expect(await base()).toContain('n = 37');
    expect(await page.getByText(/uitgesloten/).count()).toBe(0);
  });

  it('can be done on a phone', async () => {
    await page.setViewportSize(PHONE);
    for (const [path, heading] of [
      ['/schoonmaken?stand=all', 'Schoonmaken'],
      ['/weging', 'Weging'],
    ] as const) {
      await go(WAVE + path, heading);
      await picture(`telefoon-${heading}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    }
    // Also the verdict, without scrolling the table sideways.
    await go(`${WAVE}/schoonmaken?stand=all`, 'Schoonmaken');
    const list = page.getByRole('region', { name: 'Responsen om te beoordelen' });
    expect(await list.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(true);
    expect(await violations(page)).toEqual([]);
  });
});
