import type { RedisClient } from './redis';

/** Who was heard of lately. Kept in Redis for several processes, in memory for one; never in the database. */
export interface Heartbeats {
  beat(key: string, ttlMs: number): Promise<void>;
  forget(key: string): Promise<void>;
  alive(keys: string[]): Promise<Set<string>>;
}

export class LocalHeartbeats implements Heartbeats {
  private readonly until = new Map<string, number>();

  beat(key: string, ttlMs: number): Promise<void> {
    this.until.set(key, Date.now() + ttlMs);
    return Promise.resolve();
  }

  forget(key: string): Promise<void> {
    this.until.delete(key);
    return Promise.resolve();
  }

  alive(keys: string[]): Promise<Set<string>> {
    const now = Date.now();
    return Promise.resolve(new Set(keys.filter((key) => (this.until.get(key) ?? 0) > now)));
  }
}

/** How long it is believed what Redis said last, once it is away. */
const REMEMBERED_MS = 60_000;

/** Falls back to what this process heard, itself or from Redis, while Redis is away. */
export class RedisHeartbeats implements Heartbeats {
  private readonly local = new LocalHeartbeats();

  constructor(private readonly redis: RedisClient) {}

  async beat(key: string, ttlMs: number): Promise<void> {
    await this.local.beat(key, ttlMs);
    await this.ask(() => this.redis.set(`halfhour:beat:${key}`, '1', { PX: ttlMs }));
  }

  async forget(key: string): Promise<void> {
    await this.local.forget(key);
    await this.ask(() => this.redis.del(`halfhour:beat:${key}`));
  }

  async alive(keys: string[]): Promise<Set<string>> {
    if (keys.length === 0) return new Set();
    const found = await this.ask(() => this.redis.mGet(keys.map((key) => `halfhour:beat:${key}`)));
    if (!found) return this.local.alive(keys);
    const alive = keys.filter((_, i) => found[i] !== null);
    for (const key of alive) await this.local.beat(key, REMEMBERED_MS);
    return new Set(alive);
  }

  /** Null while Redis is away, also when it goes in the middle of an answer. */
  private ask<T>(command: () => Promise<T>): Promise<T | null> {
    return this.redis.isReady ? command().catch(() => null) : Promise.resolve(null);
  }
}
