import { Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';
import { type Heartbeats, LocalHeartbeats, RedisHeartbeats } from './heartbeats';
import { connectRedis, disconnectRedis, type RedisClient } from './redis';
import { RedisWake } from './redis-wake';
import { LocalWake, Wake } from './wake';

export const REDIS = Symbol('redis');
export const HEARTBEATS = Symbol('heartbeats');

const logger = new Logger('Wake');

/** Two connections for what sockets of several processes signal one another; null for one process. */
export async function socketRedis(
  url: string | null,
): Promise<{ publisher: RedisClient; subscriber: RedisClient } | null> {
  return url
    ? { publisher: await connectRedis(url, logger), subscriber: await connectRedis(url, logger, { patient: true }) }
    : null;
}

/** Wake-ups and heartbeats: in memory for one process, through Redis for many. */
@Global()
@Module({
  providers: [
    {
      provide: REDIS,
      useFactory: (config: Config) => (config.redisUrl ? connectRedis(config.redisUrl, logger) : null),
      inject: [CONFIG],
    },
    {
      provide: Wake,
      useFactory: async (redis: RedisClient | null, config: Config) =>
        redis
          ? new RedisWake(redis, await connectRedis(config.redisUrl!, logger, { patient: true }), logger).listen()
          : new LocalWake(),
      inject: [REDIS, CONFIG],
    },
    {
      provide: HEARTBEATS,
      useFactory: (redis: RedisClient | null): Heartbeats =>
        redis ? new RedisHeartbeats(redis) : new LocalHeartbeats(),
      inject: [REDIS],
    },
  ],
  exports: [REDIS, Wake, HEARTBEATS],
})
export class WakeModule implements OnApplicationShutdown {
  constructor(
    private readonly wake: Wake,
    @Inject(REDIS) private readonly redis: RedisClient | null,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.wake.close();
    disconnectRedis(this.redis);
  }
}
