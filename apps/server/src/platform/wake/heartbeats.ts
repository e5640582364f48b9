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

/** Falls back to what this process heard itself while Redis is away. */
export class RedisHeartbeats implements Heartbeats {
  private readonly local = new LocalHeartbeats();

  constructor(private readonly redis: RedisClient) {}

  async beat(key: string, ttlMs: number): Promise<void> {
    await this.local.beat(key, ttlMs);
    if (this.redis.isReady) await this.redis.set(`halfhour:beat:${key}`, '1', { PX: ttlMs });
  }

  async forget(key: string): Promise<void> {
    await this.local.forget(key);
    if (this.redis.isReady) await this.redis.del(`halfhour:beat:${key}`);
  }

  async alive(keys: string[]): Promise<Set<string>> {
    if (!this.redis.isReady || keys.length === 0) return this.local.alive(keys);
    const found = await this.redis.mGet(keys.map((key) => `halfhour:beat:${key}`));
    return new Set(keys.filter((_, i) => found[i] !== null));
  }
}
