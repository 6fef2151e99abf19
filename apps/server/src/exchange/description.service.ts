import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  codebookCsv,
  codebookHtml,
  codebookXlsx,
  csvwMetadata,
  ddiCodebook,
  rScript,
  type ExportOptions,
} from '@ido/exchange';
import type { Codebook } from '@ido/questionnaire';
import { CodeVariables, withCodeVariables } from '../coding/code-variables';
import { Transactions } from '../database/transactions';
import { FiguresService } from '../analysis/figures.service';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveRow, WaveWithRole } from '../studies/wave-row';
import { fileName } from './attachment';
import { exportName } from './export-formats';
import { written } from './written';

/** Files that say what is in the other files: the codebook in its forms, metadata of the CSV, the script that reads it. */
@Injectable()
export class DescriptionService {
  constructor(
    private readonly figures: FiguresService,
    private readonly versions: CompiledVersions,
    private readonly codes: CodeVariables,
    private readonly transactions: Transactions,
  ) {}

  async codebook(wave: WaveRow, form: 'csv' | 'xlsx'): Promise<Readable | Buffer> {
    const codebook = await this.withCodes(wave);
    if (form === 'xlsx') return written((stream) => codebookXlsx(codebook, stream));
    return Buffer.from(codebookCsv(codebook));
  }

  async codebookHtml(wave: WaveRow): Promise<Buffer> {
    const { title, questionnaireTitle: questionnaire, version, syntheticNote: note } = wave;
    return Buffer.from(codebookHtml(await this.withCodes(wave), { title, questionnaire, version, note }));
  }

  /** With the frequencies that whoever asks may see. */
  async ddi(wave: WaveWithRole): Promise<Buffer> {
    const [codebook, { tables, population, responses }] = await Promise.all([
      this.withCodes(wave),
      this.figures.of(wave, {}, 'all'),
    ]);
    const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
    return Buffer.from(
      ddiCodebook(codebook, tables, {
        wave: wave.key,
        title: `${wave.studyTitle}: ${wave.title}`,
        study: wave.studyTitle,
        audience: wave.audience,
        population,
        responses,
        note: wave.syntheticNote,
        collectedFrom: day(wave.opensAt),
        collectedUntil: day(wave.closesAt),
        createdAt: new Date(),
      }),
    );
  }

  /** Of the CSV with the same options. */
  async csvw(wave: WaveRow, options: Omit<ExportOptions, 'note'>): Promise<Buffer> {
    const files = {
      responses: fileName(exportName(wave.key, 'answers'), 'csv'),
      codebook: fileName(exportName(wave.key, 'codebook'), 'csv'),
      title: wave.title,
    };
    return Buffer.from(csvwMetadata(await this.withCodes(wave), { ...options, note: wave.syntheticNote }, files));
  }

  async rScript(wave: WaveRow): Promise<Buffer> {
    const csv = fileName(exportName(wave.key, 'answers'), 'csv');
    const { title, syntheticNote: note } = wave;
    return Buffer.from(rScript(await this.withCodes(wave), { csv, title, note }));
  }

  /** What the questionnaire measures, with what the codes of open answers add to it: as in the files with answers. */
  private async withCodes(wave: WaveRow): Promise<Codebook> {
    const { variables } = (await this.versions.get(wave.versionId)).compiled.codebook;
    const codes = await this.transactions.read((runner) => this.codes.of(runner, wave.id, variables));
    return { variables: withCodeVariables(variables, codes) };
  }
}
