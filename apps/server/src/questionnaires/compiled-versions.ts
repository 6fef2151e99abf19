import { Injectable } from '@nestjs/common';
import { compileQuestionnaire, type CompiledQuestionnaire } from '@ido/questionnaire';
import { DataSource } from 'typeorm';

/** How many versions are kept ready; the oldest unused one makes room. */
const CAPACITY = 50;

/** A questionnaire version, ready to check and encode answers. */
export interface CompiledVersion {
  readonly id: number;
  readonly questionnaire: string;
  readonly number: number;
  readonly contentHash: string;
  /** SurveyJS JSON as the author wrote it. */
  readonly definition: Record<string, unknown>;
  readonly compiled: CompiledQuestionnaire;
}

/** Published versions compiled once per process: they never change, so they never go stale. */
@Injectable()
export class CompiledVersions {
  private readonly ready = new Map<number, Promise<CompiledVersion>>();

  constructor(private readonly dataSource: DataSource) {}

  /**
   * The compiled version with this id (`wave.questionnaire_version_id`).
   * @throws Error when it does not exist or is not published: a wave cannot point at one.
   */
  get(versionId: number): Promise<CompiledVersion> {
    const found = this.ready.get(versionId) ?? this.compile(versionId);
    // Put last again: the first of a Map is the one that was not asked for longest.
    this.ready.delete(versionId);
    this.ready.set(versionId, found);
    if (this.ready.size > CAPACITY) this.ready.delete(this.ready.keys().next().value as number);
    return found;
  }

  private async compile(versionId: number): Promise<CompiledVersion> {
    try {
      const [row]: Omit<CompiledVersion, 'compiled'>[] = await this.dataSource.query(
        `SELECT v.id, q.key AS questionnaire, v.number, v.content_hash AS "contentHash", v.definition
           FROM questionnaire_version v JOIN questionnaire q ON q.id = v.questionnaire_id
          WHERE v.id = $1 AND v.published_at IS NOT NULL`,
        [versionId],
      );
      if (!row) throw new Error(`there is no published questionnaire version ${versionId}`);
      return { ...row, compiled: compileQuestionnaire(row.definition) };
    } catch (error) {
      // A failure is not kept: the database may be back the next time.
      this.ready.delete(versionId);
      throw error;
    }
  }
}
