import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  codebookCsv,
  codebookHtml,
  codebookXlsx,
  csvwMetadata,
  ddiCodebook,
  rScript,
  withWeight,
  type ExportOptions,
} from '@ido/exchange';
import { wallClockOf } from '@ido/fieldwork';
import type { Codebook } from '@ido/questionnaire';
import { CodeVariables, withCodeVariables } from '../coding/code-variables';
import { Transactions } from '../database/transactions';
import { FiguresService } from '../analysis/figures.service';
import { WeightingOfWave } from '../analysis/weighting-of-wave';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveRow, WaveWithRole } from '../studies/wave-row';
import { fileName } from './attachment';
import { exportName } from './export-formats';
import { weightingName } from './weights-by-organisation';
import { written } from './written';

/**
 * Files that say what is in the other files: the codebook in its forms, metadata of the CSV, the script that reads it. With `weights` of the file with
 * that weighting. @throws ProblemError as `WeightingOfWave.find`
 */
@Injectable()
export class DescriptionService {
  constructor(
    private readonly figures: FiguresService,
    private readonly versions: CompiledVersions,
    private readonly codes: CodeVariables,
    private readonly transactions: Transactions,
    private readonly weightings: WeightingOfWave,
  ) {}

  async codebook(wave: WaveWithRole, form: 'csv' | 'xlsx', weights?: string): Promise<Readable | Buffer> {
    const codebook = await this.withWeight(wave, weights);
    if (form === 'xlsx') return written((stream) => codebookXlsx(codebook, stream));
    return Buffer.from(codebookCsv(codebook));
  }

  async codebookHtml(wave: WaveWithRole, weights?: string): Promise<Buffer> {
    const { title, questionnaireTitle: questionnaire, version, syntheticNote: note } = wave;
    return Buffer.from(codebookHtml(await this.withWeight(wave, weights), { title, questionnaire, version, note }));
  }

  /** With the frequencies that whoever asks may see, without weights. */
  async ddi(wave: WaveWithRole, weights?: string): Promise<Buffer> {
    const [codebook, { tables, population, responses }] = await Promise.all([
      this.withWeight(wave, weights),
      this.figures.of(wave, {}, 'all'),
    ]);
    // A wave opens on a Dutch day: at midnight that is still the day before in UTC.
    const day = (date: Date | null) => date && wallClockOf(date).slice(0, 10);
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
  async csvw(
    wave: WaveWithRole,
    { weights, ...form }: Omit<ExportOptions, 'note' | 'weighted'> & { readonly weights?: string | undefined },
  ): Promise<Buffer> {
    const weighted = await this.nameOf(wave, weights);
    const files = {
      responses: fileName(exportName(wave.key, 'answers'), 'csv'),
      codebook: fileName(exportName(wave.key, 'codebook'), 'csv'),
      title: wave.title,
    };
    return Buffer.from(
      csvwMetadata(await this.withCodes(wave), { ...form, note: wave.syntheticNote, weighted }, files),
    );
  }

  async rScript(wave: WaveWithRole, weights?: string): Promise<Buffer> {
    const weighted = await this.nameOf(wave, weights);
    const csv = fileName(exportName(wave.key, 'answers'), 'csv');
    const { title, syntheticNote: note } = wave;
    return Buffer.from(rScript(await this.withCodes(wave), { csv, title, note, weighted }));
  }

  private async nameOf(wave: WaveWithRole, weights: string | undefined): Promise<string | null> {
    const weighting = await this.weightings.find(wave, { weights });
    return weighting && weightingName(weighting);
  }

  private async withWeight(wave: WaveWithRole, weights: string | undefined): Promise<Codebook> {
    const weighting = await this.nameOf(wave, weights);
    return withWeight(await this.withCodes(wave), weighting);
  }

  /** What the questionnaire measures, with what the codes of open answers add to it: as in the files with answers. */
  private async withCodes(wave: WaveRow): Promise<Codebook> {
    const { variables } = (await this.versions.get(wave.versionId)).compiled.codebook;
    const codes = await this.transactions.read((runner) => this.codes.of(runner, wave.id, variables));
    return { variables: withCodeVariables(variables, codes) };
  }
}
