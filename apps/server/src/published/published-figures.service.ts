import { Injectable } from '@nestjs/common';
import type { Variable } from '@ido/questionnaire';
import { publishedTable, type VariableTable } from '@ido/tabulation';
import type { WaveRow } from '../studies/wave-row';
import { PublishedRepository } from './published.repository';

/** The figures of a wave without microdata. */
export interface PublishedFigures {
  /** n of the report: the largest of its tables. */
  readonly responses: number;
  /** In the order of the variables. */
  readonly tables: readonly VariableTable[];
}

/** Makes breakdowns of published tables. */
@Injectable()
export class PublishedFiguresService {
  constructor(private readonly repository: PublishedRepository) {}

  async of(wave: WaveRow, variables: readonly Variable[]): Promise<PublishedFigures> {
    const rows = await this.repository.rows(wave.id);
    const options = { populationN: wave.population, percentagesFrom: wave.percentagesFrom };
    const tables = variables.flatMap((variable) => {
      const own = rows.filter((row) => row.variable === variable.name);
      const figures = own.map(({ category, count, share }) => ({ code: category, count, share }));
      return own[0] ? [publishedTable(variable, own[0].base, figures, options)] : [];
    });
    return { responses: Math.max(0, ...rows.map(({ base }) => base)), tables };
  }
}
