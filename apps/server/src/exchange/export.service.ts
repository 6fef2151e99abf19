import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  type ExportRow,
  bannerCsv,
  bannerXlsx,
  breakdownCsv,
  breakdownJsonStat,
  breakdownXlsx,
  writeResponses,
  writeResponsesJson,
  writeResponsesSav,
  writeResponsesXlsx,
  type ExportOptions,
} from '@ido/exchange';
import type { Codebook } from '@ido/questionnaire';
import { filterWords } from '@ido/report';
import { allOf } from '@ido/tabulation';
import { CodedResponsesRepository } from '../analysis/coded-responses.repository';
import { WeightingOfWave } from '../analysis/weighting-of-wave';
import { FiguresService } from '../analysis/figures.service';
import { TablesService } from '../analysis/tables.service';
import { problem } from '../http/problems';
import type { RawQuery } from '../analysis/breakdown-query';
import { CodeVariables, withCodeVariables } from '../coding/code-variables';
import { Transactions } from '../database/transactions';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveRow, WaveWithRole } from '../studies/wave-row';
import { CompleteResponsesRepository, type AnswerData } from './complete-responses.repository';
import { weightsByOrganisation } from './weights-by-organisation';
import { written } from './written';

type CellsForm = 'csv' | 'xlsx';

/** Answers and figures of a wave as files. What is a stream is made while it is sent, no faster than it is taken, and stops when nobody takes it any more. */
@Injectable()
export class ExportService {
  constructor(
    private readonly responses: CompleteResponsesRepository,
    private readonly figures: FiguresService,
    private readonly tables: TablesService,
    private readonly versions: CompiledVersions,
    private readonly codes: CodeVariables,
    private readonly transactions: Transactions,
    private readonly weightings: WeightingOfWave,
    private readonly coded: CodedResponsesRepository,
  ) {}

  /** All complete responses, in order of completion. */
  async cells(
    wave: WaveRow,
    form: CellsForm,
    { data, ...options }: Omit<ExportOptions, 'note'> & { readonly data: AnswerData },
  ): Promise<Readable> {
    const { codebook, codes } = await this.codebookOf(wave);
    const rows = this.responses.inOrder(wave.id, data, codes);
    const all = { ...options, note: wave.syntheticNote };
    if (form === 'xlsx') return written((stream) => writeResponsesXlsx(rows, codebook, all, stream));
    return stream(writeResponses(rows, codebook, all));
  }

  /** The same for SPSS; with `weights` also the weight of each response, by which SPSS then counts. @throws ProblemError as `WeightingOfWave.find` */
  async sav(wave: WaveWithRole, data: AnswerData, query: RawQuery): Promise<Readable> {
    const weighting = await this.weightings.find(wave, query);
    const population = weighting && (await this.transactions.read((runner) => this.coded.population(runner, wave.id)));
    const weights = population && weightsByOrganisation(weighting, population);
    const { compiled, codebook, codes } = await this.codebookOf(wave);
    const options = {
      codebook,
      title: wave.title,
      note: wave.syntheticNote,
      weighted: weighting?.title ?? null,
      createdAt: new Date(),
    };
    return stream(
      this.responses.withSizes(wave.id, codebook, data, codes, (rows, sizes) =>
        writeResponsesSav(weights ? withWeights(rows, weights) : rows, compiled, sizes, options),
      ),
    );
  }

  /** The same with the answers as SurveyJS has them; the codes of open answers stand beside them, each under the name of its variable. */
  async json(wave: WaveRow, data: AnswerData): Promise<Readable> {
    const { codebook, codes } = await this.codebookOf(wave);
    const meta = { wave: wave.key, title: wave.title, data, note: wave.syntheticNote };
    return stream(writeResponsesJson(this.responses.inOrder(wave.id, data, codes), codebook, meta));
  }

  /** What the questionnaire measures, with what the codes of open answers add to it. */
  private async codebookOf(wave: WaveRow) {
    const { compiled } = await this.versions.get(wave.versionId);
    const { variables } = compiled.codebook;
    const codes = await this.transactions.read((runner) => this.codes.of(runner, wave.id, variables));
    const codebook: Codebook = { variables: withCodeVariables(variables, codes) };
    return { compiled, codebook, codes };
  }

  /** The figures that the same query gives as a breakdown; of one variable with `variable`. */
  async breakdown(wave: WaveWithRole, form: CellsForm, query: RawQuery): Promise<Readable | Buffer> {
    const { tables, meta } = await this.figuresOf(wave, query);
    if (form === 'xlsx') return written((stream) => breakdownXlsx(tables, meta, stream));
    return Buffer.from(breakdownCsv(tables, meta));
  }

  /** The table that the same query gives on the page. */
  async table(wave: WaveWithRole, form: CellsForm, query: RawQuery): Promise<Readable | Buffer> {
    const { table, population, responses, variables, dimensions, query: read } = await this.tables.of(wave, query);
    if (!table) {
      const detail = 'Kies ten minste één vraag voor de rijen.';
      throw problem.invalid({ errors: [{ pointer: '/query/rows', code: 'required', detail }] });
    }
    const condition = allOf(read.filters, read.where);
    const where = condition && filterWords(condition, [...variables, ...dimensions]);
    const meta = { wave: wave.title, population, responses, where, note: wave.syntheticNote };
    if (form === 'xlsx') return written((stream) => bannerXlsx(table, meta, stream));
    return Buffer.from(bannerCsv(table, meta));
  }

  async jsonStat(wave: WaveWithRole, query: RawQuery): Promise<Buffer> {
    const { tables, meta } = await this.figuresOf(wave, query);
    return Buffer.from(breakdownJsonStat(tables, meta));
  }

  private async figuresOf(wave: WaveWithRole, raw: RawQuery) {
    const { tables, population, responses, weighting, query } = await this.figures.of(wave, raw, 'variable');
    const { by } = query;
    const names = { by: by?.title ?? null, byName: by?.name ?? null, weighting: weighting?.title ?? null };
    return { tables, meta: { wave: wave.title, population, responses, ...names, note: wave.syntheticNote } };
  }
}

const stream = (pieces: AsyncIterable<Uint8Array>) => Readable.from(pieces, { objectMode: false });

/** Rows with the weight of their organisation; 0 for who has none, as in the figures. */
async function* withWeights(
  rows: AsyncIterable<ExportRow>,
  weights: ReadonlyMap<string, number>,
): AsyncGenerator<ExportRow> {
  for await (const row of rows) yield { ...row, weight: weights.get(row.organisation ?? '') ?? 0 };
}
