import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  API_VERSION,
  ReleasedFigures,
  type ChangedCell,
  type PublicStudy,
  type PublicWave,
  type Release,
  type ReleaseCheck,
  type ReleaseWithChanges,
  type VariableBreakdown,
} from '@ido/api';
import { canonicalJson } from '@ido/questionnaire';
import { noteText } from '@ido/tabulation';
import { FiguresService } from '../analysis/figures.service';
import { referenceOf } from '../analysis/reference';
import { readState, stateText } from '../analysis/wave-state';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import { followedTitles } from '../questionnaires/followed-titles';
import { WaveAccess } from '../studies/wave-access';
import type { WaveRow } from '../studies/wave-row';
import { changedCells } from './changed-cells';
import { releaseProblem } from './release-problems';
import { KeptFigures } from './kept-figures';
import { ReleasesRepository, type LastReleaseRow, type ListedRelease, type StoredRelease } from './releases.repository';

/** The last release of a wave with its figures. */
export interface LastRelease extends LastReleaseRow {
  readonly figures: ReleasedFigures;
}

/** Freezes the figures of a wave for whoever is not in the study team, and shows what was frozen to anybody. */
@Injectable()
export class ReleasesService {
  private readonly kept = new KeptFigures();

  constructor(
    private readonly access: WaveAccess,
    private readonly figures: FiguresService,
    private readonly releases: ReleasesRepository,
    private readonly transactions: Transactions,
    private readonly versions: CompiledVersions,
  ) {}

  /** What was released of a wave, newest first. @throws ProblemError as `WaveAccess.requireWave` */
  async list(user: SignedInUser, key: string): Promise<Release[]> {
    const wave = await this.access.requireWave(user, key, 'reader');
    return (await this.releases.list(wave.id)).map((release) => releaseOf(wave, release));
  }

  /** One release with what is different from the one before. @throws ProblemError unknown-resource */
  async one(user: SignedInUser, key: string, number: number): Promise<ReleaseWithChanges> {
    const wave = await this.access.requireWave(user, key, 'reader');
    const release = await this.find(wave, number);
    return { ...releaseOf(wave, listed(release)), changes: await this.titled(wave, release.changes) };
  }

  /**
   * Releases the figures of a closed wave as they are now. What was released before stays as it was.
   * @throws ProblemError still-open; nothing-changed when the last release has the same figures; released-meanwhile
   */
  async create(user: SignedInUser, key: string, note: string): Promise<ReleaseWithChanges> {
    const wave = await this.access.requireWave(user, key, 'researcher');
    if (wave.status === 'draft' || wave.status === 'open') throw releaseProblem.stillOpen({ wave: wave.title });
    const { figures, state } = await this.make(wave, null, true);
    const before = await this.releases.find(wave.id);
    const text = canonicalJson(figures);
    if (before?.figures === text) throw releaseProblem.nothingChanged({ number: before.number });
    const release: StoredRelease = {
      number: (before?.number ?? 0) + 1,
      state,
      figures: text,
      contentHash: hashOf(text),
      changes: before ? changedCells(figuresIn(before), figures) : [],
      note,
      author: user.name,
      software: API_VERSION,
      at: new Date(),
    };
    await this.transactions.run(async (manager) => {
      if (!(await this.releases.add(manager, wave.id, { ...release, authorId: user.id })))
        throw releaseProblem.releasedMeanwhile();
      await manager.query(`UPDATE wave SET status = 'published' WHERE id = $1 AND status = 'closed'`, [wave.id]);
      const detail = { number: release.number, contentHash: release.contentHash };
      await audit(manager, { actor: user.id, action: 'wave.release', subject: wave.key, detail });
    });
    return { ...releaseOf(wave, listed(release)), changes: await this.titled(wave, release.changes) };
  }

  /** Makes the figures of a release anew from its state and compares them byte for byte. @throws ProblemError of `stateProblem` */
  async check(user: SignedInUser, key: string, number: number): Promise<ReleaseCheck> {
    const wave = await this.access.requireWave(user, key, 'researcher');
    const release = await this.find(wave, number);
    // Made in the form that it has: earlier ones do not say how large the groups are.
    const withGroups = figuresIn(release).crossings.some(({ groups }) => groups !== undefined);
    const made = await this.make(wave, release.state, withGroups, variablesOf(release));
    const again = hashOf(canonicalJson(made.figures));
    return { same: again === release.contentHash, contentHash: release.contentHash, again };
  }

  /** A study as anybody may see it: nothing of what was not released. @throws ProblemError unknown-resource, also when nothing was released */
  async publicStudy(key: string): Promise<PublicStudy> {
    const study = await this.releases.ofStudy(key);
    if (!study || study.waves.length === 0) throw problem.unknown({ what: 'Onderzoek', key });
    return {
      ...study,
      waves: study.waves.map((wave) => ({
        key: wave.key,
        title: wave.title,
        audience: wave.audience,
        opensAt: wave.opensAt?.toISOString() ?? null,
        population: wave.population,
        syntheticNote: wave.syntheticNote,
        release: withoutAuthor(releaseOf(wave, wave)),
      })),
    };
  }

  /** The figures of the last release of a wave. @throws ProblemError unknown-resource, also when nothing was released */
  async publicWave(key: string): Promise<PublicWave> {
    const wave = await this.access.findWave(key);
    const release = wave && (await this.releases.find(wave.id));
    if (!wave || !release) throw problem.unknown({ what: 'Meting', key });
    return {
      study: { key: wave.studyKey, title: wave.studyTitle },
      title: wave.title,
      audience: wave.audience,
      syntheticNote: wave.syntheticNote,
      release: withoutAuthor(releaseOf(wave, listed(release))),
      figures: figuresIn(release),
    };
  }

  /** What was released last of each wave of a study, from the oldest wave to the newest; empty when nothing was, or for an unknown study. */
  async lastOfStudy(key: string): Promise<LastRelease[]> {
    const rows = await this.releases.lastOfStudy(key);
    return Promise.all(
      rows.map(async (row) => {
        const read = async () => figuresIn((await this.releases.find(row.waveId, row.number))!);
        return { ...row, figures: await this.kept.get(row.contentHash, read) };
      }),
    );
  }

  /** Changed cells of which those of a follow-up, and of its codes, say what it follows. */
  private async titled(wave: WaveRow, changes: readonly ChangedCell[]): Promise<ChangedCell[]> {
    const follows = followedTitles(await this.versions.get(wave.versionId));
    return changes.map((cell) => {
      const before = follows.get(cell.variable) ?? follows.get(cell.variable.replace(/\.code\d*$/, ''));
      return before === undefined ? cell : { ...cell, title: `${before} – ${cell.title}` };
    });
  }

  private async find(wave: WaveRow, number: number): Promise<StoredRelease> {
    const release = await this.releases.find(wave.id, number);
    if (!release) throw problem.unknown({ what: 'Vrijgave', key: String(number) });
    return release;
  }

  /** The figures as a reader may see them, of one state: as a whole and by each open dimension. */
  private async make(
    wave: WaveRow,
    asked: string | null,
    withGroups: boolean,
    only: ReadonlySet<string> | null = null,
  ): Promise<{ figures: ReleasedFigures; state: string }> {
    // The study team itself looks at the state; what comes out is what a reader gets.
    const whole = await this.figures.released(wave, asked === null ? null : readState(asked), null, only);
    const state = whole.state!;
    const crossed = [];
    for (const { name } of whole.dimensions) crossed.push(await this.figures.released(wave, state, name, only));
    const figures: ReleasedFigures = {
      wave: wave.key,
      questionnaire: { key: wave.questionnaireKey, version: wave.version },
      population: whole.population,
      responses: whole.responses,
      crossings: [whole, ...crossed].map(({ query, tables, groups }) => ({
        by: query.by?.name ?? null,
        title: query.by?.title ?? null,
        variables: tables.map((table) => ({ ...table, note: noteText(table.notes, table) }) as VariableBreakdown),
        ...(withGroups && groups && { groups: [...groups] }),
      })),
    };
    // As it is kept: without what JSON leaves out.
    return { figures: ReleasedFigures.parse(JSON.parse(JSON.stringify(figures))), state: stateText(state) };
  }
}

/** A release has the variables that there were: not those that a later version of the software would add. */
function variablesOf(stored: StoredRelease): ReadonlySet<string> {
  const [whole] = figuresIn(stored).crossings;
  return new Set(whole?.variables.map(({ name }) => name));
}

function listed(stored: StoredRelease): ListedRelease {
  const { figures: _figures, changes, ...release } = stored;
  return { ...release, responses: figuresIn(stored).responses, changed: changes.length };
}

function figuresIn({ figures }: StoredRelease): ReleasedFigures {
  return ReleasedFigures.parse(JSON.parse(figures));
}

function releaseOf(wave: { readonly key: string }, release: ListedRelease): Release {
  const state = readState(release.state);
  return {
    number: release.number,
    at: release.at.toISOString(),
    author: release.author,
    note: release.note,
    reference: state ? referenceOf(wave, state, {}) : release.state,
    contentHash: release.contentHash,
    software: release.software,
    responses: release.responses,
    changed: release.number === 1 ? null : release.changed,
  };
}

function withoutAuthor({ author: _author, ...release }: Release): Omit<Release, 'author'> {
  return release;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
