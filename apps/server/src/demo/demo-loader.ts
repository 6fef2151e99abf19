import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DEMO_LIBRARY_NOTE, demoInvitations, demoLibraries, reconstructKwink2024 } from '@ido/catalogue';
import { newReference, newToken } from '@ido/fieldwork';
import { compileQuestionnaire } from '@ido/questionnaire';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config';
import { audit } from '../database/audit';
import { QuestionnaireRepository, type VersionRow } from '../questionnaires/questionnaire.repository';
import { CATALOGUE_COUNTED_ON, RegisterRepository } from '../register/register.repository';
import { StudyRepository } from '../studies/study.repository';
import { WaveRepository } from '../studies/wave.repository';
import { DEMO_STUDY, FOLLOW_UP, LIBRARIES_DRAFT, OPEN_WAVES, REGIEROL_2024, type DemoWave } from './demo-waves';

/** Loads the demo study into a database that has no study yet. */
@Injectable()
export class DemoLoader {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly studies: StudyRepository,
    private readonly waves: WaveRepository,
    private readonly register: RegisterRepository,
  ) {}

  /** Tokens of the demo's personal links when it was loaded now; null when it is not wanted, or there already are studies. */
  async load(manager: EntityManager): Promise<string[] | null> {
    if (!this.config.demo) return null;
    const existing: unknown[] = await manager.query('SELECT FROM study LIMIT 1');
    if (existing.length > 0) return null;
    const studyId = await this.studies.add(manager, DEMO_STUDY);
    if (studyId === null) return null;
    const version = await this.published(manager, REGIEROL_2024);
    await this.addResponses(manager, await this.addWave(manager, studyId, REGIEROL_2024), version);
    const tokens = await this.invite(manager, await this.addWave(manager, studyId, FOLLOW_UP));
    for (const wave of OPEN_WAVES) await this.addWave(manager, studyId, wave);
    await this.addLibraries(manager);
    await this.addWave(manager, studyId, LIBRARIES_DRAFT);
    await audit(manager, { actor: 'system', action: 'demo.load', subject: DEMO_STUDY.key });
    return tokens;
  }

  /** Made-up libraries, so that service areas and a population of libraries can be seen. */
  private async addLibraries(manager: EntityManager): Promise<void> {
    const entries = demoLibraries.map(({ code, name, province, inhabitants, serves }) => ({
      code,
      type: 'library' as const,
      name,
      province,
      validFrom: CATALOGUE_COUNTED_ON,
      validTo: null,
      successorCode: null,
      note: DEMO_LIBRARY_NOTE,
      inhabitants: [{ referenceDate: CATALOGUE_COUNTED_ON, inhabitants }],
      serves: serves.map((municipality) => ({ code: municipality, validFrom: CATALOGUE_COUNTED_ON, validTo: null })),
    }));
    await this.register.put(manager, entries);
  }

  private async published(manager: EntityManager, { questionnaire }: DemoWave): Promise<VersionRow> {
    const version = await this.questionnaires.newestPublished(manager, questionnaire);
    if (!version) throw new Error(`the catalogue has no ${questionnaire}`);
    return version;
  }

  private async addWave(manager: EntityManager, studyId: number, wave: DemoWave): Promise<number> {
    const version = await this.published(manager, wave);
    const questionnaire = await this.questionnaires.find(wave.questionnaire, manager);
    const audience = questionnaire?.audience ?? '';
    const id = await this.waves.add(manager, { ...wave, studyId, versionId: version.id, audience });
    if (id === null) throw new Error(`there already is a wave ${wave.key}`);
    return id;
  }

  /** The 37 reconstructed responses, as if they had been sent in while the enquête was open. */
  private async addResponses(manager: EntityManager, waveId: number, version: VersionRow): Promise<void> {
    const compiled = compileQuestionnaire(version.definition);
    for (const { organisationCode, completedAt, answers } of reconstructKwink2024()) {
      const problems = compiled.check(answers, 'complete');
      if (problems.length > 0)
        throw new Error(`the demo's answers do not fit: ${problems[0]?.pointer} ${problems[0]?.detail}`);
      const id = randomUUID();
      const coded = Buffer.from(compiled.encode(answers));
      await manager.query(
        `INSERT INTO response (wave_id, id, organisation_code, status, revision, answers, coded, reference,
           invited_at, started_at, saved_at, completed_at)
         VALUES ($1, $2, $3, 'complete', 1, $4, $5, $6, $7, $8, $8, $8)`,
        [
          waveId,
          id,
          organisationCode,
          JSON.stringify(answers),
          coded,
          newReference(),
          REGIEROL_2024.opensAt,
          completedAt,
        ],
      );
      await manager.query(
        `INSERT INTO response_revision (wave_id, response_id, revision, status, answers, author, saved_at)
         VALUES ($1, $2, 1, 'complete', $3, 'system', $4)`,
        [waveId, id, JSON.stringify(answers), completedAt],
      );
    }
  }

  private async invite(manager: EntityManager, waveId: number): Promise<string[]> {
    const tokens: string[] = [];
    for (const organisation of demoInvitations) {
      const id = randomUUID();
      const { token, secretHash } = newToken(waveId, id);
      await manager.query(
        `WITH invited AS (INSERT INTO response (wave_id, id, organisation_code, invited_at) VALUES ($1, $2, $3, now()))
         INSERT INTO answer_link (wave_id, response_id, secret_hash, kind, created_by) VALUES ($1, $2, $4, 'personal', 'system')`,
        [waveId, id, organisation, secretHash],
      );
      tokens.push(token);
    }
    return tokens;
  }
}
