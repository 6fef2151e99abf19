import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { WaveAccess } from '../studies/wave-access';
import { ProgressStreams } from './progress-streams';

/** Changes of a wave while a page is open. */
@Controller()
@StaffAccess()
export class ProgressEventsController {
  constructor(
    private readonly waves: WaveAccess,
    private readonly streams: ProgressStreams,
  ) {}

  @Get('/waves/:wave/progress/events')
  @Operation({
    summary:
      'Server-sent events: `progress` at once and at most once a second while something changes; `ended` when the session has',
    headers: [{ name: 'Last-Event-ID', description: 'The id of the last event that was received', required: false }],
    answers: { 200: { contentType: 'text/event-stream', description: 'Data of `progress` is a ProgressEvent' } },
  })
  async events(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wave = await this.waves.requireWave(user, key, 'reader');
    reply.hijack();
    const headers = {
      ...reply.getHeaders(),
      'content-type': 'text/event-stream; charset=utf-8',
      // The connection ends with the stream: one that is kept for later would keep the server from stopping.
      connection: 'close',
      // A proxy that collects answers before it sends them on would keep the events.
      'x-accel-buffering': 'no',
    };
    reply.raw.writeHead(200, headers as Record<string, string>);
    reply.raw.flushHeaders();
    // The head has gone: what fails now can only be told by breaking off, after which the browser comes back.
    await this.streams.open(wave.id, user, lastEventId ?? null, reply.raw).catch(() => reply.raw.destroy());
  }
}
