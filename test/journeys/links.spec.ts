import { API_BASE, routes } from '@ido/api';
import { violations } from '../harness/accessibility';
import { PHONE } from '../harness/browser';
import { RespondentPage } from './respondent-page';
import { setStage } from '../harness/stage';

const WAVE = 'vervolgmeting-demo';

describe('what a link opens', () => {
  const stage = setStage({ browser: true });

  const change = (body: Record<string, unknown>) =>
    stage.http.send('PATCH', API_BASE + routes.wave(WAVE), {
      body,
      headers: { Authorization: `Bearer ${stage.staff.token}` },
    });
  const open = async (path: string) => {
    const respondent = new RespondentPage(await stage.browser.open(PHONE));
    await respondent.open(stage.server.url + path);
    return respondent;
  };

  const expectPage = async (path: string, title: string) => {
    const { page } = await open(path);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await page.title()).toContain(title);
    expect(await violations(page)).toEqual([]);
  };

  it('an unknown link has its own page', () => expectPage(`/i/${'A'.repeat(48)}`, 'Deze link klopt niet'));

  it('a withdrawn link has its own page', async () => {
    const [invitation] = await stage.staff.invite(WAVE, ['GM0014']);
    const path = routes.invitation(WAVE, invitation?.responseId ?? '');
    await stage.http.send('DELETE', API_BASE + path, { headers: { Authorization: `Bearer ${stage.staff.token}` } });
    await expectPage(`/i/${invitation?.token}`, 'Deze link is ingetrokken');
  });

  it('a wave that is not yet open has its own page, with the date', async () => {
    await change({ opensAt: '2030-03-01T08:00:00.000Z' });
    await expectPage(stage.server.demoLink, 'Deze vragenlijst is nog niet open');
    const { page } = await open(stage.server.demoLink);
    expect(await page.getByText('1 maart 2030').isVisible()).toBe(true);
    await change({ opensAt: '2025-01-06T08:00:00.000Z' });
  });

  it('a closed wave has its own page', async () => {
    await change({ status: 'closed' });
    await expectPage(stage.server.demoLink, 'Deze vragenlijst is gesloten');
    await change({ status: 'open' });
  });

  it('the page tells no other site where it came from, and keeps the token out of its requests', async () => {
    const response = await stage.http.send('GET', stage.server.demoLink);
    expect(response.headers['referrer-policy']).toBe('no-referrer');
    const page = await stage.browser.open(PHONE);
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    await new RespondentPage(page).open(stage.server.url + stage.server.demoLink);
    const token = stage.server.demoLink.slice('/i/'.length);
    expect(addresses.filter((address) => address.includes(token))).toEqual([stage.server.url + stage.server.demoLink]);
  });

  it('an open wave registers one visitor after the other', async () => {
    const respondent = await open('/open/outputregistratie-demo');
    const { page } = respondent;
    expect(await violations(page)).toEqual([]);
    for (const visitor of [1, 2]) {
      await page
        .getByRole('button', { name: 'Beginnen' })
        .or(page.getByRole('button', { name: 'Nog een bezoeker registreren' }))
        .first()
        .click();
      await page.getByRole('progressbar').waitFor();
      while ((await respondent.heading().innerText()) !== 'Controleer uw antwoorden') {
        await respondent.answerPage('10');
        await respondent.next();
      }
      await page.getByRole('button', { name: 'Verzenden' }).click();
      await page.getByRole('button', { name: 'Nog een bezoeker registreren' }).waitFor();
      expect((await stage.staff.wave('outputregistratie-demo')).completed).toBe(visitor);
    }
  });
});
