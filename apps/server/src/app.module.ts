import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module';
import { AnalysisModule } from './analysis/analysis.module';
import { AnsweringModule } from './answering/answering.module';
import { CleaningModule } from './cleaning/cleaning.module';
import { CodingModule } from './coding/coding.module';
import { ConcordanceModule } from './concordance/concordance.module';
import { CONFIG, type Config } from './config';
import { DatabaseModule } from './database/database.module';
import { DemoModule } from './demo/demo.module';
import { FindingsModule } from './findings/findings.module';
import { FirstLoad } from './first-load';
import { ExchangeModule } from './exchange/exchange.module';
import { HttpModule } from './http/http.module';
import { NextWaveModule } from './next-wave/next-wave.module';
import { ParticipantsModule } from './participants/participants.module';
import { PopulationModule } from './population/population.module';
import { JobsModule } from './jobs/jobs.module';
import { MessagesModule } from './messages/messages.module';
import { PanelModule } from './panel/panel.module';
import { PublishedModule } from './published/published.module';
import { QuestionnairesModule } from './questionnaires/questionnaires.module';
import { ReleasesModule } from './releases/releases.module';
import { RegisterModule } from './register/register.module';
import { StudiesModule } from './studies/studies.module';
import { TrendsModule } from './trends/trends.module';
import { WatchingModule } from './watching/watching.module';
import { WeightingModule } from './weighting/weighting.module';
import { TogetherModule } from './together/together.module';

/** The domain, one module per word. */
const FEATURES = [
  AccountsModule,
  AnalysisModule,
  AnsweringModule,
  CleaningModule,
  CodingModule,
  ConcordanceModule,
  ExchangeModule,
  FindingsModule,
  DemoModule,
  NextWaveModule,
  PanelModule,
  PopulationModule,
  ParticipantsModule,
  JobsModule,
  MessagesModule,
  PublishedModule,
  QuestionnairesModule,
  RegisterModule,
  ReleasesModule,
  StudiesModule,
  TrendsModule,
  WatchingModule,
  WeightingModule,
  TogetherModule,
];

/** The whole server for one configuration. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      global: true,
      providers: [{ provide: CONFIG, useValue: config }, FirstLoad],
      exports: [CONFIG],
      imports: [DatabaseModule, HttpModule, ...FEATURES],
    };
  }
}
