import { Injectable } from '@nestjs/common';
import {
  FlagSettings,
  type CleaningOverview,
  type Flag,
  type ReviewedResponse,
  type ReviewedResponseDetail,
  type ReviewState,
} from '@ido/api';
import {
  DEFAULT_FLAGS,
  fastLimit,
  flagsOf,
  matricesOf,
  planReplay,
  type CleanedResponse,
  type PlannedRule,
} from '@ido/questionnaire';
import { DataSource } from 'typeorm';
import { problem } from '../http/problems';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveRow } from '../studies/wave-row';
import { questionTitles } from '../together/question-titles';
import { reviewedAnswers } from './answer-text';
import { CleaningLogRepository, type StoredEntry } from './cleaning-log.repository';
import { entriesAbout, entryBodies } from './entry-body';
import { ExaminedResponsesRepository, type ExaminedRow } from './examined-responses.repository';
import { noteOf } from './note.service';
import { ProgressRepository } from './progress.repository';

/** Flags are worked out anew for every look, so a large wave is looked at from its last responses back. */
const MOST_EXAMINED = 20_000;

interface Examined extends ReviewedResponse {
  readonly cleaned: CleanedResponse;
}

/** What examining needs besides the responses. */
interface Examination {
  readonly log: readonly StoredEntry[];
  readonly rules: readonly PlannedRule[];
  readonly several: ReadonlyMap<string, number>;
  readonly settings: FlagSettings;
  readonly median: number | null;
  readonly limit: number | null;
  examine(row: ExaminedRow): Examined;
}

/** What is narrowed to in a list of responses. */
export interface ReviewSelection {
  readonly state: ReviewState;
  readonly flag: Flag['kind'] | undefined;
  /** Of a rule that flags: the number of its entry. */
  readonly entry: number | undefined;
  readonly search: string | undefined;
}

/** Responses with their flags and what was decided about them. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly log: CleaningLogRepository,
    private readonly responses: ExaminedResponsesRepository,
    private readonly progress: ProgressRepository,
    private readonly versions: CompiledVersions,
  ) {}

  /** How the review of a wave stands. */
  async overview(wave: WaveRow): Promise<CleaningOverview> {
    const examination = await this.examination(wave);
    const rows = (await this.responses.last(wave.id, MOST_EXAMINED)).map((row) => examination.examine(row));
    const open = rows.filter(isOpen);
    const counts = await this.responses.counts(wave.id);
    const note = await noteOf(this.responses, wave.id, examination.log, counts);
    const kinds = (['too-fast', 'straight-line', 'duplicate'] as const).map((kind) => ({
      ...{ kind, entry: null, title: null },
      open: open.filter(({ flags }) => flags.some((flag) => flag.kind === kind)).length,
    }));
    const rules = examination.rules.flatMap(({ number, effect }) =>
      effect.kind !== 'flag'
        ? []
        : [
            {
              ...{ kind: 'rule' as const, entry: number, title: effect.title },
              open: open.filter(({ flags }) => flags.some((flag) => flag.kind === 'rule' && flag.entry === number))
                .length,
            },
          ],
    );
    return {
      ...note,
      responses: counts.responses,
      counted: counts.counted,
      examined: rows.length,
      open: open.length,
      accepted: rows.filter(({ verdict }) => verdict === 'accepted').length,
      corrected: counts.corrected,
      flags: [...kinds, ...rules],
      flagSettings: examination.settings,
      whichCounts: await this.log.whichCounts(this.dataSource, wave.id),
      severalResponses: examination.several.size,
      medianMinutes: examination.median,
      fastLimit: examination.limit,
      entries: examination.log.length,
      replaying: await this.progress.progress(this.dataSource, wave.id),
    };
  }

  /** Completed responses, the newest first, narrowed down; from after this moment and id. */
  async list(
    wave: WaveRow,
    selection: ReviewSelection,
    after: readonly [string, string] | null,
    limit: number,
  ): Promise<ReviewedResponse[]> {
    const examination = await this.examination(wave);
    const found: ReviewedResponse[] = [];
    for (const row of await this.responses.last(wave.id, MOST_EXAMINED)) {
      if (after && !isAfter(row, after)) continue;
      const { cleaned, ...examined } = examination.examine(row);
      if (isSelected(selection, examined, cleaned, row)) found.push(examined);
      if (found.length === limit) break;
    }
    return found;
  }

  /** One completed response with its answers, raw beside clean, and its history. @throws ProblemError unknown-resource */
  async find(wave: WaveRow, id: string): Promise<ReviewedResponseDetail> {
    const row = await this.responses.find(wave.id, id);
    if (row === null) throw problem.unknown({ what: 'Respons', key: id });
    const examination = await this.examination(wave);
    const { cleaned, ...examined } = examination.examine(row);
    const { compiled, definition } = await this.versions.get(wave.versionId);
    const titles = questionTitles(definition);
    const others = row.organisation === null ? [] : await this.responses.ofOrganisation(wave.id, row.organisation);
    return {
      ...examined,
      answers: reviewedAnswers(
        compiled.codebook,
        titles,
        compiled.shown(cleaned.answers),
        row.answers,
        cleaned.answers,
      ),
      history: entryBodies(entriesAbout(examination.log, row.id), examination.log, titles),
      others: others
        .filter((other) => other.id !== row.id)
        .map((other) => ({
          id: other.id,
          reference: other.reference,
          completedAt: other.completedAt.toISOString(),
          counted: other.counted,
        })),
    };
  }

  /** When responses of this wave are flagged. Settings that were saved in a form that is no more are the default. */
  async settings(waveId: number): Promise<FlagSettings> {
    return FlagSettings.catch(DEFAULT_FLAGS).parse(await this.log.flagSettings(waveId));
  }

  private async examination(wave: WaveRow): Promise<Examination> {
    const [{ compiled, definition }, log, several, settings, median] = await Promise.all([
      this.versions.get(wave.versionId),
      this.log.log(wave.id),
      this.responses.several(wave.id),
      this.settings(wave.id),
      this.responses.medianMinutes(wave.id),
    ]);
    const plan = planReplay(
      compiled,
      log.map(({ entry }) => entry),
    );
    const titles = questionTitles(definition);
    const limit = fastLimit(settings, median);
    const matrices = matricesOf(compiled.codebook);
    const ruleTitles = new Map(
      plan.rules.map(({ number, effect }) => [number, effect.kind === 'flag' ? effect.title : '']),
    );
    const examine = (row: ExaminedRow): Examined => {
      const { id, organisation, organisationName, reference, completedAt, minutes, counted } = row;
      const cleaned = plan.clean(row);
      const ofOrganisation = organisation === null ? 1 : (several.get(organisation) ?? 1);
      const around = { minutes, ofOrganisation, fastLimit: limit, matrices, ruleTitles };
      return {
        ...{ id, reference, minutes, counted, cleaned },
        organisation: organisation === null ? null : { code: organisation, name: organisationName ?? organisation },
        completedAt: completedAt.toISOString(),
        verdict: cleaned.verdict,
        correctedAnswers: cleaned.corrected.length,
        flags: flagsOf(settings, cleaned, around).map((flag) =>
          flag.kind === 'straight-line' ? { ...flag, title: titles.get(flag.question) ?? flag.question } : flag,
        ),
      };
    };
    return { log, rules: plan.rules, several, settings, median, limit, examine };
  }
}

const isOpen = ({ flags, verdict }: ReviewedResponse) => flags.length > 0 && verdict === null;

function isAfter({ completedAt, id }: ExaminedRow, [moment, last]: readonly [string, string]): boolean {
  const text = completedAt.toISOString();
  return text < moment || (text === moment && id < last);
}

function isSelected(
  { state, flag, entry, search }: ReviewSelection,
  response: ReviewedResponse,
  cleaned: CleanedResponse,
  { organisation, organisationName, reference }: ExaminedRow,
): boolean {
  const wanted = search?.toLowerCase();
  const text = `${organisationName ?? ''} ${organisation ?? ''} ${reference}`.toLowerCase();
  if (wanted !== undefined && !text.includes(wanted)) return false;
  const flagged = response.flags.some(
    (one) => one.kind === flag && (entry === undefined || (one.kind === 'rule' && one.entry === entry)),
  );
  if (flag !== undefined && !flagged) return false;
  switch (state) {
    case 'flagged':
      return isOpen(response);
    case 'accepted':
    case 'excluded':
      return response.verdict === state;
    case 'not-counting':
      return !response.counted && response.verdict !== 'excluded';
    case 'corrected':
      return cleaned.corrected.length > 0;
    case 'all':
      return true;
  }
}
