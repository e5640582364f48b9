import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createAdapter } from '@socket.io/redis-adapter';
import type { Server, ServerOptions } from 'socket.io';
import { disconnectRedis, type RedisClient } from '../../platform/wake/redis';

const LARGEST_MESSAGE = 256 * 1024;

/**
 * One socket server for consoles and visitors: websocket only, so that no proxy needs sticky sessions. Redis carries signals between processes; events reach each process from the event table.
 */
export class SocketAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly redis: { publisher: RedisClient; subscriber: RedisClient } | null,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, {
      ...options,
      transports: ['websocket'],
      serveClient: false,
      maxHttpBufferSize: LARGEST_MESSAGE,
      perMessageDeflate: false,
      pingInterval: 20_000,
      pingTimeout: 20_000,
    } as Partial<ServerOptions> as ServerOptions) as Server;
    if (this.redis) server.adapter(createAdapter(forgiving(this.redis.publisher), forgiving(this.redis.subscriber)));
    return server;
  }

  override dispose(): Promise<void> {
    disconnectRedis(this.redis?.publisher ?? null);
    disconnectRedis(this.redis?.subscriber ?? null);
    return Promise.resolve();
  }
}

const UNAWAITED = ['publish', 'subscribe', 'pSubscribe', 'unsubscribe', 'pUnsubscribe'] as const;

/** The adapter awaits none of these; an outage would reject them unheard, which ends the process. Signals may be lost. */
function forgiving(client: RedisClient): RedisClient {
  for (const name of UNAWAITED) {
    const command = client[name].bind(client) as (...args: unknown[]) => Promise<unknown>;
    Object.assign(client, { [name]: (...args: unknown[]) => command(...args).catch(() => undefined) });
  }
  return client;
}
