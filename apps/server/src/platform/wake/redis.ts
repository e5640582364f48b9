import type { Logger } from '@nestjs/common';
import { createClient } from 'redis';

const unconnected = (url: string) =>
  createClient({
    url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, 5_000), connectTimeout: 2_000 },
  });
export type RedisClient = ReturnType<typeof unconnected>;

/** Redis only wakes and remembers what may be forgotten, so the desk starts and runs without it being there. */
export async function connectRedis(url: string, logger: Logger): Promise<RedisClient> {
  const client = unconnected(url);
  let told = 0;
  client.on('error', (error: Error) => {
    if (Date.now() - told > 30_000) logger.warn(`Redis: ${error.message}; going on without it`);
    told = Date.now();
  });
  await Promise.race([client.connect(), new Promise((resolve) => setTimeout(resolve, 2_000).unref())]);
  return client;
}
