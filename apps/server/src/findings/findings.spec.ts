import { routes, type CodedTexts, type Findings, type Mentions, type Problem, type WriteFindingInput } from '@ido/api';
import { publishVersion } from '../concordance/testing/versions';
import { signInAs } from '../testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';

const STUDY = 'bevindingen';
const WAVE = 'bevindingen-1';

describe('findings of a study', () => {
  let server: TestApp;
  let researcher: string;
  let reader: string;

  const send = async <T>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    token = researcher,
  ) => {
    const answer = await server.request(method, path, { token, body });
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`);
    return answer.json<T>();
  };
  const table = (token = researcher) => send<Findings>('GET', routes.findings(STUDY), undefined, token);
  const of = ({ roles }: Findings, role: string) => roles.find((one) => one.role === role)!;
  const answer = (nodig: string) => send('POST', routes.responses(WAVE), { complete: true, answers: { nodig } });
  const codeAll = async () => {
    const { items } = await send<CodedTexts>('GET', routes.codingsOf(WAVE, 'nodig'));
    const coded = items.map(({ response, hash }) => ({ response, hash, codes: [1] }));
    await send('PUT', routes.codingsOf(WAVE, 'nodig'), { items: coded });
  };

  beforeAll(async () => {
    server = await startTestApp();
    const admin = await server.adminToken();
    await publishVersion(server, 'nodig', [{ name: 'nodig', title: 'Wat heeft u nodig?' }]);
    await send('POST', routes.studies, { key: STUDY, title: 'Bevindingen' }, admin);
    await send('POST', routes.waves(STUDY), { key: WAVE, title: 'Eerste', questionnaire: 'nodig', openAccess: true, opensAt: '2026-01-01T00:00:00Z' }, admin); // prettier-ignore
    await send('PATCH', routes.wave(WAVE), { status: 'open' }, admin);
    researcher = (await signInAs(server, 'anna@example.nl', [{ study: STUDY, role: 'researcher' }])).token;
    reader = (await signInAs(server, 'lezer@example.nl', [{ study: STUDY, role: 'reader' }])).token;
    for (const text of ['Geld van wethouder Jansen', 'geld', 'meer geld']) await answer(text);
    await send('POST', routes.codes(WAVE, 'nodig'), { action: 'add', label: 'Structureel geld', kind: 'behoefte', role: 'financier' }); // prettier-ignore
    await codeAll();
    const { items } = await send<CodedTexts>('GET', `${routes.codingsOf(WAVE, 'nodig')}?search=jansen`);
    const { response, hash } = items[0]!;
    await send('PUT', routes.quotations(WAVE, 'nodig'), { response, hash, text: 'Geld van de wethouder' });
  });
  afterAll(() => server.close());

  it('counts codes of kind behoefte per role, with the quotation as it was edited', async () => {
    expect(of(await table(), 'financier').findings).toEqual([
      expect.objectContaining({ kind: 'behoefte', text: 'Structureel geld', count: 3, base: 3, code: 1, quotations: ['Geld van de wethouder'] }), // prettier-ignore
    ]);
  });

  const isNow = (status: string) =>
    server.dataSource.query('UPDATE wave SET status = $1 WHERE key = $2', [status, WAVE]);

  it('withholds from readers what fewer than five said, and shows it once there are enough and nobody answers any more', async () => {
    expect(of(await table(reader), 'financier').findings).toEqual([]);
    await isNow('closed');
    const [few] = of(await table(reader), 'financier').findings;
    expect(few).toMatchObject({ count: null, base: null, suppressed: true, quotations: [] });
    await isNow('open');
    await answer('geld!');
    await answer('geld?');
    await codeAll();
    await isNow('closed');
    const [enough] = of(await table(reader), 'financier').findings;
    expect(enough).toMatchObject({ count: 5, base: 5, suppressed: false, quotations: ['Geld van de wethouder'] });
    expect(JSON.stringify(await table(reader))).not.toContain('Jansen');
  });

  it('takes findings from a focus group with their source, changes and removes them', async () => {
    const finding: WriteFindingInput = {
      kind: 'knelpunt',
      role: 'promotor',
      text: 'Beperkte middelen',
      source: { kind: 'focus-group', title: 'Focusgroep gemeenten', date: '2024-11-05', participants: 8 },
      count: 4,
      quotations: ['Wij hebben er geen mensen voor.'],
    };
    const [made] = of(await send<Findings>('POST', routes.findings(STUDY), finding), 'promotor').findings;
    const { role: _, ...written } = finding;
    expect(made).toMatchObject({ ...written, id: expect.any(Number), base: null });
    const changed = await send<Findings>('PUT', routes.finding(STUDY, made!.id!), {
      ...finding,
      role: 'regievoerder',
      revision: 1,
    });
    expect([of(changed, 'promotor').findings.length, of(changed, 'regievoerder').findings.length]).toEqual([0, 1]);
    await send('PUT', routes.roleState(STUDY, 'promotor'), { state: 'Circa de helft doet aan promotie.', revision: 0 });
    expect(of(await table(reader), 'promotor').state).toBe('Circa de helft doet aan promotie.');
    for (const form of ['csv', 'xlsx'] as const) {
      const file = await server.request('GET', routes.findingsFile(STUDY, form), { token: reader });
      expect(file.headers['content-disposition']).toContain(`bevindingen-bevindingen.${form}`);
      if (form === 'csv')
        expect(file.body).toContain('Regievoerder;;Knelpunt;Beperkte middelen;4;;Focusgroep: Focusgroep gemeenten;2024-11-05;8;'); // prettier-ignore
      else expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
    }
    const left = await send<Findings>('DELETE', `${routes.finding(STUDY, made!.id!)}?revision=2`);
    expect(of(left, 'regievoerder').findings).toEqual([]);
  });

  it('tells the study team that a name stands in a quotation or a source, and nobody else', async () => {
    const { names } = await send<Mentions>('POST', routes.organisationMentions, {
      texts: ['Gesprek in Borsele', 'geen namen', 'wij van best en GOES'],
    });
    expect(names).toEqual([['Borsele'], [], ['Best', 'Goes']]);
    const finding: WriteFindingInput = {
      kind: 'knelpunt',
      role: 'promotor',
      text: 'Niemand kent het',
      source: { kind: 'meeting', title: 'Gesprek in Borsele' },
      quotations: ['In Goes weet niemand ervan'],
    };
    const [made] = of(await send<Findings>('POST', routes.findings(STUDY), finding), 'promotor').findings;
    expect(made!.mentions).toEqual(['Borsele', 'Goes']);
    expect(of(await table(reader), 'promotor').findings).toMatchObject([{ mentions: [] }]);
    const { items } = await send<CodedTexts>('GET', `${routes.codingsOf(WAVE, 'nodig')}?search=jansen`);
    const { response, hash } = items[0]!;
    const quote = (text: string) => send('PUT', routes.quotations(WAVE, 'nodig'), { response, hash, text });
    await quote('Geld van de wethouder van Aalsmeer');
    expect(of(await table(), 'financier').findings).toMatchObject([{ mentions: ['Aalsmeer'] }]);
    await quote('Geld van de wethouder');
    expect(of(await table(), 'financier').findings).toMatchObject([{ mentions: [] }]);
  });

  it('does not let two who write at once overwrite each other unseen', async () => {
    const other = (await signInAs(server, 'bram@example.nl', [{ study: STUDY, role: 'researcher' }])).token;
    const finding: WriteFindingInput = {
      kind: 'behoefte',
      role: 'beleidsmaker',
      text: 'Voorbeelden',
      source: { kind: 'meeting', title: 'Gesprek met gemeenten' },
    };
    const [made] = of(await send<Findings>('POST', routes.findings(STUDY), finding), 'beleidsmaker').findings;
    const path = routes.finding(STUDY, made!.id!);
    const revision = made!.revision!;
    await send('PUT', path, { ...finding, text: 'Goede voorbeelden', revision }, other);
    const mine = { ...finding, text: 'Voorbeelden van beleid', revision };
    const late = await server.request('PUT', path, { token: researcher, body: mine });
    expect([late.statusCode, late.json<Problem>()]).toEqual([
      409,
      expect.objectContaining({
        type: 'urn:ido-monitor:problem:finding-changed',
        detail: 'bram@example.nl wijzigde deze tekst intussen in: ‘Goede voorbeelden’.',
        stored: { revision: 2, writtenBy: 'bram@example.nl', text: 'Goede voorbeelden' },
      }),
    ]);
    const removed = await server.request('DELETE', `${path}?revision=${revision}`, { token: researcher });
    expect(removed.statusCode).toBe(409);
    expect(of(await table(), 'beleidsmaker').findings).toMatchObject([{ text: 'Goede voorbeelden' }]);
    // Having seen what the other wrote, he may decide.
    const now = await send<Findings>('PUT', path, { ...mine, revision: 2 });
    expect(of(now, 'beleidsmaker').findings).toMatchObject([{ text: 'Voorbeelden van beleid', revision: 3 }]);

    const state = routes.roleState(STUDY, 'beleidsmaker');
    const answers = await Promise.all(
      [researcher, other].map((token, at) => server.request('PUT', state, { token, body: { state: `Zin ${at}`, revision: 0 } })), // prettier-ignore
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it('is written by researchers only, and refuses what is not there', async () => {
    const by = await server.request('PUT', routes.roleState(STUDY, 'promotor'), {
      token: reader,
      body: { state: 'x', revision: 0 },
    });
    expect(by.statusCode).toBe(403);
    const gone = await server.request('DELETE', `${routes.finding(STUDY, 123456)}?revision=1`, { token: researcher });
    expect(gone.statusCode).toBe(404);
    const wave = await server.request('GET', `${routes.findings(STUDY)}?wave=elders`, { token: researcher });
    expect(wave.statusCode).toBe(404);
  });
});
