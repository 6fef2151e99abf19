import { Injectable } from '@nestjs/common';
import {
  RoleName,
  type ChangeFinding,
  type Finding,
  type Findings,
  type WriteFinding,
  type WriteRoleState,
} from '@ido/api';
import type { VariableTable } from '@ido/tabulation';
import type { EntityManager } from 'typeorm';
import { FiguresService } from '../analysis/figures.service';
import { CodeVariables, type CodeVariable } from '../coding/code-variables';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import { mentionedNames, nameIndex } from '../register/mentioned-names';
import { RegisterRepository } from '../register/register.repository';
import { WaveAccess } from '../studies/wave-access';
import { isStillAnswered, type WaveWithRole } from '../studies/wave-row';
import { findingProblem } from './finding-problems';
import { FindingsRepository, type FindingCode } from './findings.repository';

/** The table of needs: per role its state, knelpunten and behoeften, each with its count and quotations. */
@Injectable()
export class FindingsService {
  constructor(
    private readonly repository: FindingsRepository,
    private readonly waves: WaveAccess,
    private readonly figures: FiguresService,
    private readonly codes: CodeVariables,
    private readonly versions: CompiledVersions,
    private readonly transactions: Transactions,
    private readonly register: RegisterRepository,
  ) {}

  /**
   * The findings of a study, with the coded answers of one wave counted: as the figures of that wave, so that both say the same and withhold the
   * same. Quotations are the edited ones, for whoever reads.
   * @param waveKey absent: the last wave with coded answers
   * @throws ProblemError `unknown-resource` (404)
   */
  async find(user: SignedInUser, studyKey: string, waveKey?: string): Promise<Findings> {
    const { id, role } = await this.waves.requireStudy(user, studyKey, 'reader');
    const [study, waves, written, states, codes] = await Promise.all([
      this.repository.study(id),
      this.repository.waves(id),
      this.repository.findings(id),
      this.repository.states(id),
      this.repository.codes(id),
    ]);
    const chosen = waveKey === undefined ? waves[0] : waves.find(({ key }) => key === waveKey);
    if (waveKey !== undefined && !chosen) throw problem.unknown({ what: 'Meting', key: waveKey });
    const wave = chosen ? await this.waves.requireWave(user, chosen.key, 'reader') : null;
    // As its figures: of a wave that is still answered, only the study team counts.
    const countable = wave !== null && (wave.role === 'researcher' || !isStillAnswered(wave));
    const coded = countable ? await this.codedFindings(wave, codes) : [];
    const byHand = written.map(({ role: of, ...finding }): Finding & { role: RoleName } => ({
      ...finding,
      role: of,
      question: null,
      code: null,
      base: null,
      suppressed: false,
      mentions: [],
    }));
    const names = nameIndex(role === 'researcher' ? await this.register.names() : []);
    const marked = [...coded, ...byHand].map((finding) => ({ ...finding, mentions: mentionsIn(finding, names) }));
    return {
      study,
      wave: wave && { key: wave.key, title: wave.title, syntheticNote: wave.syntheticNote },
      waves,
      editable: role === 'researcher',
      roles: RoleName.options.map((name) => ({
        role: name,
        state: states.find((one) => one.role === name)?.state ?? '',
        stateRevision: states.find((one) => one.role === name)?.revision ?? 0,
        findings: marked.flatMap(({ role: of, ...finding }) => (of === name ? [finding] : [])),
      })),
      withoutRole: coded.flatMap(({ role: of, question, text }) =>
        of === null && question !== null ? [{ question, label: text }] : [],
      ),
    };
  }

  async add(user: SignedInUser, studyKey: string, finding: WriteFinding): Promise<Findings> {
    await this.write(user, studyKey, 'finding.add', (manager, study) =>
      this.repository.add(manager, study, finding, user.name),
    );
    return this.find(user, studyKey);
  }

  /** @throws ProblemError `unknown-resource` (404); `finding-changed` (409) when it has another revision by now */
  async change(
    user: SignedInUser,
    studyKey: string,
    id: number,
    { revision, ...finding }: ChangeFinding,
  ): Promise<Findings> {
    await this.write(user, studyKey, 'finding.change', async (manager, study) => {
      await this.mayWrite(manager, study, id, revision);
      await this.repository.change(manager, study, id, finding, user.name);
      return id;
    });
    return this.find(user, studyKey);
  }

  /** @throws ProblemError as `change` */
  async remove(user: SignedInUser, studyKey: string, id: number, revision: number): Promise<Findings> {
    await this.write(user, studyKey, 'finding.remove', async (manager, study) => {
      await this.mayWrite(manager, study, id, revision);
      await this.repository.remove(manager, study, id);
      return id;
    });
    return this.find(user, studyKey);
  }

  /** @throws ProblemError `finding-changed` (409) when it has another revision by now */
  async writeState(user: SignedInUser, studyKey: string, role: RoleName, body: WriteRoleState): Promise<Findings> {
    await this.write(user, studyKey, 'role-state.write', async (manager, study) => {
      if (!(await this.repository.writeState(manager, study, role, body, user.name))) {
        const stored = (await this.repository.states(study, manager)).find((one) => one.role === role)!;
        const { revision, writtenBy, state: text } = stored;
        throw findingProblem.changed({ revision, writtenBy, text });
      }
      return role;
    });
    return this.find(user, studyKey);
  }

  /** Whether a finding is still what somebody looked at; it stays so until the end of the transaction. */
  private async mayWrite(manager: EntityManager, study: number, id: number, revision: number): Promise<void> {
    const stored = await this.repository.locked(manager, study, id);
    if (!stored) throw unknown(id);
    if (stored.revision !== revision) throw findingProblem.changed(stored);
  }

  private async write(
    user: SignedInUser,
    studyKey: string,
    action: string,
    work: (manager: EntityManager, study: number) => Promise<number | string>,
  ): Promise<void> {
    const { id } = await this.waves.requireStudy(user, studyKey, 'researcher');
    await this.transactions.run(async (manager) => {
      const what = await work(manager, id);
      await audit(manager, { actor: user.id, action, subject: studyKey, detail: { what } });
    });
  }

  private async codedFindings(wave: WaveWithRole, codes: readonly FindingCode[]) {
    const { compiled } = await this.versions.get(wave.versionId);
    const variables = await this.transactions.read((runner) =>
      this.codes.of(runner, wave.id, compiled.codebook.variables),
    );
    const used = variables.filter(({ frameId }) => codes.some((code) => code.frameId === frameId));
    if (used.length === 0) return [];
    const names = used.map(({ variable }) => variable.name);
    const [{ tables }, quotations] = await Promise.all([
      this.figures.of(wave, { variable: names }, 'variable'),
      this.repository.quotations(
        wave.id,
        used.map(({ frameId }) => frameId),
        used.map(({ text }) => text),
      ),
    ]);
    return used.flatMap((variable) => {
      const table = tables.find(({ name }) => name === variable.variable.name);
      return codes.flatMap((code) => {
        if (!table || code.frameId !== variable.frameId) return [];
        const quoted = quotations.find(({ frameId, number }) => frameId === code.frameId && number === code.number);
        const finding = codedFinding(wave, variable, table, code, quoted?.quotations ?? []);
        return finding ? [finding] : [];
      });
    });
  }
}

/** A code as finding; null for one that has no category (any more). What is withheld takes its quotations along. */
function codedFinding(
  wave: WaveWithRole,
  { variable, text }: CodeVariable,
  table: VariableTable,
  code: FindingCode,
  quotations: string[],
): (Finding & { role: RoleName | null }) | null {
  const figure = table.categories.find((category) => category.code === String(code.number));
  if (!figure) return null;
  const suppressed = table.suppressed !== undefined || figure.count === null;
  return {
    id: null,
    revision: null,
    question: text,
    code: code.number,
    kind: code.kind,
    role: code.role,
    text: code.label,
    source: {
      kind: 'open-answer',
      title: `${wave.title}: ${variable.title.replace(/ \(gecodeerd\)$/, '')}`.slice(0, 200),
      date: null,
      participants: null,
    },
    count: suppressed ? null : figure.count,
    base: suppressed ? null : table.answered,
    suppressed,
    quotations: suppressed ? [] : quotations,
    mentions: [],
  };
}

/** The source of coded answers is the wave and its question, which nobody has to make anonymous. */
function mentionsIn({ id, source, quotations }: Finding, names: ReturnType<typeof nameIndex>): string[] {
  const said = id === null ? quotations : [source.title, ...quotations];
  return [...new Set(said.flatMap((text) => mentionedNames(text, names)))];
}

const unknown = (id: number) => problem.unknown({ what: 'Bevinding', key: String(id) });
