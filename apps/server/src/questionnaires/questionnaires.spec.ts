import { routes, type Page } from '@ido/api';
import { questionnaires as catalogue } from '@ido/catalogue';
import { FirstLoad } from '../first-load';
import { signInAs } from '../testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';
import type { QuestionnaireVersion, QuestionnaireWithDrafts } from './questionnaire-schemas';

const definition = {
  title: 'Proef',
  pages: [
    {
      name: 'een',
      elements: [{ type: 'radiogroup', name: 'mening', title: 'Wat vindt u?', choices: ['goed', 'slecht'] }],
    },
  ],
};
const unsupported = {
  pages: [
    {
      name: 'een',
      elements: [
        { type: 'signaturepad', name: 'handtekening' },
        { type: 'file', name: 'bijlage' },
      ],
    },
  ],
};

describe('questionnaires', () => {
  let server: TestApp;
  let token: string;
  beforeAll(async () => {
    server = await startTestApp({ DEMO: 'true' });
    token = await server.adminToken();
  });
  afterAll(() => server.close());
  const version = (key: string, number: number) =>
    server.request('GET', routes.questionnaireVersion(key, number), { token });

  it('of the catalogue are there, published as version 1', async () => {
    const { items } = (await server.request('GET', routes.questionnaires, { token })).json<
      Page<QuestionnaireWithDrafts>
    >();
    expect(items.map(({ key }) => key)).toEqual(catalogue.map(({ key }) => key).sort());
    expect(items.every(({ versions }) => versions.length === 1)).toBe(true);
  });

  it('show a version with its definition and codebook', async () => {
    const shown = (await version('gemeenten-regierol', 1)).json<QuestionnaireVersion>();
    expect(JSON.stringify(shown.definition)).toBe(JSON.stringify(catalogue[0]?.definition));
    expect(shown.publishedAt).not.toBeNull();
    expect(shown.variables.find(({ name }) => name === 'regierol')).toMatchObject({
      type: 'single',
      questionType: 'radiogroup',
    });
    expect((await version('gemeenten-regierol', 9)).statusCode).toBe(404);
    expect((await version('gemeenten-regierol', 0)).statusCode).toBe(400);
    expect((await version('onbekend', 1)).statusCode).toBe(404);
  });

  it('go from draft to published, and then never change: not by the API and not in the database', async () => {
    const body = { key: 'proef', title: 'Proef', audience: 'gemeenten', definition };
    const made = await server.request('POST', routes.questionnaires, { token, body });
    expect([made.statusCode, made.json<QuestionnaireVersion>().publishedAt]).toEqual([201, null]);
    const path = routes.questionnaireVersion('proef', 1);
    const changed = { ...definition, title: 'Proef 2' };
    expect((await server.request('PUT', path, { token, body: { definition: changed } })).json()).toMatchObject({
      definition: changed,
    });
    const published = await server.request('POST', `${path}/publication`, { token });
    expect([published.statusCode, published.json<QuestionnaireVersion>().publishedAt]).toEqual([
      201,
      expect.any(String),
    ]);
    const late = await server.request('PUT', path, { token, body: { definition } });
    expect([late.statusCode, late.json<{ type: string }>().type]).toEqual([
      409,
      'urn:ido-monitor:problem:version-published',
    ]);
    for (const statement of [
      "UPDATE questionnaire_version SET definition = '{}'",
      'DELETE FROM questionnaire_version',
    ]) {
      await expect(server.dataSource.query(`${statement} WHERE published_at IS NOT NULL`)).rejects.toThrow(
        'is published and cannot change',
      );
    }
    const next = await server.request('POST', `${routes.questionnaire('proef')}/versions`, {
      token,
      body: { definition },
    });
    expect(next.json()).toMatchObject({ number: 2, publishedAt: null });
    const found = await server.request('GET', routes.questionnaire('proef'), { token });
    expect(found.json()).toMatchObject({ versions: [1], drafts: [2] });
  });

  it('with what is not supported cannot be published: everything is named, with its place', async () => {
    const body = { key: 'kan-niet', title: 'Kan niet', audience: 'gemeenten', definition: unsupported };
    await server.request('POST', routes.questionnaires, { token, body });
    const answer = await server.request('POST', `${routes.questionnaireVersion('kan-niet', 1)}/publication`, { token });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      type: 'urn:ido-monitor:problem:unsupported-questionnaire',
      errors: [
        {
          pointer: expect.stringMatching(/^\/definition\/pages\/0\/elements\/0/),
          detail: expect.stringContaining('handtekening'),
        },
        {
          pointer: expect.stringMatching(/^\/definition\/pages\/0\/elements\/1/),
          detail: expect.stringContaining('bijlage'),
        },
      ],
    });
  });

  it('are written by researchers, read by every member of staff', async () => {
    const reader = await signInAs(server, 'lezer@example.nl', [{ study: 'ido-monitor', role: 'reader' }]);
    const researcher = await signInAs(server, 'onderzoeker@example.nl', [{ study: 'ido-monitor', role: 'researcher' }]);
    const body = { key: 'van-mij', title: 'Van mij', audience: 'gemeenten', definition };
    const post = (by: string) => server.request('POST', routes.questionnaires, { token: by, body });
    expect((await post(reader.token)).statusCode).toBe(403);
    expect((await post(researcher.token)).statusCode).toBe(201);
    expect((await post(researcher.token)).statusCode).toBe(409);
    expect((await server.request('GET', routes.questionnaire('van-mij'), { token: reader.token })).statusCode).toBe(
      200,
    );
  });

  it('of the catalogue get a new version when their content changed, and only then', async () => {
    const versions = async () =>
      (
        await server.request('GET', routes.questionnaire('outputregistratie'), { token })
      ).json<QuestionnaireWithDrafts>().versions;
    await server.app.get(FirstLoad).run();
    expect(await versions()).toEqual([1]);
    // As if the catalogue had said something else when version 1 was published.
    await server.dataSource.query('ALTER TABLE questionnaire_version DISABLE TRIGGER published_version_is_final');
    await server.dataSource.query(
      `UPDATE questionnaire_version v SET content_hash = 'anders' FROM questionnaire q WHERE q.id = v.questionnaire_id AND q.key = 'outputregistratie'`,
    );
    await server.dataSource.query('ALTER TABLE questionnaire_version ENABLE TRIGGER published_version_is_final');
    await server.app.get(FirstLoad).run();
    await server.app.get(FirstLoad).run();
    expect(await versions()).toEqual([1, 2]);
  });
});
