import { Controller, Get, Param, Query } from '@nestjs/common';
import { Panel } from '@ido/api';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { parseWith } from '../http/parse-with';
import { PanelQuery } from './panel-query';
import { PanelService } from './panel.service';

/** Who keeps taking part. */
@Controller('/studies/:study/panel')
@StaffAccess()
export class PanelController {
  constructor(private readonly service: PanelService) {}

  @Get()
  @Operation({
    summary:
      'Which waves each organisation answered, mergers counted for the successor, with retention from wave to wave',
    query: PanelQuery,
    answers: { 200: Panel },
  })
  find(
    @CurrentUser() user: SignedInUser,
    @Param('study') key: string,
    @Query(parseWith(PanelQuery)) query: PanelQuery,
  ): Promise<Panel> {
    return this.service.find(user, key, query);
  }
}
