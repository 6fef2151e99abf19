import { Controller, Get, Header, Inject } from '@nestjs/common';
import { routes } from '@ido/api';
import { z } from 'zod';
import { CONFIG, type Config } from '../config';
import { PublicAccess } from './access';
import { openApiOf } from './openapi';
import { Operation } from './operation';
import { DeclaredRoutes } from './routes';

/** The description of the API, made from the code that serves it. */
@Controller()
export class OpenApiController {
  private document: Record<string, unknown> | undefined;

  constructor(
    private readonly declared: DeclaredRoutes,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get(routes.openapi)
  @PublicAccess()
  @Header('access-control-allow-origin', '*')
  @Operation({ summary: 'This document', answers: { 200: z.record(z.string(), z.unknown()) } })
  openapi(): Record<string, unknown> {
    return (this.document ??= openApiOf(this.declared.all(), this.config.publicUrl));
  }
}
