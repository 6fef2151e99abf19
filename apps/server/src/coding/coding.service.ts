import { Injectable } from '@nestjs/common';
import type {
  CodedQuestions,
  CodedText,
  CoderAgreement,
  CodeTexts,
  CodingResult,
  QuoteText,
  SettleText,
} from '@ido/api';
import type { EntityManager } from 'typeorm';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import { followedTitles } from '../questionnaires/followed-titles';
import type { WaveRow } from '../studies/wave-row';
import { agreementOf } from './agreement';
import { CodeFramesRepository } from './code-frames.repository';
import { CodingRepository, type CodedPlace, type TextRow, type TextsAsked } from './coding.repository';
import { codingProblem } from './coding-problems';
import { mergedCodes } from './consensus';
import { openQuestions, type OpenQuestion } from './open-questions';
import { OutcomesRepository } from './outcomes.repository';

/** Texts that are coded along with one that says the same, at most. */
const MOST_ALONG = 5000;

/** Coding of open answers. */
@Injectable()
export class CodingService {
  constructor(
    private readonly repository: CodingRepository,
    private readonly frames: CodeFramesRepository,
    private readonly outcomes: OutcomesRepository,
    private readonly versions: CompiledVersions,
    private readonly transactions: Transactions,
  ) {}

  /** The open questions of a wave with how far each is. */
  async questions(wave: WaveRow, user: SignedInUser): Promise<CodedQuestions> {
    const version = await this.versions.get(wave.versionId);
    const questions = openQuestions(version.compiled.codebook);
    const follows = followedTitles(version);
    const frames = await Promise.all(questions.map(({ key }) => this.frames.find(wave.studyId, key)));
    const progress = await this.repository.progress(
      wave.id,
      questions.map(({ variable }) => variable.name),
      frames.map((frame) => frame?.id ?? -1),
      user.id,
    );
    const items = questions.map(({ variable }) => {
      const counted = progress.find(({ question }) => question === variable.name);
      return {
        question: variable.name,
        title: variable.title,
        follows: follows.get(variable.name) ?? null,
        role: variable.role ?? null,
        ...(counted ?? { texts: 0, coded: 0, mine: 0, disagreements: 0 }),
      };
    });
    return { items };
  }

  /** @throws ProblemError `unknown-resource` (404) for a question that is not open. */
  async question(wave: WaveRow, name: string): Promise<OpenQuestion> {
    const found = (await this.openQuestions(wave)).find(({ variable }) => variable.name === name);
    if (!found) throw problem.unknown({ what: 'Open vraag', key: name });
    return found;
  }

  /** A page of texts as rows, one more than `limit` when there are more. */
  async texts(
    wave: WaveRow,
    user: SignedInUser,
    question: string,
    asked: TextsAsked,
    limit: number,
    after: readonly string[] | null,
  ): Promise<{ rows: TextRow[]; total: number }> {
    return this.repository.list(await this.place(wave, question), user.id, asked, limit, after);
  }

  /** Keeps what the asker chose. Of a text that has changed meanwhile nothing is kept; it is named. */
  async code(wave: WaveRow, user: SignedInUser, question: string, { items, same }: CodeTexts): Promise<CodingResult> {
    return this.write(wave, user, question, items, async (manager, place, current) => {
      const along = [];
      if (same) {
        for (const item of current.slice(0, 1)) {
          const found = await this.repository.same(manager, place, user.id, item.response);
          along.push(...found.slice(0, MOST_ALONG).map((one) => ({ ...one, codes: item.codes })));
        }
      }
      const all = [...current, ...along].map((item) => ({ ...item, codes: [...new Set(item.codes)] }));
      await this.repository.keep(manager, place, user, all);
      return all.map(({ response }) => response);
    });
  }

  /** Settles what counts for a text. */
  async settle(wave: WaveRow, user: SignedInUser, question: string, body: SettleText): Promise<CodingResult> {
    return this.write(wave, user, question, [{ ...body, codes: body.codes ?? [] }], async (manager, place, current) => {
      if (current.length === 0) return [];
      await this.repository.settle(manager, place, body, user.name);
      return [body.response];
    });
  }

  /** Marks a text as one that may be quoted, in words that tell nobody who said it. */
  async quote(wave: WaveRow, user: SignedInUser, question: string, body: QuoteText): Promise<CodingResult> {
    return this.write(wave, user, question, [{ ...body, codes: [] }], async (manager, place, current) => {
      if (current.length === 0) return [];
      await this.repository.quote(manager, place, body, user.name);
      await audit(manager, {
        actor: user.id,
        action: body.text === null ? 'quotation.remove' : 'quotation.mark',
        subject: `${wave.key}/${question}`,
        detail: { response: body.response },
      });
      return [];
    });
  }

  /** How far each pair of coders agrees. */
  async agreement(wave: WaveRow, question: string): Promise<CoderAgreement> {
    const place = await this.place(wave, question);
    const [choices, codes] = await Promise.all([this.repository.codings(place), this.frames.codes(place.frameId)]);
    return { pairs: agreementOf(choices, codes, mergedCodes(codes)) };
  }

  private async openQuestions(wave: WaveRow): Promise<OpenQuestion[]> {
    return openQuestions((await this.versions.get(wave.versionId)).compiled.codebook);
  }

  private async place(wave: WaveRow, question: string): Promise<CodedPlace> {
    const { key } = await this.question(wave, question);
    const frame = await this.frames.find(wave.studyId, key);
    return { waveId: wave.id, question, frameId: frame?.id ?? -1 };
  }

  /**
   * What every change of codings goes through: the frame is locked, codes are looked up, texts that changed meanwhile are left out, and what
   * counts is made anew for the responses that `work` names.
   */
  private async write<Item extends { response: string; hash: string; codes: readonly number[] }>(
    wave: WaveRow,
    user: SignedInUser,
    question: string,
    items: readonly Item[],
    work: (manager: EntityManager, place: CodedPlace, current: readonly Item[]) => Promise<string[]>,
  ): Promise<CodingResult> {
    const { key } = await this.question(wave, question);
    const { place, changed, along } = await this.transactions.run(async (manager) => {
      const frame = await this.frames.locked(manager, wave.studyId, key);
      const inWave = { waveId: wave.id, question, frameId: frame.id };
      const known = new Set((await this.frames.codes(frame.id, manager)).map(({ number }) => number));
      const unknown = [...new Set(items.flatMap(({ codes }) => codes))].filter((code) => !known.has(code));
      if (unknown.length > 0) throw codingProblem.unknownCodes({ codes: unknown });
      const byResponse = new Map(items.map((item) => [item.response, item]));
      const hashes = await this.repository.hashes(manager, inWave, [...byResponse.keys()]);
      const isCurrent = ({ response, hash }: Item) => hashes.get(response) === hash;
      const touched = await work(manager, inWave, [...byResponse.values()].filter(isCurrent));
      await this.outcomes.of(manager, frame.id, wave.id, touched);
      const left = [...byResponse.values()].filter((item) => !isCurrent(item)).map(({ response }) => response);
      return { place: inWave, changed: left, along: touched.filter((response) => !byResponse.has(response)) };
    });
    const asked = [...new Set([...items.map(({ response }) => response), ...along.slice(0, 500)])];
    const rows = await this.repository.some(place, user.id, asked);
    return { items: rows.map(textOf), changed, along: along.length };
  }
}

/** A text as its coder may see it: what others chose only when he chose himself, or when there is something to settle. */
export function textOf({ place: _, mine, others, state, final, ...text }: TextRow): CodedText {
  const open = mine !== null || state === 'differs' || state === 'settled';
  return {
    ...text,
    mine: mine ?? [],
    otherCoders: others.length,
    others: open ? others : [],
    state: state ?? 'none',
    final: open ? final : null,
  };
}
