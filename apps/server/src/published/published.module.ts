import { Module } from '@nestjs/common';
import { PublishedFiguresService } from './published-figures.service';
import { PublishedController } from './published.controller';
import { PublishedRepository } from './published.repository';
import { PublishedService } from './published.service';

/** Tables from reports: waves without microdata. */
@Module({
  controllers: [PublishedController],
  providers: [PublishedFiguresService, PublishedRepository, PublishedService],
  exports: [PublishedFiguresService],
})
export class PublishedModule {}
