import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/principal';
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

  @Get('metrics')
  async metrics(@Res() reply: FastifyReply): Promise<void> {
    await reply.type(this.numbers.registry.contentType).send(await this.numbers.registry.metrics());
  }
}
