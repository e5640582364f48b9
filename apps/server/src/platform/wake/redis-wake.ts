import { randomUUID } from 'node:crypto';
import type { Logger } from '@nestjs/common';
import type { RedisClient } from './redis';
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

  async listen(): Promise<this> {
    await this.subscriber.subscribe(CHANNEL, (message) => {
      const [from, topic] = message.split(' ');
      if (from !== this.self && topic) this.local.emit(topic);
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

  async close(): Promise<void> {
    this.local.removeAllListeners();
    await this.subscriber.close();
  }
}
