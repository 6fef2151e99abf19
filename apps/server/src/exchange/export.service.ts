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
import { weightsByOrganisation, weightingName } from './weights-by-organisation';
import { written } from './written';

type CellsForm = 'csv' | 'xlsx';

/** Which answers, and with which weights: `<scheme>` or `<scheme>.<version>`. */
interface AnswersAsked {
  readonly data: AnswerData;
  readonly weights?: string | undefined;
}

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

  /** All complete responses, in order of completion; as every file of answers with the weight of each where `weights` names a weighting. @throws ProblemError as `WeightingOfWave.find` */
  async cells(
    wave: WaveWithRole,
    form: CellsForm,
    { data, weights, ...options }: Omit<ExportOptions, 'note' | 'weighted'> & AnswersAsked,
  ): Promise<Readable> {
    const weighted = await this.weightsOf(wave, weights);
    const { codebook, codes } = await this.codebookOf(wave);
    const rows = weighted.rows(this.responses.inOrder(wave.id, data, codes));
    const all = { ...options, note: wave.syntheticNote, weighted: weighted.name };
    if (form === 'xlsx') return written((stream) => writeResponsesXlsx(rows, codebook, all, stream));
    return stream(writeResponses(rows, codebook, all));
  }

  /** The same for SPSS, which then counts by the weights. */
  async sav(wave: WaveWithRole, { data, weights }: AnswersAsked): Promise<Readable> {
    const weighted = await this.weightsOf(wave, weights);
    const { compiled, codebook, codes } = await this.codebookOf(wave);
    const options = {
      codebook,
      title: wave.title,
      note: wave.syntheticNote,
      weighted: weighted.name,
      createdAt: new Date(),
    };
    return stream(
      this.responses.withSizes(wave.id, codebook, data, codes, (rows, sizes) =>
        writeResponsesSav(weighted.rows(rows), compiled, sizes, options),
      ),
    );
  }

  /** The same with the answers as SurveyJS has them; the codes of open answers stand beside them, each under the name of its variable. */
  async json(wave: WaveWithRole, { data, weights }: AnswersAsked): Promise<Readable> {
    const weighted = await this.weightsOf(wave, weights);
    const { codebook, codes } = await this.codebookOf(wave);
    const meta = { wave: wave.key, title: wave.title, data, note: wave.syntheticNote, weighting: weighted.name };
    return stream(writeResponsesJson(weighted.rows(this.responses.inOrder(wave.id, data, codes)), codebook, meta));
  }

  /** What the weighting is called, and how rows get their weights; without one they stay as they are. */
  private async weightsOf(wave: WaveWithRole, weights: string | undefined) {
    const weighting = await this.weightings.find(wave, { weights });
    if (!weighting) return { name: null, rows: (rows: AsyncIterable<ExportRow>) => rows };
    const population = await this.transactions.read((runner) => this.coded.population(runner, wave.id));
    const of = weightsByOrganisation(weighting, population);
    return { name: weightingName(weighting), rows: (rows: AsyncIterable<ExportRow>) => withWeights(rows, of) };
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

/** Rows with the weight of their organisation; null for who has none, who does not count in the figures. */
async function* withWeights(
  rows: AsyncIterable<ExportRow>,
  weights: ReadonlyMap<string, number>,
): AsyncGenerator<ExportRow> {
  for await (const row of rows) yield { ...row, weight: weights.get(row.organisation ?? '') ?? null };
}
