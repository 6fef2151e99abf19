import { Module } from '@nestjs/common';
import { PublishedModule } from '../published/published.module';
import { WeightingModule } from '../weighting/weighting.module';
import { AnalysisController } from './analysis.controller';
import { CodedResponsesRepository } from './coded-responses.repository';
import { ColumnStore } from './column-store';
import { Disclosures } from './disclosures';
import { AskedState } from './asked-state';
import { FiguresService } from './figures.service';
import { PastColumns } from './past-columns';
import { PastCounted } from './past-counted';
import { PastPopulationRepository } from './past-population.repository';
import { PastResponsesRepository } from './past-responses.repository';
import { PastTables } from './past-tables';
import { SavedTablesController } from './saved-tables.controller';
import { SavedTablesRepository } from './saved-tables.repository';
import { TablesController } from './tables.controller';
import { TablesService } from './tables.service';
import { WaveCounter } from './wave-counter';
import { WeightingOfWave } from './weighting-of-wave';

/** Figures of waves. */
@Module({
  imports: [WeightingModule, PublishedModule],
  controllers: [AnalysisController, SavedTablesController, TablesController],
  providers: [
    AskedState,
    CodedResponsesRepository,
    ColumnStore,
    Disclosures,
    FiguresService,
    PastColumns,
    PastCounted,
    PastPopulationRepository,
    PastResponsesRepository,
    PastTables,
    SavedTablesRepository,
    TablesService,
    WaveCounter,
    WeightingOfWave,
  ],
  exports: [
    AskedState,
    CodedResponsesRepository,
    ColumnStore,
    Disclosures,
    FiguresService,
    PastColumns,
    TablesService,
    WaveCounter,
    WeightingOfWave,
  ],
})
export class AnalysisModule {}
