import { PassThrough, Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  bannerCsv,
  bannerXlsx,
  breakdownCsv,
  breakdownXlsx,
  codebookCsv,
  codebookXlsx,
  writeResponses,
  writeResponsesXlsx,
  type ExportOptions,
} from '@ido/exchange';
import type { Codebook } from '@ido/questionnaire';
import { allOf, printWhere } from '@ido/tabulation';
import { FiguresService } from '../analysis/figures.service';
import { TablesService } from '../analysis/tables.service';
import { problem } from '../http/problems';
import type { RawQuery } from '../analysis/breakdown-query';
import { type CodeVariable, CodeVariables, withCodeVariables } from '../coding/code-variables';
import { Transactions } from '../database/transactions';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveRow, WaveWithRole } from '../studies/wave-row';
import { CompleteResponsesRepository } from './complete-responses.repository';

/** Forms of every export. */
export type FileForm = 'csv' | 'xlsx';

/** Files of a wave. What is a stream is made while it is sent, no faster than it is taken, and stops when nobody takes it any more. */
@Injectable()
export class ExportService {
  constructor(
    private readonly responses: CompleteResponsesRepository,
    private readonly figures: FiguresService,
    private readonly tables: TablesService,
    private readonly versions: CompiledVersions,
    private readonly codes: CodeVariables,
    private readonly transactions: Transactions,
  ) {}

  /** All complete responses, in order of completion. */
  async answers(wave: WaveRow, form: FileForm, options: Omit<ExportOptions, 'note'>): Promise<Readable> {
    const { codebook, codes } = await this.codebookOf(wave);
    const rows = this.responses.inOrder(wave.id, codes);
    const all = { ...options, note: wave.syntheticNote };
    if (form === 'xlsx') return written((stream) => writeResponsesXlsx(rows, codebook, all, stream));
    return Readable.from(writeResponses(rows, codebook, all), { objectMode: false });
  }

  /** What the questionnaire measures. */
  async codebook(wave: WaveRow, form: FileForm): Promise<Readable | Buffer> {
    const { codebook } = await this.codebookOf(wave);
    if (form === 'xlsx') return written((stream) => codebookXlsx(codebook, stream));
    return Buffer.from(codebookCsv(codebook));
  }

  /** What the questionnaire measures, with what the codes of open answers add to it. */
  private async codebookOf(wave: WaveRow): Promise<{ codebook: Codebook; codes: readonly CodeVariable[] }> {
    const { compiled } = await this.versions.get(wave.versionId);
    const { variables } = compiled.codebook;
    const codes = await this.transactions.read((runner) => this.codes.of(runner, wave.id, variables));
    return { codebook: { variables: withCodeVariables(variables, codes) }, codes };
  }

  /** The figures that the same query gives as a breakdown; of one variable with `variable`. */
  async breakdown(wave: WaveWithRole, form: FileForm, query: RawQuery): Promise<Readable | Buffer> {
    const { tables, population, responses, weighting, query: read } = await this.figures.of(wave, query, 'variable');
    const meta = {
      wave: wave.title,
      population,
      responses,
      by: read.by?.title ?? null,
      weighting: weighting?.title ?? null,
      note: wave.syntheticNote,
    };
    if (form === 'xlsx') return written((stream) => breakdownXlsx(tables, meta, stream));
    return Buffer.from(breakdownCsv(tables, meta));
  }

  /** The table that the same query gives on the page. */
  async table(wave: WaveWithRole, form: FileForm, query: RawQuery): Promise<Readable | Buffer> {
    const { table, population, responses, query: read } = await this.tables.of(wave, query);
    if (!table) {
      const detail = 'Kies ten minste één vraag voor de rijen.';
      throw problem.invalid({ errors: [{ pointer: '/query/rows', code: 'required', detail }] });
    }
    const condition = allOf(read.filters, read.where);
    const where = condition && printWhere(condition);
    const meta = { wave: wave.title, population, responses, where, note: wave.syntheticNote };
    if (form === 'xlsx') return written((stream) => bannerXlsx(table, meta, stream));
    return Buffer.from(bannerCsv(table, meta));
  }
}

/** What is written to a stream, as a stream to be read. A failure breaks it off, so that half a file is not taken for a whole one. */
function written(write: (stream: PassThrough) => Promise<void>): Readable {
  const stream = new PassThrough();
  write(stream).catch((error: Error) => stream.destroy(error));
  return stream;
}
