import type { Logger } from '@nestjs/common';
import type { createClient } from 'redis';

export type RedisClient = ReturnType<typeof createClient>;

/** Loaded by who has a Redis: its package is a seventh of all that a server loads. */
async function unconnected(url: string, disableOfflineQueue: boolean): Promise<RedisClient> {
  const redis = await import('redis');
  return redis.createClient({
    url,
    disableOfflineQueue,
    socket: { reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, 5_000), connectTimeout: 2_000 },
  });
}

/**
 * Redis only wakes and remembers what may be forgotten, so the desk starts and runs without it being there. What a
 * command asks meanwhile is refused; `patient` keeps it until Redis is back, as subscriptions want.
 */
export async function connectRedis(url: string, logger: Logger, { patient = false } = {}): Promise<RedisClient> {
  const client = await unconnected(url, !patient);
  let told = 0;
  client.on('error', (error: Error) => {
    if (Date.now() - told > 30_000) logger.warn(`Redis: ${error.message}; going on without it`);
    told = Date.now();
  });
  // It goes on trying by itself; what goes wrong is told by the event above.
  const connected = client.connect().catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([connected, new Promise((resolve) => (timer = setTimeout(resolve, 2_000)))]);
  clearTimeout(timer);
  return client;
}

/** Ends a connection at once, also one that never came up. */
export function disconnectRedis(client: RedisClient | null): void {
  if (client?.isOpen) client.destroy();
}
