import { Injectable } from '@nestjs/common';
import type { Concordance, ConcordanceDecision, ConcordanceItem, ConcordanceSide } from '@ido/api';
import {
  compareCodebooks,
  inQuestionOrder,
  type CategoryPair,
  type Codebook,
  type ComparedVariable,
  type Variable,
  type Verdict,
} from '@ido/questionnaire';
import type { EntityManager } from 'typeorm';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import { ConcordanceRepository, type NamedVersion } from './concordance.repository';
import { readDecisions } from './decisions';
import type { StoredRow } from './stored-concordance';

/** How one variable of a version relates to another version: what every figure over waves goes by. */
export interface LinkedVariable {
  /** Name in the older version; null when the variable is new. */
  readonly from: string | null;
  /** Name in the newer version; null when the variable was dropped. */
  readonly to: string | null;
  readonly verdict: Verdict;
  /** Code in the older version → code in the newer one that it counts as; several may count as one, null counts as none. */
  readonly categories: readonly CategoryPair[];
  /** False: nobody has looked at it yet. Say so wherever it is used. */
  readonly confirmed: boolean;
  readonly note: string;
}

/** Concordances of questionnaire versions: proposed, kept, confirmed. */
@Injectable()
export class ConcordanceService {
  constructor(
    private readonly repository: ConcordanceRepository,
    private readonly versions: CompiledVersions,
    private readonly transactions: Transactions,
  ) {}

  /**
   * The link between two published versions by their ids (`wave.questionnaire_version_id`), the older first. A version is linked with itself by
   * identity. Asked for the first time, the proposal is stored, so that what is made with it stays the same.
   */
  async link(fromVersionId: number, toVersionId: number): Promise<readonly LinkedVariable[]> {
    if (fromVersionId === toVersionId) return identity((await this.versions.get(fromVersionId)).compiled.codebook);
    const rows = await this.ensured(fromVersionId, toVersionId);
    return rows.map(({ from, to, verdict, categories, confirmedAt, note }) => ({
      from,
      to,
      verdict,
      categories,
      confirmed: confirmedAt !== null,
      note,
    }));
  }

  /** How many variables have been confirmed; stores the proposal when there is none yet. */
  async progress(fromVersionId: number, toVersionId: number): Promise<{ total: number; confirmed: number }> {
    const rows = await this.ensured(fromVersionId, toVersionId);
    return { total: rows.length, confirmed: rows.filter(({ confirmedAt }) => confirmedAt !== null).length };
  }

  /** @throws ProblemError `unknown-resource` (404) for a version that does not exist or is not published. */
  async find(user: SignedInUser, fromReference: string, toReference: string): Promise<Concordance> {
    const [from, to] = await this.both(fromReference, toReference);
    const rows = await this.ensured(from.id, to.id);
    return this.describe(user, from, to, rows);
  }

  /** @throws ProblemError `unknown-resource` (404), `forbidden` (403), `invalid-input` (400) with everything that is wrong. */
  async decide(
    user: SignedInUser,
    fromReference: string,
    toReference: string,
    items: readonly ConcordanceDecision[],
  ): Promise<Concordance> {
    const [from, to] = await this.both(fromReference, toReference);
    if (!(await this.mayDecide(user, from, to))) throw problem.forbidden({ need: 'researcher' });
    const [older, newer] = await this.codebooks(from.id, to.id);
    const decidedBy = { id: user.id, name: user.name, at: new Date() };
    const { rows: decided, errors } = readDecisions(items, older, newer, decidedBy);
    if (errors.length > 0) throw problem.invalid({ errors });
    const rows = await this.transactions.run(async (manager) => {
      await this.repository.lock(manager, from.id, to.id);
      const stored = await this.repository.rows(from.id, to.id, manager);
      const touched = (row: StoredRow) =>
        items.some(
          (item) => (item.from !== null && item.from === row.from) || (item.to !== null && item.to === row.to),
        );
      const kept = stored.filter((row) => row.confirmedAt !== null && !touched(row));
      const next = withProposals(older, newer, [...kept, ...decided]);
      await this.repository.replace(manager, from.id, to.id, next);
      await audit(manager, {
        actor: user.id,
        action: 'concordance.decide',
        subject: `${fromReference}/${toReference}`,
        detail: { items: items.map((item) => ({ ...item, note: undefined })) },
      });
      return next;
    });
    return this.describe(user, from, to, rows);
  }

  private async both(from: string, to: string): Promise<[NamedVersion, NamedVersion]> {
    return [await this.version(from), await this.version(to)];
  }

  private async version(reference: string): Promise<NamedVersion> {
    const [, key, number] = /^(.+)\.([1-9]\d{0,8})$/.exec(reference) ?? [];
    const found = key === undefined ? null : await this.repository.version(key, Number(number));
    if (!found) throw problem.unknown({ what: 'Vastgestelde versie', key: reference });
    return found;
  }

  private mayDecide(user: SignedInUser, from: NamedVersion, to: NamedVersion): Promise<boolean> {
    return user.administrator ? Promise.resolve(true) : this.repository.mayDecide(user.id, from.id, to.id);
  }

  private async codebooks(from: number, to: number): Promise<[Codebook, Codebook]> {
    const [older, newer] = await Promise.all([this.versions.get(from), this.versions.get(to)]);
    return [older.compiled.codebook, newer.compiled.codebook];
  }

  private async ensured(from: number, to: number): Promise<readonly StoredRow[]> {
    const stored = await this.repository.rows(from, to);
    if (stored.length > 0) return stored;
    const [older, newer] = await this.codebooks(from, to);
    return this.transactions.run(async (manager: EntityManager) => {
      await this.repository.lock(manager, from, to);
      const meanwhile = await this.repository.rows(from, to, manager);
      if (meanwhile.length > 0) return meanwhile;
      const proposed = withProposals(older, newer, []);
      await this.repository.replace(manager, from, to, proposed);
      return proposed;
    });
  }

  private async describe(
    user: SignedInUser,
    from: NamedVersion,
    to: NamedVersion,
    rows: readonly StoredRow[],
  ): Promise<Concordance> {
    const [older, newer] = await this.codebooks(from.id, to.id);
    return {
      from: { key: from.key, version: from.version, title: from.title },
      to: { key: to.key, version: to.version, title: to.title },
      total: rows.length,
      confirmed: rows.filter(({ confirmedAt }) => confirmedAt !== null).length,
      editable: await this.mayDecide(user, from, to),
      items: rows.map((row) => itemOf(row, older, newer)),
    };
  }
}

function identity({ variables }: Codebook): LinkedVariable[] {
  return variables.map(({ name, categories }) => ({
    from: name,
    to: name,
    verdict: 'same',
    categories: categories.map(({ code }) => ({ from: code, to: code })),
    confirmed: true,
    note: '',
  }));
}

/** What was decided, completed with proposals for everything else, in the order of the questionnaires. */
function withProposals(older: Codebook, newer: Codebook, decided: readonly StoredRow[]): StoredRow[] {
  const proposals = compareCodebooks(older, newer, decided).map(proposedRow);
  return inQuestionOrder(older, newer, [...decided, ...proposals], (row) => row);
}

function proposedRow(row: ComparedVariable): StoredRow {
  const { foundBy, similarity, differences, candidates } = row;
  return {
    from: row.from?.name ?? null,
    to: row.to?.name ?? null,
    verdict: row.verdict,
    categories: row.categories,
    proposal: { foundBy, similarity, differences, candidates },
    note: '',
    confirmedBy: null,
    confirmedByName: null,
    confirmedAt: null,
  };
}

function itemOf(row: StoredRow, older: Codebook, newer: Codebook): ConcordanceItem {
  return {
    from: sideOf(older, row.from),
    to: sideOf(newer, row.to),
    verdict: row.verdict,
    categories: row.categories.map(({ from, to }) => ({ from, to })),
    note: row.note,
    confirmedBy: row.confirmedByName,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    foundBy: row.proposal.foundBy,
    similarity: row.proposal.similarity,
    differences: [...row.proposal.differences],
    candidates: [...row.proposal.candidates],
  };
}

function sideOf({ variables }: Codebook, name: string | null): ConcordanceSide | null {
  const variable: Variable | undefined = variables.find((one) => one.name === name);
  if (!variable) return null;
  return {
    name: variable.name,
    title: variable.title,
    type: variable.type,
    trendKey: variable.trendKey ?? null,
    categories: variable.categories.map(({ code, label }) => ({ code, label })),
  };
}
