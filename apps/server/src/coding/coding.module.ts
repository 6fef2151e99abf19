import { Global, Module } from '@nestjs/common';
import { CodeFramesRepository } from './code-frames.repository';
import { CodeFramesService } from './code-frames.service';
import { CodeHistory } from './code-history';
import { CodeVariables } from './code-variables';
import { CodingController } from './coding.controller';
import { CodingRepository } from './coding.repository';
import { CodingService } from './coding.service';
import { OutcomesRepository } from './outcomes.repository';

/** Coding of open answers; whoever makes figures or files asks it which variables the codes make. */
@Global()
@Module({
  controllers: [CodingController],
  providers: [
    CodeFramesRepository,
    CodeFramesService,
    CodeVariables,
    CodeHistory,
    CodingRepository,
    CodingService,
    OutcomesRepository,
  ],
  exports: [CodeVariables, CodeHistory],
})
export class CodingModule {}
