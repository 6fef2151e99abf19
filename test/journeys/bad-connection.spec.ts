import { API_BASE, routes } from '@ido/api';
import type { Page } from 'playwright-core';
import { violations } from '../harness/accessibility';
import { DESK, PHONE } from '../harness/browser';
import { RespondentPage } from './respondent-page';
import { setStage } from '../harness/stage';

const MUNICIPALITY = 'Voor/ bij welke gemeente(n) bent u werkzaam?';
const FUNCTION = 'In welke functie bent u werkzaam voor/ bij deze gemeente(n)?';
const OFFLINE = /Geen verbinding\. Uw antwoorden staan op dit apparaat/;

describe('a respondent with a bad connection, several devices and little time', () => {
  const stage = setStage({ browser: true });
  let invited = 0;

  /** A page of a fresh link, of another municipality each time. */
  const invite = async () => {
    const code = ['GM0014', 'GM0034', 'GM0037', 'GM0047', 'GM0050'][invited++] ?? 'GM0059';
    const [invitation] = await stage.staff.invite('vervolgmeting-demo', [code]);
    return { link: `${stage.server.url}/i/${invitation?.token}`, token: invitation?.token ?? '' };
  };
  const stored = async (token: string) => {
    const answer = await stage.http.send('GET', API_BASE + routes.answering, {
      headers: { Authorization: `Bearer ${token}` },
    });
    return answer.json<{ revision: number; answers: Record<string, unknown>; status: string }>();
  };
  const visit = async (link: string, viewport = PHONE) => {
    const respondent = new RespondentPage(await stage.browser.open(viewport));
    await respondent.open(link);
    return respondent;
  };
  const answerOf = (page: Page) => page.getByRole('textbox', { name: MUNICIPALITY }).inputValue();

  it('types without a connection, reloads nothing away, and it is sent when the connection is back', async () => {
    const { link, token } = await invite();
    const respondent = await visit(link);
    const { page } = respondent;
    await page.getByRole('textbox', { name: MUNICIPALITY }).fill('Groningen');
    await respondent.saved();

    await page.context().setOffline(true);
    await respondent.choose(FUNCTION, 'Beleidsmedewerker cultuur');
    await page.getByText(OFFLINE).first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect((await stored(token)).answers).toEqual({ gemeente: 'Groningen' });

    await page.context().setOffline(false);
    await page.getByText(OFFLINE).first().waitFor({ state: 'hidden' });
    await respondent.saved();
    expect((await stored(token)).answers).toEqual({ gemeente: 'Groningen', functie: 'beleidsmedewerker-cultuur' });
  });

  it('closes the browser tab before anything was acknowledged, and finds it all under the same link', async () => {
    const { link, token } = await invite();
    const respondent = await visit(link);
    const { page } = respondent;
    await page.route('**/api/v1/answering', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    );
    await page.getByRole('textbox', { name: MUNICIPALITY }).fill('Almere');
    await page
      .getByText(/niet bewaard|niet bereikbaar|Geen verbinding/)
      .first()
      .waitFor();
    expect((await stored(token)).answers).toEqual({});

    const context = page.context();
    await page.close();
    const again = new RespondentPage(await context.newPage());
    await again.open(link);
    expect(await answerOf(again.page)).toBe('Almere');
    await again.saved();
    expect((await stored(token)).answers).toEqual({ gemeente: 'Almere' });
  });

  it('goes forward, back with the button of the browser, and keeps his answers', async () => {
    const { link } = await invite();
    const respondent = await visit(link);
    await respondent.answerPage('Stadskanaal');
    const first = await respondent.heading().innerText();
    await respondent.next();
    await respondent.page.goBack();
    await respondent.page.getByRole('heading', { level: 1, name: first }).waitFor();
    expect(await answerOf(respondent.page)).toBe('Stadskanaal');
  });

  it('is told when another device saved something newer, and chooses; nothing is overwritten in silence', async () => {
    const { link, token } = await invite();
    const phone = await visit(link);
    const desk = await visit(link, DESK);
    // Without a connection the phone does not hear of the other before it has typed something else.
    await phone.page.context().setOffline(true);
    await desk.page.getByRole('textbox', { name: MUNICIPALITY }).fill('Van het bureau');
    await desk.saved();
    await phone.page.getByRole('textbox', { name: MUNICIPALITY }).fill('Van de telefoon');
    await phone.page.getByText(OFFLINE).first().waitFor();
    await phone.page.context().setOffline(false);

    await phone.page.getByRole('heading', { name: 'Er zijn nieuwere antwoorden' }).waitFor();
    expect((await stored(token)).answers).toEqual({ gemeente: 'Van het bureau' });
    expect(await phone.page.getByText('Van de telefoon').first().isVisible()).toBe(true);
    expect(await violations(phone.page)).toEqual([]);

    await phone.page.getByRole('button', { name: 'Nieuwste antwoorden laden' }).click();
    await phone.page.getByRole('textbox', { name: MUNICIPALITY }).waitFor();
    expect(await answerOf(phone.page)).toBe('Van het bureau');
  });

  it('sends in while the answer of the server gets lost, tries again, and is one response', async () => {
    const { link, token } = await invite();
    const before = await stage.staff.wave('vervolgmeting-demo');
    const respondent = await visit(link);
    const { page } = respondent;
    while ((await respondent.heading().innerText()) !== 'Controleer uw antwoorden') {
      await respondent.answerPage('Een antwoord');
      await respondent.next();
    }
    // The first completion reaches the server, but its answer never reaches the page.
    let lost = 0;
    await page.route('**/api/v1/answering/completion', async (route) => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    // Nor does the page hear of it by asking every few seconds how things stand, before it has tried again.
    await page.route('**/api/v1/answering', (route) => (lost === 1 ? route.abort() : route.continue()));
    await page.getByRole('button', { name: 'Verzenden' }).click();
    await page.getByRole('heading', { name: 'Bedankt, uw antwoorden zijn verzonden' }).waitFor({ timeout: 30_000 });
    expect(lost).toBeGreaterThan(1);
    expect(await page.getByText('heeft de vragenlijst verzonden').count()).toBe(0);
    expect((await stored(token)).status).toBe('complete');
    expect((await stage.staff.wave('vervolgmeting-demo')).completed).toBe(before.completed + 1);
  });
});
