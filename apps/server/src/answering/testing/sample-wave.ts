import { createHash, randomUUID } from 'node:crypto';
import { questionnaires, SYNTHETIC_NOTE } from '@ido/catalogue';
import { newReference, newToken, type WaveStatus } from '@ido/fieldwork';
import { compileQuestionnaire, type Answers, type CompiledQuestionnaire } from '@ido/questionnaire';
import type { DataSource } from 'typeorm';

/** A small questionnaire with everything that matters to storing and counting: routing, "weet ik niet", texts, more than 15 options. */
export const SAMPLE_DEFINITION = {
  title: 'Proef',
  pages: [
    {
      name: 'p1',
      elements: [
        {
          type: 'radiogroup',
          name: 'netwerk',
          title: 'Is er een netwerk?',
          isRequired: true,
          choices: [
            { value: 'ja', text: 'Ja' },
            { value: 'nee', text: 'Nee' },
            { value: 'weet-niet', text: 'Weet ik niet' },
          ],
        },
        { type: 'comment', name: 'omschrijving', title: 'Omschrijf het', visibleIf: "{netwerk} = 'ja'" },
        {
          type: 'checkbox',
          name: 'samenwerking',
          title: 'Wat doet u?',
          choices: [
            { value: 'overleg', text: 'Overleg' },
            { value: 'afspraken', text: 'Afspraken' },
            { value: 'contact', text: 'Contactpersoon' },
          ],
        },
        {
          type: 'checkbox',
          name: 'vragen',
          title: 'Waarover?',
          choices: Array.from({ length: 20 }, (_, k) => ({ value: `v${k}`, text: `Onderwerp ${k}` })),
        },
        { type: 'text', name: 'toelichting', title: 'Toelichting' },
      ],
    },
  ],
} as const;

/** Organisations of the register that sample waves are about. */
export const SAMPLE_ORGANISATIONS = [
  { code: 'GM0014', name: 'Groningen', province: 'Groningen', sizeClass: 'zeer-groot' },
  { code: 'GM0034', name: 'Almere', province: 'Flevoland', sizeClass: 'zeer-groot' },
  { code: 'GM0037', name: 'Stadskanaal', province: 'Groningen', sizeClass: 'middel' },
  { code: 'GM0050', name: 'Zeewolde', province: 'Flevoland', sizeClass: 'middel' },
] as const;

/** A wave in the database, with its questionnaire. */
export interface SampleWave {
  readonly id: number;
  readonly key: string;
  readonly studyKey: string;
  readonly compiled: CompiledQuestionnaire;
}

interface SampleOptions {
  readonly key: string;
  readonly study?: string;
  readonly status?: WaveStatus;
  readonly openAccess?: boolean;
  readonly synthetic?: boolean;
  readonly opensAt?: Date | null;
  readonly closesAt?: Date | null;
  /** Key of a questionnaire of the catalogue; otherwise the small one. */
  readonly questionnaire?: string;
  /** Default: the sample organisations. */
  readonly population?: readonly { code: string; name: string; province: string | null; sizeClass: string | null }[];
}

/** Stores a wave with its study, questionnaire and population, as far as they are not there yet. */
export async function createSampleWave(dataSource: DataSource, options: SampleOptions): Promise<SampleWave> {
  const { key, study = 'proef', status = 'open', openAccess = false, population = SAMPLE_ORGANISATIONS } = options;
  const catalogued = questionnaires.find((one) => one.key === options.questionnaire);
  const definition = catalogued?.definition ?? SAMPLE_DEFINITION;
  const text = JSON.stringify(definition);
  const one = async (sql: string, values: unknown[]): Promise<number> => {
    const rows: { id: number }[] = await dataSource.query(sql, values);
    return rows[0]!.id;
  };
  const studyId = await one(
    'INSERT INTO study (key, title) VALUES ($1, $1) ON CONFLICT (key) DO UPDATE SET title = EXCLUDED.title RETURNING id',
    [study],
  );
  const questionnaireId = await one(
    `INSERT INTO questionnaire (key, title, audience) VALUES ($1, $1, 'gemeenten')
     ON CONFLICT (key) DO UPDATE SET title = EXCLUDED.title RETURNING id`,
    [catalogued?.key ?? 'proef'],
  );
  await dataSource.query(
    `INSERT INTO questionnaire_version (questionnaire_id, number, definition, content_hash, published_at)
     VALUES ($1, 1, $2, $3, now()) ON CONFLICT DO NOTHING`,
    [questionnaireId, text, createHash('sha256').update(text).digest('hex')],
  );
  const versionId = await one('SELECT id FROM questionnaire_version WHERE questionnaire_id = $1', [questionnaireId]);
  const id = await one(
    `INSERT INTO wave (key, study_id, questionnaire_version_id, title, audience, status, open_access, synthetic_note, opens_at, closes_at)
     VALUES ($1, $2, $3, 'Meting ' || $1::text, 'gemeenten', $4, $5, $6, $7, $8) RETURNING id`,
    [
      key,
      studyId,
      versionId,
      status,
      openAccess,
      options.synthetic ? SYNTHETIC_NOTE : null,
      options.opensAt ?? null,
      options.closesAt ?? null,
    ],
  );
  await dataSource.query(
    `INSERT INTO organisation (code, type, name, province, valid_from)
     SELECT code, 'municipality', name, province, '2022-01-01'
     FROM unnest($1::text[], $2::text[], $3::text[]) AS o (code, name, province) ON CONFLICT DO NOTHING`,
    [population.map((o) => o.code), population.map((o) => o.name), population.map((o) => o.province)],
  );
  await dataSource.query(
    `INSERT INTO wave_population SELECT $1, code, province, size_class
     FROM unnest($2::text[], $3::text[], $4::text[]) AS o (code, province, size_class)`,
    [id, population.map((o) => o.code), population.map((o) => o.province), population.map((o) => o.sizeClass)],
  );
  return { id, key, studyKey: study, compiled: compileQuestionnaire(definition) };
}

/** An invitation: the token and what it opens. */
export interface SampleInvitation {
  readonly token: string;
  readonly responseId: string;
}

/** Stores an invitation for an organisation, or for nobody in particular. */
export async function invite(
  dataSource: DataSource,
  wave: SampleWave,
  organisation: string | null = null,
): Promise<SampleInvitation> {
  const responseId = randomUUID();
  const { token, secretHash } = newToken(wave.id, responseId);
  await dataSource.query(
    `WITH invited AS (INSERT INTO response (wave_id, id, organisation_code, invited_at) VALUES ($1, $2, $3, now()))
     INSERT INTO answer_link (wave_id, response_id, secret_hash, kind, created_by) VALUES ($1, $2, $4, 'personal', 'test')`,
    [wave.id, responseId, organisation, secretHash],
  );
  return { token, responseId };
}

/** Stores complete responses at once, as an import would; gives their ids. */
export async function addComplete(
  dataSource: DataSource,
  wave: SampleWave,
  responses: readonly { answers: Answers; organisation?: string | null }[],
): Promise<string[]> {
  const ids = responses.map(() => randomUUID());
  await dataSource.query(
    `WITH stored AS (
       INSERT INTO response (wave_id, id, organisation_code, status, revision, answers, coded, reference, completed_at)
       SELECT $1, r.id, r.organisation, 'complete', 1, r.answers::jsonb, r.coded, r.reference, now()
       FROM unnest($2::uuid[], $3::text[], $4::text[], $5::bytea[], $6::text[]) AS r (id, organisation, answers, coded, reference)
       RETURNING wave_id, id, revision, status, answers
     )
     INSERT INTO response_revision (wave_id, response_id, revision, status, answers, author, saved_at)
     SELECT wave_id, id, revision, status, answers, 'proef', now() FROM stored`,
    [
      wave.id,
      ids,
      responses.map(({ organisation }) => organisation ?? null),
      responses.map(({ answers }) => JSON.stringify(answers)),
      responses.map(({ answers }) => Buffer.from(wave.compiled.encode(answers))),
      responses.map(newReference),
    ],
  );
  return ids;
}
