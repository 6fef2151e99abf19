import type { Page } from 'playwright-core';
import { violations } from '../harness/accessibility';
import { DESK, PHONE } from '../harness/browser';
import { admin } from '../harness/server-process';
import { RespondentPage } from './respondent-page';
import { signInAt } from './staff-page';
import { setStage } from '../harness/stage';

const HOSTILE = `"><img src=x onerror="window.hacked = true"><script>window.hacked = true</script>'; DROP TABLE response; --`;

/** The main job, as the people do it: a questionnaire goes out, answers come in, percentages come out. */

describe('a policy officer on a phone and a researcher at a desk', () => {
  const stage = setStage({ browser: true });
  let phone: Page;
  let desk: Page;

  beforeAll(async () => {
    phone = await stage.browser.open(PHONE);
    desk = await stage.browser.open(DESK);
  });

  it('the researcher sees that nobody has completed the wave yet', async () => {
    await desk.goto(stage.server.url);
    await signInAt(desk, admin);
    await desk.getByRole('link', { name: 'Monitor IDO' }).first().click();
    await desk.getByRole('link', { name: 'Vervolgmeting (demo)' }).click();
    await desk.getByText('0 van 342 gemeenten').first().waitFor();
    expect(await desk.title()).toContain('Vervolgmeting');
  });

  it('the officer answers all eighteen questions and gets a receipt', async () => {
    const respondent = new RespondentPage(phone);
    await respondent.open(stage.server.url + stage.server.demoLink);
    const titles: string[] = [];
    for (;;) {
      const title = await respondent.heading().innerText();
      if (title === 'Controleer uw antwoorden') break;
      titles.push(title);
      await respondent.answerPage(HOSTILE);
      expect(await violations(phone)).toEqual([]);
      await respondent.next();
    }
    expect(titles).toHaveLength(8);
    expect(await violations(phone)).toEqual([]);
    for (let number = 1; number <= 18; number += 1)
      expect(await phone.getByText(new RegExp(`^${number}\\b`)).count()).toBeGreaterThan(0);

    await phone.getByRole('button', { name: 'Verzenden' }).click();
    await phone.getByRole('heading', { name: 'Bedankt, uw antwoorden zijn verzonden' }).waitFor();
    expect(await phone.getByText('Kenmerk', { exact: true }).isVisible()).toBe(true);
    expect(await violations(phone)).toEqual([]);
  });

  it('the researcher sees the count go up without doing anything, and the answers as figures', async () => {
    await desk.getByText('1 van 342 gemeenten').first().waitFor();
    const card = desk.getByRole('article').filter({ hasText: 'lokaal netwerk van organisaties rond de IDO' }).first();
    await card.getByRole('tab', { name: 'Tabel' }).click();
    const yes = card.getByRole('row').filter({ hasText: 'Ja' });
    expect(await yes.innerText()).toMatch(/\b1\b/);
    // One answer is too few for a percentage.
    expect(await yes.innerText()).not.toContain('%');
  });

  it('the link shows the receipt and a copy afterwards, with what was typed as text', async () => {
    await phone.goto(stage.server.url + stage.server.demoLink);
    await phone.getByRole('heading', { name: 'Bedankt, uw antwoorden zijn verzonden' }).waitFor();
    expect(await phone.getByText(HOSTILE).count()).toBeGreaterThan(0);
    for (const page of [phone, desk]) expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  });
});
