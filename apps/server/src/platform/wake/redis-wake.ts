import { randomUUID } from 'node:crypto';
import type { Logger } from '@nestjs/common';
import { disconnectRedis, type RedisClient } from './redis';
import { Wake } from './wake';

const CHANNEL = 'halfhour:wake';

export class RedisWake extends Wake {
  private readonly self = randomUUID();

  constructor(
    private readonly publisher: RedisClient,
    private readonly subscriber: RedisClient,
    private readonly logger: Logger,
  ) {
    super();
  }

  /** Listens as soon as Redis is there; after an outage the client listens again by itself. */
  listen(): this {
    const heard = (message: string): void => {
      const [from, topic] = message.split(' ');
      if (from !== this.self && topic) this.local.emit(topic);
    };
    this.subscriber.subscribe(CHANNEL, heard).catch((error: unknown) => {
      this.logger.warn(`not listening for wake-ups yet: ${String(error)}`);
      if (this.subscriber.isOpen) this.subscriber.once('ready', () => this.listen());
    });
    return this;
  }

  up(topic: string): void {
    this.local.emit(topic);
    if (!this.publisher.isReady) return;
    this.publisher.publish(CHANNEL, `${this.self} ${topic}`).catch((error: unknown) => {
      this.logger.warn(`wake-up not published: ${String(error)}`);
    });
  }

  close(): Promise<void> {
    this.local.removeAllListeners();
    disconnectRedis(this.subscriber);
    return Promise.resolve();
  }
}
