import { Controller, Get } from '@nestjs/common';
import { API_VERSION, routes } from '@ido/api';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { PublicAccess } from './access';
import { Operation } from './operation';

const Health = z.object({ status: z.literal('ok'), database: z.literal('ok'), version: z.string() });

/** Whether the server can do its work; a database that does not answer makes it 503. */
@Controller()
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  @Get(routes.health)
  @PublicAccess()
  @Operation({ summary: 'Whether server and database answer', answers: { 200: Health } })
  async health(): Promise<z.infer<typeof Health>> {
    await this.dataSource.query('SELECT 1');
    return { status: 'ok', database: 'ok', version: API_VERSION };
  }
}
