import { Module } from '@nestjs/common';
import { PanelController } from './panel.controller';
import { PanelRepository } from './panel.repository';
import { PanelService } from './panel.service';

/** Which organisations answered which waves. */
@Module({ controllers: [PanelController], providers: [PanelRepository, PanelService] })
export class PanelModule {}
