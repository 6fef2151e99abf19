import { Injectable } from '@nestjs/common';
import { MOST_CODES, type ChangeCodes, type Code, type CodeChange, type CodeFrame } from '@ido/api';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { CodeFramesRepository } from './code-frames.repository';
import { codingProblem } from './coding-problems';
import { OutcomesRepository } from './outcomes.repository';

const MOST_CHANGES = 200;

type Recorded = Pick<CodeChange, 'label' | 'detail'>;

/** Code frames: what a study codes an open question with. */
@Injectable()
export class CodeFramesService {
  constructor(
    private readonly frames: CodeFramesRepository,
    private readonly outcomes: OutcomesRepository,
    private readonly transactions: Transactions,
  ) {}

  /** The frame of a question, empty when there is none yet. */
  async find(studyId: number, key: string): Promise<CodeFrame> {
    const frame = await this.frames.find(studyId, key);
    if (!frame) return { key, revision: 0, codes: [], changes: [] };
    const [codes, changes] = await Promise.all([
      this.frames.codes(frame.id),
      this.frames.changes(frame.id, MOST_CHANGES),
    ]);
    return {
      key,
      revision: frame.revision,
      codes,
      changes: changes.map(({ at, ...change }) => ({ ...change, at: at.toISOString() })),
    };
  }

  /**
   * Changes the frame. What was coded stays as it was chosen; a merge only changes what it counts as, so that it can be taken back.
   * @throws ProblemError `code-label-taken`, `too-many-codes`, `merged-code` (409), `unknown-code` (400)
   */
  async change(user: SignedInUser, studyId: number, key: string, change: ChangeCodes): Promise<CodeFrame> {
    await this.transactions.run(async (manager) => {
      const frame = await this.frames.locked(manager, studyId, key);
      const codes = await this.frames.codes(frame.id, manager);
      const write = (code: Code) => this.frames.change(manager, frame.id, code);
      const recorded = await this.apply(change, codes, {
        add: (code) => this.frames.add(manager, frame.id, code),
        change: write,
        order: (numbers) => this.frames.order(manager, frame.id, numbers),
      });
      await this.frames.record(manager, frame.id, { action: change.action, ...recorded }, user);
      if (change.action === 'merge' || change.action === 'restore') await this.outcomes.anew(manager, frame.id);
    });
    return this.find(studyId, key);
  }

  private async apply(change: ChangeCodes, codes: readonly Code[], write: FrameWriter): Promise<Recorded> {
    const find = (number: number): Code => {
      const code = codes.find((one) => one.number === number);
      if (!code) throw codingProblem.unknownCodes({ codes: [number] });
      return code;
    };
    const free = (label: string, but?: number) => {
      const same = (one: Code) => one.number !== but && one.label.toLowerCase() === label.toLowerCase();
      if (codes.some(same)) throw codingProblem.labelTaken({ label });
    };
    switch (change.action) {
      case 'add': {
        free(change.label);
        if (codes.length >= MOST_CODES) throw codingProblem.tooManyCodes({ most: MOST_CODES });
        await write.add(change);
        return { label: change.label, detail: 'Code toegevoegd.' };
      }
      case 'change': {
        const before = find(change.code);
        free(change.label, change.code);
        const { label, kind, role, description } = change;
        await write.change({ ...before, label, kind, role, description });
        return { label: before.label, detail: changedWords(before, change) };
      }
      case 'merge': {
        const [from, into] = [find(change.code), find(change.into)];
        if (from === into || into.mergedInto !== null) throw codingProblem.mergedCode({ label: into.label });
        if (from.mergedInto !== null) throw codingProblem.mergedCode({ label: from.label });
        await write.change({ ...from, mergedInto: into.number });
        return { label: from.label, detail: `Samengevoegd met ‘${into.label}’.` };
      }
      case 'retire': {
        const code = find(change.code);
        await write.change({ ...code, retired: true });
        return { label: code.label, detail: 'Niet meer in gebruik.' };
      }
      case 'restore': {
        const code = find(change.code);
        await write.change({ ...code, retired: false, mergedInto: null });
        return { label: code.label, detail: code.mergedInto === null ? 'Weer in gebruik.' : 'Weer een eigen code.' };
      }
      case 'order': {
        change.codes.forEach(find);
        await write.order([...new Set(change.codes)]);
        return { label: null, detail: 'Volgorde veranderd.' };
      }
    }
  }
}

interface FrameWriter {
  add(code: Pick<Code, 'label' | 'kind' | 'role' | 'description'>): Promise<void>;
  change(code: Code): Promise<void>;
  order(numbers: readonly number[]): Promise<void>;
}

function changedWords(before: Code, after: Pick<Code, 'label' | 'kind' | 'role' | 'description'>): string {
  const said = [
    ...(before.label === after.label ? [] : [`Heet nu ‘${after.label}’.`]),
    ...(before.kind === after.kind ? [] : [`Soort: ${KINDS[after.kind]}.`]),
    ...(before.role === after.role ? [] : [`Rol: ${after.role ?? 'geen'}.`]),
    ...(before.description === after.description ? [] : ['Omschrijving veranderd.']),
  ];
  return said.length === 0 ? 'Niets veranderd.' : said.join(' ');
}

const KINDS = { plain: 'gewone code', knelpunt: 'knelpunt', behoefte: 'behoefte' } as const;
