import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#domain';
import { Public } from '../auth/principal';
import { sameText } from '../auth/tokens';
import { CONFIG, type Config } from '../config/config';
import { Database } from '../database/database';
import type { RedisClient } from '../wake/redis';
import { REDIS } from '../wake/wake.module';
import { Metrics } from './metrics';

@ApiExcludeController()
@Public()
@Controller()
export class TelemetryController {
  constructor(
    private readonly database: Database,
    private readonly numbers: Metrics,
    @Inject(REDIS) private readonly redis: RedisClient | null,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** 200 while the desk can do its work, 503 while it can't reach its database. Redis being away is told, not failed. */
  @Get('health')
  async health(@Res() reply: FastifyReply): Promise<void> {
    const database = await this.database.row('select 1 as one').then(
      () => 'up',
      () => 'down',
    );
    const redis = this.redis ? (this.redis.isReady ? 'up' : 'down') : 'none';
    await reply
      .status(database === 'up' ? 200 : 503)
      .send({ status: database, database, redis, roles: this.config.roles });
  }

  /** Counts tell of a company's business: whoever asks holds the token, or sits on this machine when there is none. */
  @Get('metrics')
  async metrics(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.mayRead(request)) throw new DomainError('forbidden');
    await reply.type(this.numbers.registry.contentType).send(await this.numbers.registry.metrics());
  }

  private mayRead({ headers, socket }: FastifyRequest): boolean {
    const { metricsToken } = this.config;
    if (metricsToken) return sameText(headers.authorization ?? '', `Bearer ${metricsToken}`);
    return LOOPBACK.has(socket.remoteAddress ?? '') && !headers['x-forwarded-for'] && !headers.forwarded;
  }
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
