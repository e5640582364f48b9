import { Controller, Get, Ip, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AnyOrigin, Public } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { AgendaService } from './agenda.service';

/**
 * What other calendars read: the key alone opens it, and no cookie is asked for. The key stands behind the question mark, since paths are
 * written to the log.
 */
@ApiExcludeController()
@Public()
@AnyOrigin()
@Controller('agenda.ics')
export class AgendaFeedController {
  constructor(
    private readonly agenda: AgendaService,
    private readonly limits: RateLimits,
  ) {}

  @Get()
  async read(
    @Query('key') key: unknown,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.limits.take('agenda_feed', ip);
    const text = await this.agenda.text(typeof key === 'string' ? key : '');
    // Only now: a refusal is told as every other one is.
    void reply.type('text/calendar; charset=utf-8').headers(HEADERS);
    return text;
  }
}

const HEADERS = {
  'content-disposition': 'inline; filename="halfhour.ics"',
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
};
