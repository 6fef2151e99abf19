import { API_BASE, type Answering, type CreatedColleague, type Invitation, type Receipt, routes } from '@ido/api';
import type { Page } from 'playwright-core';
import { fitsInWidth, violations } from '../harness/accessibility';
import { DESK, PHONE } from '../harness/browser';
import { gemeentenRegierol } from '../harness/gemeenten-regierol';
import { seededRandom } from '../harness/random';
import { randomAnswers } from '../harness/random-answers';
import { admin } from '../harness/server-process';
import { setStage } from '../harness/stage';
import { RespondentPage } from './respondent-page';
import { signInAt } from './staff-page';

const WAVE = 'vervolgmeting-demo';
const MUNICIPALITY = 'Voor/ bij welke gemeente(n) bent u werkzaam?';
const FUNCTION = /functie/;

describe('filling in together and coming back', () => {
  const stage = setStage({ browser: true });

  const invite = async (organisation = 'GM0037'): Promise<Invitation> => {
    const [invitation] = await stage.staff.invite(WAVE, [organisation]);
    if (!invitation) throw new Error('no invitation');
    return invitation;
  };
  const visit = async (path: string, viewport = PHONE) => {
    const respondent = new RespondentPage(await stage.browser.open(viewport));
    await respondent.open(stage.server.url + path);
    return respondent;
  };
  const call = async <T>(method: string, path: string, token: string, body?: unknown, headers = {}) => {
    const answer = await stage.http.send(method, API_BASE + path, {
      body,
      headers: { Authorization: `Bearer ${token}`, ...headers },
    });
    return { status: answer.status, body: answer.text === '' ? (null as T) : answer.json<T>() };
  };
  const stored = async (token: string) => (await call<Answering>('GET', routes.answering, token)).body;
  const municipality = (page: Page) => page.getByRole('textbox', { name: MUNICIPALITY });

  /** Answers everything as a script would, and sends it in. */
  const sendIn = async (respondent: RespondentPage) => {
    while ((await respondent.heading().innerText()) !== 'Controleer uw antwoorden') {
      await respondent.answerPage('Een antwoord');
      await respondent.next();
    }
    await respondent.page.getByRole('button', { name: 'Verzenden' }).click();
    await respondent.page.getByRole('heading', { name: 'Bedankt, uw antwoorden zijn verzonden' }).waitFor();
  };

  it('the owner hands a link to a colleague; both fill in at once, see each other, and one of them sends in', async () => {
    const { token } = await invite();
    const owner = await visit(`/i/${token}`, DESK);
    await municipality(owner.page).fill('Stadskanaal');
    await owner.saved();

    await owner.page.getByText('Een collega laten meedoen').click();
    await owner.page.getByLabel('Naam van uw collega').fill('Jo van Veen');
    await owner.page.getByRole('button', { name: 'Link maken' }).click();
    const link = await owner.page.getByLabel('Link voor Jo van Veen').inputValue();
    await owner.page.getByText('nog niet geopend').waitFor();
    expect(await violations(owner.page)).toEqual([]);

    const colleague = await visit(new URL(link).pathname);
    await colleague.page.getByText('Laatst veranderd door Eigenaar').first().waitFor();
    expect(await municipality(colleague.page).inputValue()).toBe('Stadskanaal');
    await colleague.page.getByText('onder de naam “Jo van Veen”').waitFor();

    // At once, on different questions: nothing is asked and nothing gets lost.
    await Promise.all([
      municipality(owner.page).fill('Gemeente Stadskanaal'),
      colleague.page.getByRole('radiogroup', { name: FUNCTION }).locator('label').first().click(),
    ]);
    await colleague.page.getByText('Eigenaar heeft een antwoord veranderd').waitFor();
    await owner.page.getByText('Jo van Veen heeft een antwoord veranderd').waitFor();
    await colleague.page.waitForFunction(() => document.querySelector('input')?.value === 'Gemeente Stadskanaal');
    expect(Object.keys((await stored(token)).answers).sort()).toEqual(['functie', 'gemeente']);
    await owner.page.getByText('Wie heeft wat ingevuld?').click();
    await owner.page
      .getByText(/^Jo van Veen, \d\d:\d\d uur$/)
      .first()
      .waitFor();
    for (const { page } of [owner, colleague]) {
      expect(await violations(page)).toEqual([]);
      expect(await fitsInWidth(page)).toBe(true);
    }

    await sendIn(colleague);
    await owner.page.getByText(/^Jo van Veen heeft de vragenlijst verzonden/).waitFor();
    expect((await stored(token)).status).toBe('complete');
  });

  it('on the same question the later one is told who was first, and chooses', async () => {
    const { token } = await invite();
    const jo = (await call<CreatedColleague>('POST', routes.colleagues, token, { name: 'Jo' })).body;
    const owner = await visit(`/i/${token}`);
    await call('PUT', routes.answering, jo.link.slice(-48), { revision: 0, answers: { gemeente: 'Van Jo' } });
    await municipality(owner.page).fill('Van de eigenaar');
    await owner.page.getByRole('heading', { name: 'Er zijn nieuwere antwoorden' }).waitFor();
    await owner.page.getByText(/Antwoord van Jo, \d\d:\d\d uur/).waitFor();
    expect(await violations(owner.page)).toEqual([]);
    expect((await stored(token)).answers).toEqual({ gemeente: 'Van Jo' });
    await owner.page.getByRole('button', { name: 'Mijn antwoorden toch bewaren' }).click();
    await owner.saved();
    expect((await stored(token)).answers).toEqual({ gemeente: 'Van de eigenaar' });
  });

  it('a link of a colleague is withdrawn after a second question, and opens nothing any more', async () => {
    const { token } = await invite();
    const jo = (await call<CreatedColleague>('POST', routes.colleagues, token, {})).body;
    const colleague = await visit(new URL(jo.link).pathname);
    const owner = await visit(`/i/${token}`);
    await owner.page.getByText('Een collega laten meedoen').click();
    await owner.page.getByText(/^geopend \d\d:\d\d uur$/).waitFor();
    await owner.page.getByRole('button', { name: 'Link van Collega intrekken' }).click();
    await owner.page.getByRole('button', { name: 'Ja, intrekken' }).click();
    await colleague.page.getByRole('heading', { name: 'Deze link is ingetrokken' }).waitFor();
  });

  it('the answer of the wave before is taken over only when asked, and known as such', async () => {
    const { body: earlier } = await call<{ items: { organisation: { code: string } | null }[] }>(
      'GET',
      `${routes.responses('regierol-2024')}?limit=1&state=complete`,
      stage.staff.token,
    );
    const code = earlier.items[0]?.organisation?.code ?? '';
    const { token } = await invite(code);
    const { page } = await visit(`/i/${token}`);
    const take = page.getByRole('button', { name: /^Overnemen/ }).first();
    await take.waitFor();
    expect((await stored(token)).answers).toEqual({});
    const question = ((await take.getAttribute('aria-label')) ?? '').replace('Overnemen: ', '');
    await take.click();
    await page.getByText(/bewaard om \d\d:\d\d/).waitFor();
    expect(question).not.toBe('');
    expect(Object.keys((await stored(token)).answers)).toHaveLength(1);
  });

  it('the respondent asks to reopen, the researcher does so with a reason, and it is sent in again with the same reference', async () => {
    const { token } = await invite('GM0050');
    const sent = { revision: 0, answers: randomAnswers(gemeentenRegierol, seededRandom(1)) };
    await call('POST', routes.completion, token, sent, { 'Idempotency-Key': 'eerste' });
    const respondent = await visit(`/i/${token}`);
    const { receipt, revision, answers } = await stored(token);
    const { page } = respondent;
    await page.getByText('Toch nog iets wijzigen?').click();
    await page.getByLabel('Wat wilt u wijzigen?').fill('Het aantal loketten');
    await page.getByRole('button', { name: 'Vragen om te heropenen' }).click();
    await page.getByText('Uw vraag is verstuurd op').waitFor();
    expect(await violations(page)).toEqual([]);

    const before = (await stage.staff.wave(WAVE)).completed;
    const desk = await stage.browser.open(DESK);
    await desk.goto(`${stage.server.url}/inloggen`);
    await signInAt(desk, admin);
    await desk.goto(`${stage.server.url}/metingen/${WAVE}/antwoorden?stand=requested`);
    await desk.getByText('Het aantal loketten').waitFor();
    expect(await violations(desk)).toEqual([]);
    await desk.getByRole('button', { name: /^Heropenen/ }).click();
    await desk.getByLabel('Reden van het heropenen').fill('Op uw verzoek');
    expect(await violations(desk)).toEqual([]);
    await desk.getByRole('dialog').getByRole('button', { name: 'Heropenen' }).click();
    await desk.getByText(/zijn heropend\.$/).waitFor();
    expect((await stage.staff.wave(WAVE)).completed).toBe(before - 1);
    await desk.goto(`${stage.server.url}/metingen/${WAVE}/antwoorden`);
    await desk.getByRole('button', { name: 'Geschiedenis van Zeewolde' }).click();
    await desk.getByRole('dialog').getByText('Onderzoeksbureau').waitFor();
    expect(await violations(desk)).toEqual([]);

    await respondent.open(`${stage.server.url}/i/${token}`);
    await page.getByRole('blockquote').getByText('Op uw verzoek').waitFor();
    expect(await violations(page)).toEqual([]);
    const again = await call<Receipt>(
      'POST',
      routes.completion,
      token,
      { revision: revision + 1, answers },
      { 'Idempotency-Key': 'opnieuw' },
    );
    expect([again.status, again.body.reference]).toEqual([201, receipt?.reference]);
    expect((await stage.staff.wave(WAVE)).completed).toBe(before);
    // The page that was open is told too.
    await page.getByText(receipt?.reference ?? 'geen', { exact: true }).waitFor();
  });

  it('declining is confirmed, shown to a colleague, and can be undone', async () => {
    const { token } = await invite();
    const jo = (await call<CreatedColleague>('POST', routes.colleagues, token, {})).body;
    const owner = await visit(`/i/${token}`);
    const colleague = await visit(new URL(jo.link).pathname);
    await owner.page.getByRole('button', { name: 'Onze organisatie doet niet mee' }).click();
    await owner.page.getByLabel('Waarom doet u niet mee?').fill('Geen tijd');
    expect(await violations(owner.page)).toEqual([]);
    await owner.page.getByRole('button', { name: 'Ja, wij doen niet mee' }).click();
    await owner.page.getByRole('heading', { name: 'U doet niet mee' }).waitFor();
    await colleague.page.getByRole('heading', { name: 'U doet niet mee' }).waitFor();
    expect(await colleague.page.getByRole('button', { name: 'Toch meedoen' }).count()).toBe(0);
    expect((await stored(token)).declinedAt).not.toBeNull();
    expect(await violations(owner.page)).toEqual([]);
    await owner.page.getByRole('button', { name: 'Toch meedoen' }).click();
    await municipality(owner.page).waitFor();
    expect((await stored(token)).declinedAt).toBeNull();
  });

  it('removal asks for the word, removes for good, and takes the response out of the figures', async () => {
    const { token } = await invite('GM0034');
    const respondent = await visit(`/i/${token}`);
    await sendIn(respondent);
    const before = (await stage.staff.wave(WAVE)).completed;
    const { page } = respondent;
    await page.getByRole('button', { name: 'Mijn gegevens verwijderen' }).click();
    await page.getByLabel('De antwoorden').check();
    await page.getByRole('button', { name: 'Definitief verwijderen' }).click();
    await page.getByText('Typ precies: verwijderen').waitFor();
    expect((await stored(token)).status).toBe('complete');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel(/^Typ het woord/).fill('Verwijderen');
    await page.getByRole('button', { name: 'Definitief verwijderen' }).click();
    await page.getByRole('heading', { name: 'Uw gegevens zijn verwijderd' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await stored(token)).toMatchObject({ status: 'invited', answers: {}, receipt: null });
    expect((await stage.staff.wave(WAVE)).completed).toBe(before - 1);
    await page.getByRole('button', { name: 'Naar de vragenlijst' }).click();
    await page.getByRole('heading', { name: 'De antwoorden zijn verwijderd' }).waitFor();
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('Een antwoord');
  });

  it('the start page of an open wave names the wave', async () => {
    const { page } = await visit('/open/outputregistratie-demo');
    await page.getByRole('heading', { level: 1, name: 'Outputregistratie (demo)' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
